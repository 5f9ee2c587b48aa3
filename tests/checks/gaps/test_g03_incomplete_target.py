"""G3: a target that cannot be checked."""

from __future__ import annotations

from policygraph.checks.teaching import provision, target

NAME = "g03_incomplete_target"


def rows(**cells):
    return {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45", **cells)]}


def test_a_change_needs_its_base(found):
    (finding,) = found(NAME, rows(nature="change", base_year=""))
    assert "base year" in finding.explanation.en
    assert found(NAME, rows(nature="change", base_year="2020")) == []


def test_a_standing_condition_has_no_year_to_state(found):
    assert found(NAME, rows(due_year="", standing="standing_condition")) == []
    assert len(found(NAME, rows(due_year=""))) == 1


def test_two_ends_of_a_range_are_one_gap_and_what_is_over_none(found):
    span = rows(nature="change", base_year="")
    span["targets"].append({**span["targets"][0], "id": "tgt:a/1/more", "value": "50"})
    (finding,) = found(NAME, span)
    assert [party.role for party in finding.parties] == ["incomplete", "repeats"]
    assert found(NAME, rows(nature="change", base_year="", due_year="2024")) == []
    assert found(NAME, rows(due_year="", end="2024-12-31")) == []


def test_a_change_from_a_peak_that_the_clause_dates_has_its_base(found):
    peak = rows(nature="change", base_year="")
    peak["targets"].append(target("a", "1", "ind:coal", "2028", nature="date", unit="year", due_year="2028"))
    assert found(NAME, peak) == []
