"""Pushes on the graph's own map."""

from __future__ import annotations

import pytest

from policygraph.causal import press_objective
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.errors import ScopeError, UsageError
from policygraph.graph import PolicyGraph

ROWS = {"provisions": [provision("a"), provision("b", places="plc:Q")],
        "effects": [effect("a", "1", "ind:coal", "+"), effect("b", "1", "ind:price", "+")]}  # fmt: skip


def test_coal_helps_security_and_harms_carbon_in_every_draw() -> None:
    graph = teaching_graph(ROWS)
    secure = press_objective(graph, "prv:a/1", "obj:energy-security", draws=200)
    carbon = press_objective(graph, "prv:a/1", "obj:dual-carbon", draws=200)
    sure = {link["zero"] for _, link in secure.shares.loc[["obj:energy-security"]].iterrows()}
    assert secure.shares.loc["obj:energy-security", "negative"] == 0
    assert carbon.shares.loc["obj:dual-carbon", "positive"] == 0
    # The chain is only as sure as its influence: in the other draws nothing moves.
    assert all(0 < share < 1 for share in sure)
    assert set(secure.shares.index) == {"ind:coal", "ind:supply", "obj:energy-security"}
    assert secure.push == {"ind:coal": pytest.approx(0.4)}


def test_an_indicator_may_be_pushed_and_lowering_turns_the_answer() -> None:
    graph = teaching_graph(ROWS)
    raised = press_objective(graph, "ind:nev", "obj:energy-security", draws=200).shares
    assert raised.loc["ind:oil", "positive"] == 0
    assert raised.loc["obj:energy-security", "negative"] == 0
    falling = teaching_graph({**ROWS, "effects": [effect("a", "1", "ind:coal", "-")]})
    turned = press_objective(falling, "prv:a/1", "obj:dual-carbon", draws=200).shares
    assert turned.loc["obj:dual-carbon", "negative"] == 0


def test_what_lies_out_of_reach_is_said() -> None:
    graph = teaching_graph(ROWS)
    with pytest.raises(UsageError, match="No signed walk"):
        press_objective(graph, "prv:b/1", "obj:dual-carbon")
    with pytest.raises(UsageError, match="No signed walk"):
        press_objective(graph, "ind:nev", "obj:energy-security", length=1)
    with pytest.raises(ScopeError):
        press_objective(graph, "prv:zzz", "obj:dual-carbon")
    with pytest.raises(ScopeError):
        press_objective(graph, "prv:a/1", "ind:co2")


def test_the_bundled_map_gives_stable_systems(bundled: PolicyGraph) -> None:
    found = press_objective(bundled, "ind:coal-output", "obj:dual-carbon", draws=300)
    assert found.acceptance > 0.05
    assert found.verdict("obj:dual-carbon") in ("lowers", "ambiguous", "unmoved")
    assert found.shares.loc["obj:dual-carbon", "negative"] > found.shares.loc["obj:dual-carbon", "positive"]
