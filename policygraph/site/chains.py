"""The chain from a finding to the objectives: which links carry it, and whether each end is helped or harmed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from policygraph.causal import paths_between, strongest_paths
from policygraph.causal.links import GraphKey
from policygraph.causal.paths import Path
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["Chain", "Step", "chains_of", "goals_of", "top_objectives"]


@dataclass(frozen=True, slots=True)
class Step:
    """One link: the row behind it, the indicator it leads to, and its sign."""

    row: str
    target: str
    sign: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from a row to an objective; ``sign`` +1 helps it, -1 harms it (where the start rises)."""

    start: str
    steps: tuple[Step, ...]
    objective: str
    sign: int
    belief: float


def top_objectives(graph: PolicyGraph) -> tuple[str, ...]:
    """Return the objectives without a parent, sorted by id."""
    return tuple(row.id for row in graph.rows(Objective) if not row.parents)


def chains_of(graph: PolicyGraph, finding: Finding) -> tuple[Chain, ...]:
    """Return the chains a finding hangs on: from the provision that acts, else from the shared indicator."""
    actor = next((party for party in finding.parties if party.role == "acts"), None)
    row = graph.index.get(actor.id) if actor else None
    if isinstance(row, Provision):
        wanted = [(party.id, party.role) for party in finding.parties if party.role in ("helped", "harmed")]
        found = [_from_provision(graph, row, name, 1 if role == "helped" else -1) for name, role in wanted]
        return tuple(chain for chain in found if chain)
    return _from_indicator(GraphKey(graph), finding.indicator, finding.objective) if finding.indicator else ()


def _from_provision(graph: PolicyGraph, row: Provision, objective: str, sign: int) -> Chain | None:
    path = strongest_paths(graph, row, objective).get(sign)
    return _chain(path) if path else None


@lru_cache(maxsize=4096)
def _from_indicator(key: GraphKey, indicator: str, objective: str) -> tuple[Chain, ...]:
    graph = key.graph
    direct = _measured(graph, indicator)
    if direct:
        return direct
    ends = (objective,) if objective else top_objectives(graph)
    paths = [paths_between(graph, indicator, end, length=3, limit=1) for end in ends]
    return tuple(_chain(found[0]) for found in paths if found)


def _measured(graph: PolicyGraph, indicator: str) -> tuple[Chain, ...]:
    rows = graph.rows(Objective)
    signs = {row.id: 1 for row in rows if indicator in row.measured_up}
    signs |= {row.id: -1 for row in rows if indicator in row.measured_down}
    return tuple(Chain(indicator, (), name, sign, 1.0) for name, sign in sorted(signs.items()))


def _chain(path: Path) -> Chain:
    steps = tuple(Step(link.row, link.target, link.sign or 0) for link in path.links)
    return Chain(path.start, steps, path.end, path.sign, path.belief)


def goals_of(graph: PolicyGraph, finding: Finding) -> frozenset[str]:
    """Return the objectives a finding concerns, by its own words or its indicator, and all objectives above them."""
    named = {finding.objective} | {party.id for party in finding.parties}
    return _with_parents(GraphKey(graph), frozenset(named & _objectives(GraphKey(graph))), finding.indicator)


@lru_cache(maxsize=8)
def _objectives(key: GraphKey) -> frozenset[str]:
    return frozenset(row.id for row in key.graph.rows(Objective))


@lru_cache(maxsize=4096)
def _with_parents(key: GraphKey, named: frozenset[str], indicator: str) -> frozenset[str]:
    ends = {chain.objective for chain in _measured(key.graph, indicator)} if indicator else set()
    above = {row.id: row.parents for row in key.graph.rows(Objective)}
    found: set[str] = set()
    stack = [*named, *ends]
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(above.get(name, ()))
    return frozenset(found)
