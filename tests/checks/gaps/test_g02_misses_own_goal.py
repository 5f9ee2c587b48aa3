"""G2: works against the goal it declares."""

from __future__ import annotations

from policygraph.checks.teaching import effect, provision

NAME = "g02_misses_own_goal"


def rows(goal, indicator="ind:coal", sign="+"):
    return {"provisions": [provision("a", objectives=goal)], "effects": [effect("a", "1", indicator, sign)]}


def test_the_chain_is_told(found):
    (finding,) = found(NAME, rows("obj:dual-carbon"))
    assert "Coal output → CO2" in finding.explanation.en


def test_another_goal_or_a_direct_effect_is_silent(found):
    assert found(NAME, rows("obj:energy-security")) == []
    assert found(NAME, rows("")) == []
    # A direct effect on the measure is a question of coding.
    assert found(NAME, rows("obj:dual-carbon", "ind:co2")) == []
