"""C8: made dearer by one, wanted by another."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision

NAME = "c08_penalised"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_only_what_is_better_is_wanted(found):
    unwanted = {**RULE.example, "effects": [effect("a", "1", "ind:charging", "-"), effect("b", "1", "ind:nev", "-")]}
    assert found(NAME, unwanted) == []


def test_a_physical_link_is_no_incentive(found):
    physical = [{**RULE.example["influences"][0], "kind": "physical"}]
    assert found(NAME, {**RULE.example, "influences": physical}) == []


def test_one_finding_for_a_clause_whoever_wants_it(found):
    many = {**RULE.example, "provisions": [*RULE.example["provisions"], provision("c")]}
    many["effects"] = [*RULE.example["effects"], effect("c", "1", "ind:nev", "+")]
    assert len(found(NAME, many)) == 1
