"""S2: a technology that serves a goal."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision

NAME = "s02_technology"
RULE = next(rule for rule in RULES["synergies"] if rule.name == NAME)


def test_the_goal_and_the_promoter_are_named(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.technology, finding.objective) == ("tec:nev", "obj:dual-carbon")
    assert [party.role for party in finding.parties] == ["promotes", "technology"]


def test_a_promotion_that_ended_serves_nobody(found):
    ended = {**RULE.example, "provisions": [provision("a", end="2024-12-31")]}
    assert found(NAME, ended) == []
    assert found(NAME, {**RULE.example, "effects": [effect("a", "1", "ind:coal", "+")]}) == []
