"""S3: one lever, both goals."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision

NAME = "s03_integrated"
RULE = next(rule for rule in RULES["synergies"] if rule.name == NAME)


def test_both_goals_are_helped(found):
    (finding,) = found(NAME, RULE.example)
    assert {party.id for party in finding.parties} >= {"obj:energy-security", "obj:dual-carbon"}


def test_less_of_what_users_want_is_not_praised(found):
    served = {
        "indicators": [
            {
                "id": "ind:served", "label_en": "Power served", "label_zh": "供电", "unit": "TWh/yr",
                "better_when": "up", "three_e": "energy", "trilemma": "supply", "levels": "path",
            }
        ],
        "influences": [
            {"id": f"inf:{end}", "source": "ind:served", "target": f"ind:{end}", "sign": "+", "strength": "3", "kind": "physical"}
            for end in ("co2", "oil")
        ],
        "evidence": [{"id": "evd:more", "about": "inf:co2;inf:oil", "source": "src:a", "stance": "supports"}],
        "provisions": [provision("a", instrument="power_rationing", modality="obliges")],
        "effects": [effect("a", "1", "ind:served", "-")],
    }  # fmt: skip
    assert found(NAME, served) == []
    served["indicators"][0]["better_when"] = "down"
    assert len(found(NAME, served)) == 1


def test_a_lever_that_parts_the_goals_is_a_trade_off(found):
    apart = {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "-")]}
    assert found(NAME, apart) == []
