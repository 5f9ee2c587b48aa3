"""Decisions that survive re-runs."""

from __future__ import annotations

import pytest

from policygraph.checks import apply_decisions, find_conflicts, read_decisions, record_decision
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.errors import UnreadableInput, UsageError

ROWS = {
    "provisions": [provision("a", instrument="output_cap"), provision("b", instrument="production_order")],
    "effects": [effect("a", "1", "ind:coal", "-"), effect("b", "1", "ind:coal", "+")],
}


def test_a_decision_is_shown_with_its_finding_and_outlives_new_dates(tmp_path):
    (finding,) = find_conflicts(teaching_graph(ROWS), codes=["C1"])
    path = record_decision(tmp_path / "decisions.toml", finding.id, "disputed", note='he said "no"', by="周")
    dated = {**ROWS, "provisions": [provision("a", instrument="output_cap", start="2021-05-01"), ROWS["provisions"][1]]}
    found = find_conflicts(teaching_graph(dated), codes=["C1"], decisions=read_decisions(path))
    (again,) = found
    assert again.decision == {"decision": "disputed", "note": 'he said "no"', "by": "周"}
    assert "周" in found[0].explain(lang="zh")


def test_a_decision_without_a_finding_is_kept_and_named(tmp_path):
    path = record_decision(tmp_path / "d.toml", "fnd:c01-0000000000", "accepted")
    decided, vanished = apply_decisions(find_conflicts(teaching_graph(ROWS)), read_decisions(path))
    assert vanished == ("fnd:c01-0000000000",)
    assert all(each.decision is None for each in decided)


def test_a_second_decision_replaces_the_first_and_keeps_the_others(tmp_path):
    path = tmp_path / "d.toml"
    for name, word in (("fnd:a", "accepted"), ("fnd:b", "accepted"), ("fnd:a", "not_applicable")):
        record_decision(path, name, word)
    assert {name: each["decision"] for name, each in read_decisions(path).items()} == {
        "fnd:a": "not_applicable",
        "fnd:b": "accepted",
    }


def test_a_wrong_word_and_a_broken_file_are_refused(tmp_path):
    with pytest.raises(UsageError):
        record_decision(tmp_path / "d.toml", "fnd:a", "maybe")
    assert read_decisions(tmp_path / "none.toml") == {}
    (tmp_path / "broken.toml").write_text("[[[")
    with pytest.raises(UnreadableInput) as caught:
        read_decisions(tmp_path / "broken.toml")
    assert caught.value.exit_code == 3
