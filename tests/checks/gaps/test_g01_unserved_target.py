"""G1: a target without an instrument."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision, target

NAME = "g01_unserved_target"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)
SEARCHES = RULE.example["searches"]


def rows(**served):
    return {
        "provisions": [provision("a"), provision("b", **served)],
        "targets": [target("a", "1", "ind:nev", "45")],
        "effects": [effect("b", "1", "ind:nev", "+")],
        "searches": SEARCHES,
    }


def test_a_plan_serves_nothing_and_a_subsidy_does(found):
    (finding,) = found(NAME, rows(instrument="plan"))
    assert "instrument for the share" in finding.explanation.en
    assert "sea:t" in finding.evidence
    assert found(NAME, rows(instrument="purchase_subsidy")) == []


def test_an_instrument_that_ended_or_stands_elsewhere_does_not_serve(found):
    assert len(found(NAME, rows(instrument="purchase_subsidy", end="2024-12-31"))) == 1


def test_what_nobody_looked_for_is_no_gap(found):
    for none in (
        [],
        [{**SEARCHES[0], "words": ""}],
        [{**SEARCHES[0], "about": "pol:b"}],
        [{**SEARCHES[0], "documents": "1"}],
    ):
        assert found(NAME, {**rows(instrument="plan"), "searches": none}) == []


def test_steps_away_serves_too(found):
    # Fewer oil imports follow from more electric cars.
    oil = {
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy")],
        "targets": [target("a", "1", "ind:oil", "50", comparator="<=")],
        "effects": [effect("b", "1", "ind:nev", "+")],
        "searches": [{**SEARCHES[0], "about": "prv:a/1"}],
    }
    assert found(NAME, oil) == []
    assert len(found(NAME, {**oil, "effects": []})) == 1


def test_an_instrument_on_the_same_technology_or_in_the_clause_itself_may_serve(found):
    # A duty on load management, or a price for the plant, serves although the causal map has no chain for it.
    there = rows(instrument="capacity_payment", modality="pays", technologies="tec:bev")
    there["effects"] = []
    there["targets"] = [target("a", "1", "ind:nev", "45", technologies="tec:nev")]
    assert found(NAME, there) == []
    assert len(found(NAME, {**there, "targets": [target("a", "1", "ind:nev", "45", technologies="tec:coal")]})) == 1
    own = rows(instrument="plan")
    own["provisions"][0] = provision("a", instrument="construction_mandate", modality="obliges")
    assert found(NAME, own) == []


def test_a_repeated_number_is_one_gap_and_a_past_one_none(found):
    twice = {
        "provisions": [provision("a"), provision("b")],
        "targets": [target("a", "1", "ind:nev", "45"), target("b", "1", "ind:nev", "45")],
        "searches": SEARCHES,
    }
    (finding,) = found(NAME, twice)
    assert [party.role for party in finding.parties] == ["unserved", "searched", "repeats"]
    past = {**twice, "targets": [target("a", "1", "ind:nev", "45", due_year="2024")]}
    assert found(NAME, past) == []
