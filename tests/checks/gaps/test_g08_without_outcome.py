"""G8: rules in force, outcome still low."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import provision, target

NAME = "g08_without_outcome"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_plan_is_no_rule_and_a_high_share_no_failure(found):
    plan = {**RULE.example, "provisions": [provision("a", instrument="plan", modality="obliges")]}
    assert found(NAME, plan) == []
    high = [{**RULE.example["observations"][0], "value": "80"}]
    assert found(NAME, {**RULE.example, "observations": high}) == []


def test_the_incentive_stands_beside(found):
    (finding,) = found(NAME, RULE.example)
    assert finding.also == ("C8",)
    assert "10 %" in finding.explanation.en


def test_a_share_that_reached_the_number_set_for_it_is_not_low(found):
    set_for = {"due_year": "2030", "basis": "", "base_year": ""}
    met = {**RULE.example, "targets": [target("a", "1", "ind:nev", "10", **set_for)]}
    assert found(NAME, met) == []
    assert len(found(NAME, {**met, "targets": [target("a", "1", "ind:nev", "11", **set_for)]})) == 1
