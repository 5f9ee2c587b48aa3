"""C4: a lower target than the level above, one finding for one number."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision, target

NAME = "c04_targets"


def rows(*targets, policies=()):
    return {
        "policies": [policy("a"), policy("c", "plc:P"), *(policies or [policy("b")])],
        "provisions": [provision("a"), provision("b"), provision("c")],
        "targets": list(targets),
    }


def low(value="30", **cells):
    return target("c", "1", "ind:nev", value, **cells)


def test_documents_that_repeat_a_number_make_one_finding(found):
    (finding,) = found(NAME, rows(target("a", "1", "ind:nev", "45"), target("b", "1", "ind:nev", "45.0"), low()))
    assert [party.role for party in finding.parties] == ["lower", "higher", "repeats"]
    assert "1 more" in finding.explanation.en


def test_a_new_repetition_keeps_the_id(found):
    one = found(NAME, rows(target("a", "1", "ind:nev", "45"), low()))
    two = found(NAME, rows(target("a", "1", "ind:nev", "45"), target("b", "1", "ind:nev", "45"), low()))
    assert [each.id for each in one] == [each.id for each in two]


def test_the_later_of_two_higher_numbers_counts(found):
    later = policy("b", text_date="2024-01-01")
    (finding,) = found(
        NAME, rows(target("a", "1", "ind:nev", "20"), target("b", "1", "ind:nev", "45"), low(), policies=[later])
    )
    assert {party.policy for party in finding.parties} == {"pol:b", "pol:c"}


def test_a_stricter_or_equal_number_is_no_conflict(found):
    assert found(NAME, rows(target("a", "1", "ind:nev", "45"), low("60"))) == []
    assert found(NAME, rows(target("a", "1", "ind:nev", "45"), low("45"))) == []


def test_about_leaves_room(found):
    assert found(NAME, rows(target("a", "1", "ind:nev", "45", approximate="yes", comparator="="), low("44"))) == []
    assert len(found(NAME, rows(target("a", "1", "ind:nev", "45", approximate="yes", comparator="="), low("40")))) == 1


def test_after_the_due_year_it_is_history(found):
    due = {"due_year": "2025"}
    (finding,) = found(NAME, rows(target("a", "1", "ind:nev", "45", **due), low(**due)))
    assert (finding.status, finding.period.end) == ("ended", "2025-12-31")


def test_another_basis_year_or_base_is_not_compared(found):
    assert found(NAME, rows(target("a", "1", "ind:nev", "45", basis="all vehicles"), low(basis="cars"))) == []
    assert found(NAME, rows(target("a", "1", "ind:nev", "45", due_year="2035"), low())) == []
    change = {"nature": "change", "base_year": "2020"}
    assert found(NAME, rows(target("a", "1", "ind:nev", "45", **change), low(nature="change", base_year="2015"))) == []


def test_a_broken_bound_outruns(found):
    (finding,) = found(NAME, rows(target("a", "1", "ind:nev", "45", comparator="<="), low("60")))
    assert finding.grade == "outruns"
