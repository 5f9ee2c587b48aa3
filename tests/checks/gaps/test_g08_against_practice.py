"""G8: practice against the rule."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision

NAME = "g08_against_practice"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_practice_of_government_is_a_policy(found):
    state = {**RULE.example}
    state["provisions"] = [RULE.example["provisions"][0], provision("b", modality="pays", actors="government")]
    assert found(NAME, state) == []


def test_an_act_is_no_practice_and_a_wish_no_rule(found):
    act = {**RULE.example, "policies": [policy("b")]}
    assert found(NAME, act) == []
    wish = {**RULE.example}
    wish["provisions"] = [provision("a", modality="recommends"), RULE.example["provisions"][1]]
    assert found(NAME, wish) == []


def test_both_are_named(found):
    (finding,) = found(NAME, RULE.example)
    assert [party.role for party in finding.parties] == ["acts", "practice"]
