"""Through which links a finding reaches: the causal chains from its clauses to its indicator or objectives."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.causal.links import Link, provision_links
from policygraph.causal.paths import strongest_paths
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Party
from policygraph.schema.policies import Provision

__all__ = ["Chain", "chains_of"]

# What the clause with this role does to the objective of the finding.
_HARMS, _HELPS = ("against", "penalises"), ("for", "promotes")


class Chain(NamedTuple):
    """The links of one chain, in order, from a party to ``end``; ``sign`` is what it does to the end."""

    party: str
    end: str
    sign: int
    links: tuple[Link, ...]


def chains_of(graph: PolicyGraph, finding: Finding) -> tuple[Chain, ...]:
    """Return the chains a finding rests on: to objectives where it names some, else the effects on its indicator."""
    found: list[Chain] = []
    for party in finding.parties:
        row = graph.index.get(party.id)
        if isinstance(row, Provision):
            found.extend(_to_objectives(graph, finding, party, row) or _to_indicator(graph, finding, row))
    return tuple(dict.fromkeys(found))


def _to_objectives(graph: PolicyGraph, finding: Finding, party: Party, row: Provision) -> list[Chain]:
    wanted: list[tuple[str, int]] = []
    if party.role == "acts":
        goals = [each for each in finding.parties if each.id.startswith("obj:")]
        wanted = [(each.id, -1 if each.role in ("harmed", "own_goal") else 1) for each in goals]
        if [each.role for each in goals] == ["harmed"]:
            # Harm to the one goal there is means that another measure of the same goal is helped.
            wanted.insert(0, (goals[0].id, 1))
    elif finding.objective and party.role in (*_HARMS, *_HELPS):
        wanted = [(finding.objective, -1 if party.role in _HARMS else 1)]
    chains = []
    for objective, sign in wanted:
        path = strongest_paths(graph, row, objective).get(sign)
        if path:
            chains.append(Chain(row.id, objective, sign, path.links))
    return chains


def _to_indicator(graph: PolicyGraph, finding: Finding, row: Provision) -> list[Chain]:
    links = [link for link in provision_links(graph, row) if link.target == finding.indicator and link.sign]
    return [Chain(row.id, finding.indicator, link.sign or 0, (link,)) for link in links if not link.derived]
