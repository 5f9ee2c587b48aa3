"""G9: the last instrument ends before the target is due."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision, target

NAME = "g09_ends_early"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_second_instrument_that_lasts_carries_it(found):
    both = {**RULE.example}
    both["policies"] = []
    both["provisions"] = [*RULE.example["provisions"], provision("c", instrument="tax_exemption")]
    both["effects"] = [*RULE.example["effects"], effect("c", "1", "ind:nev", "+")]
    assert found(NAME, both) == []


def test_without_any_instrument_it_is_a_matter_of_g1(found):
    bare = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")]}
    assert found(NAME, bare) == []
    (finding,) = found(NAME, RULE.example)
    assert "2027-12-31" in finding.explanation.en
