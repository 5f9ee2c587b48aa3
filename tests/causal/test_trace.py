"""Tracing a policy or provision to the objectives."""

from __future__ import annotations

import pytest

from policygraph.causal import trace_effects
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.errors import ScopeError

GRAPH = teaching_graph(
    {
        "provisions": [provision("a"), provision("a", "2"), provision("b")],
        "effects": [effect("a", "1", "ind:coal", "+"), effect("a", "2", "ind:nev", "+"), effect("b", "1", "ind:nev", "-")],
    }
)  # fmt: skip


def test_a_policy_is_traced_through_all_its_provisions() -> None:
    found = trace_effects(GRAPH, "pol:a")
    assert set(found["provision"]) == {"prv:a/1", "prv:a/2"}
    coal = found[(found["provision"] == "prv:a/1") & (found["objective"] == "obj:dual-carbon")].iloc[0]
    assert coal["harming_chain"] == "eff:a/1/coal inf:coal-co2"
    assert coal["helping_chain"] == ""
    assert coal["net"] < 0


def test_one_provision_and_one_objective_may_be_asked_for() -> None:
    found = trace_effects(GRAPH, "prv:b/1", "obj:energy-security")
    assert found[["provision", "objective"]].to_numpy().tolist() == [["prv:b/1", "obj:energy-security"]]
    assert found["harming_chain"].item() == "eff:b/1/nev inf:nev-oil"


def test_what_reaches_nothing_gives_an_empty_table_with_its_columns() -> None:
    found = trace_effects(GRAPH, "pol:c")
    assert found.empty
    assert {"provision", "objective", "helps", "harms", "helping_chain", "harming_chain"} <= set(found.columns)


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(ScopeError, match="pol:zz"):
        trace_effects(GRAPH, "pol:zz")
    with pytest.raises(ScopeError, match="obj:zz"):
        trace_effects(GRAPH, "pol:a", "obj:zz")
