"""S3: one lever, both goals."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision

NAME = "s03_integrated"
RULE = next(rule for rule in RULES["synergies"] if rule.name == NAME)


def test_both_goals_are_helped(found):
    (finding,) = found(NAME, RULE.example)
    assert {party.id for party in finding.parties} >= {"obj:energy-security", "obj:dual-carbon"}


def test_a_lever_that_parts_the_goals_is_a_trade_off(found):
    apart = {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "-")]}
    assert found(NAME, apart) == []
