"""G1: a target without an instrument."""

from __future__ import annotations

from policygraph.checks.teaching import effect, provision, target

NAME = "g01_unserved_target"


def rows(**served):
    return {
        "provisions": [provision("a"), provision("b", **served)],
        "targets": [target("a", "1", "ind:nev", "45")],
        "effects": [effect("b", "1", "ind:nev", "+")],
    }


def test_a_plan_serves_nothing_and_a_subsidy_does(found):
    assert len(found(NAME, rows(instrument="plan"))) == 1
    assert found(NAME, rows(instrument="purchase_subsidy")) == []


def test_an_instrument_that_ended_or_stands_elsewhere_does_not_serve(found):
    assert len(found(NAME, rows(instrument="purchase_subsidy", end="2024-12-31"))) == 1


def test_one_step_away_serves_too(found):
    # Fewer oil imports follow from more electric cars.
    oil = {
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy")],
        "targets": [target("a", "1", "ind:oil", "50", comparator="<=")],
        "effects": [effect("b", "1", "ind:nev", "+")],
    }
    assert found(NAME, oil) == []


def test_a_repeated_number_is_one_gap_and_a_past_one_none(found):
    twice = {
        "provisions": [provision("a"), provision("b")],
        "targets": [target("a", "1", "ind:nev", "45"), target("b", "1", "ind:nev", "45")],
    }
    (finding,) = found(NAME, twice)
    assert [party.role for party in finding.parties] == ["unserved", "repeats"]
    past = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45", due_year="2024")]}
    assert found(NAME, past) == []
