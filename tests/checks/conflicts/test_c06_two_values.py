"""C6: two live documents, two values."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision, target

NAME = "c06_two_values"


def rows(first="30", second="25", **cells):
    return {
        "provisions": [provision("a"), provision("b", start="2022-01-01")],
        "targets": [target("a", "1", "ind:nev", first, **cells), target("b", "1", "ind:nev", second, **cells)],
    }


def test_values_and_years_come_from_the_targets(found):
    (finding,) = found(NAME, rows())
    assert "at least 25 % in 2030" in finding.explanation.en
    assert "at least 30 % in 2030" in finding.explanation.en
    assert [party.role for party in finding.parties] == ["earlier", "later"]


def test_two_years_are_two_questions(found):
    apart = rows()
    apart["targets"][1] = target("b", "1", "ind:nev", "30", due_year="2035")
    assert found(NAME, apart) == []


def test_one_number_in_many_documents_is_one_side(found):
    more = rows()
    more["policies"] = [policy("d", sources="src:a")]
    more["provisions"].append(provision("d"))
    more["targets"].append(target("d", "1", "ind:nev", "25"))
    (finding,) = found(NAME, more)
    assert [party.role for party in finding.parties].count("repeats") == 1


def test_a_sharper_number_keeps_the_earlier_one(found):
    assert found(NAME, rows("25", "30")) == []
    assert found(NAME, rows("25", "30", comparator="=")) == []
    # Of coal output neither more nor less is better: any other number is another number.
    neither = rows()
    flow = {"unit": "Mt/yr", "nature": "annual_flow", "basis": "", "base_year": "", "comparator": "="}
    neither["targets"] = [target("a", "1", "ind:coal", "25", **flow), target("b", "1", "ind:coal", "30", **flow)]
    assert len(found(NAME, neither)) == 1


def test_a_difference_within_rounding_is_none(found):
    assert found(NAME, rows("100", "98.5")) == []
    assert len(found(NAME, rows("100", "97"))) == 1


def test_a_peak_year_may_slip_over_its_due_year(found):
    date = {"nature": "date", "comparator": "<=", "unit": "year", "base_year": "", "basis": ""}
    moved = {
        "provisions": [provision("a"), provision("b", start="2022-01-01")],
        "targets": [
            target("a", "1", "ind:nev", "2025", due_year="2025", **date), target("b", "1", "ind:nev", "2030", due_year="2030", **date),
        ],
    }  # fmt: skip
    (finding,) = found(NAME, moved)
    assert "no later than 2025" in finding.explanation.en
    assert finding.status == "ended"


def test_another_place_is_no_second_live_document(found):
    far = rows()
    far["policies"] = [policy("b", "plc:P")]
    assert found(NAME, far) == []
