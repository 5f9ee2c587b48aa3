"""The chain from a finding to the objectives: which links carry it, and whether each end is helped or harmed."""

from __future__ import annotations

from functools import lru_cache

from policygraph.causal import paths_between
from policygraph.causal.links import GraphKey
from policygraph.checks.chains import Chain, chains_of
from policygraph.checks.levers import top_objectives
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.system import Objective

__all__ = ["chains_to_objectives", "goals_of"]


def chains_to_objectives(graph: PolicyGraph, finding: Finding) -> tuple[Chain, ...]:
    """Return the chains a finding rests on, else those that lead on from the indicator its parties share.

    A chain that starts at the indicator bears its name as ``party``; its sign is for the indicator rising.
    """
    told = tuple(chain for chain in chains_of(graph, finding) if chain.end.startswith("obj:"))
    if told or not finding.indicator:
        return told
    return _from_indicator(GraphKey(graph), finding.indicator, finding.objective)


@lru_cache(maxsize=4096)
def _from_indicator(key: GraphKey, indicator: str, objective: str) -> tuple[Chain, ...]:
    graph = key.graph
    direct = _measured(graph, indicator)
    if direct:
        return direct
    ends = (objective,) if objective else top_objectives(graph)
    paths = [paths_between(graph, indicator, end, length=3, limit=1) for end in ends]
    return tuple(Chain(indicator, found[0].end, found[0].sign, found[0].links) for found in paths if found)


def _measured(graph: PolicyGraph, indicator: str) -> tuple[Chain, ...]:
    rows = graph.rows(Objective)
    signs = {row.id: 1 for row in rows if indicator in row.measured_up}
    signs |= {row.id: -1 for row in rows if indicator in row.measured_down}
    return tuple(Chain(indicator, name, sign, ()) for name, sign in sorted(signs.items()))


def goals_of(graph: PolicyGraph, finding: Finding) -> frozenset[str]:
    """Return the objectives a finding concerns, by its own words or its indicator, and all objectives above them."""
    named = {finding.objective} | {party.id for party in finding.parties}
    return _with_parents(GraphKey(graph), frozenset(named & _objectives(GraphKey(graph))), finding.indicator)


@lru_cache(maxsize=8)
def _objectives(key: GraphKey) -> frozenset[str]:
    return frozenset(row.id for row in key.graph.rows(Objective))


@lru_cache(maxsize=4096)
def _with_parents(key: GraphKey, named: frozenset[str], indicator: str) -> frozenset[str]:
    ends = {chain.end for chain in _measured(key.graph, indicator)} if indicator else set()
    above = {row.id: row.parents for row in key.graph.rows(Objective)}
    found: set[str] = set()
    stack = [*named, *ends]
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(above.get(name, ()))
    return frozenset(found)
