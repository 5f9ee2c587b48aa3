"""G6: no local rule found."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import provision

NAME = "g06_missing_local_rule"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_the_province_is_named_and_the_finding_only_possible(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.place, finding.overlap) == ("plc:R", "possible")
    assert "3 other provinces" in finding.explanation.en


def test_one_doer_shows_no_duty(found):
    few = {**RULE.example, "relations": RULE.example["relations"][:1]}
    assert found(NAME, few) == []


def test_a_pilot_is_no_duty_of_all(found):
    pilot = {**RULE.example, "provisions": [provision("a", instrument="pilot")]}
    assert found(NAME, pilot) == []


def test_a_place_nobody_searched_is_no_gap(found):
    assert found(NAME, {**RULE.example, "searches": []}) == []
