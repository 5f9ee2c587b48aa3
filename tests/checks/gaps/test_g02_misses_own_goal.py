"""G2: works against the goal it declares."""

from __future__ import annotations

import pytest

from policygraph.checks.teaching import effect, provision

NAME = "g02_misses_own_goal"


def rows(goal, indicator="ind:coal", sign="+", **cells):
    return {"provisions": [provision("a", objectives=goal, **cells)], "effects": [effect("a", "1", indicator, sign)]}


def test_the_chain_is_told(found):
    (finding,) = found(NAME, rows("obj:dual-carbon"))
    assert "Coal output → CO2" in finding.explanation.en
    # What it does itself comes first.
    assert len(found(NAME, rows("obj:dual-carbon", "ind:co2"))) == 1


def test_another_goal_is_silent_and_one_of_two_goals_is_a_trade_off(found):
    assert found(NAME, rows("obj:energy-security")) == []
    assert found(NAME, rows("")) == []
    assert found(NAME, rows("obj:dual-carbon;obj:energy-security")) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"instrument": "power_rationing", "modality": "obliges"},  # shares out a shortage
        {"instrument": "plate_exemption", "modality": "prohibits", "technologies": "tec:phev"},  # leaves out a part
    ],
)
def test_what_is_left_is_not_in_the_sign(found, cells):
    assert found(NAME, rows("obj:dual-carbon", "ind:nev", "-", **cells)) == []
    assert len(found(NAME, rows("obj:dual-carbon", "ind:nev", "-", technologies="tec:nev"))) == 1


def test_a_long_or_a_merely_likely_chain_is_not_what_the_clause_does(found):
    far = rows("obj:dual-carbon", "ind:price")
    far["influences"] = [
        {"id": "inf:p-c", "source": "ind:price", "target": "ind:coal", "sign": "+", "strength": "3", "kind": "physical"}
    ]
    far["evidence"] = [{"id": "evd:more", "about": "inf:p-c", "source": "src:a", "stance": "supports"}]
    assert found(NAME, far) == []
    likely = rows("obj:dual-carbon")
    likely["influences"] = [
        {
            "id": "inf:coal-co2",
            "source": "ind:coal",
            "target": "ind:co2",
            "sign": "+",
            "strength": "3",
            "kind": "market",
        }
    ]
    assert found(NAME, likely) == []
