"""What a finding is made of: its parties, what they share, and the causal chain to the objectives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from policygraph.causal.links import Link
from policygraph.causal.paths import Path, strongest_paths
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Party
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["Chain", "finding_chain", "party_node"]

# Rules confirm a chain over three or four links; a chain is taken where the finding rests on all its evidence.
_LENGTHS: Final = (3, 4)
# The role of parties that a finding holds only because it says the same of them.
_ALIKE: Final = "repeats"


@dataclass(frozen=True, slots=True)
class Chain:
    """Ids of the nodes of one finding, sorted; the signed links on the way; the parties in their own order.

    ``alike`` are nodes that the finding says the same of: they are its, but not part of the chain. ``pair`` are the
    two parties of a conflict that stand against each other; empty where there is none.
    """

    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    parties: tuple[str, ...]
    alike: tuple[str, ...]
    pair: tuple[str, ...]


def finding_chain(graph: PolicyGraph, finding: Finding) -> Chain:
    """Return the parties with their policies and places, what they share, and each chain the finding rests on.

    Where no causal chain leads to an objective, the ones the parties are declared for take its place.
    """
    nodes = {name for name in (finding.indicator, finding.objective, finding.technology) if name}
    own = [party for party in finding.parties if party.role != _ALIKE]
    for party in own:
        nodes |= _standing(graph, party)
    links: dict[tuple[str, str, str], Link] = {}
    for path in _paths(graph, finding):
        nodes |= {*path.nodes, *_measured(graph, path)}
        links |= {(link.row, link.source, link.target): link for link in path.links}
    if not any(name.startswith("obj:") for name in nodes):
        nodes |= {goal for party in own for goal in _declared(graph, party)}
    return Chain(
        tuple(sorted(name for name in nodes if name in graph.network)),
        tuple(links[key] for key in sorted(links)),
        _drawn(graph, own),
        _drawn(graph, (party for party in finding.parties if party.role == _ALIKE)),
        _pair(graph, finding),
    )


def _drawn(graph: PolicyGraph, parties: Iterable[Party]) -> tuple[str, ...]:
    found = dict.fromkeys(party_node(graph, party) for party in parties)
    return tuple(name for name in found if name)


def _pair(graph: PolicyGraph, finding: Finding) -> tuple[str, ...]:
    if finding.verdict in ("gap", "synergy"):
        return ()
    sides = [party for party in finding.parties if party.role != _ALIKE and not party.id.startswith("obj:")]
    drawn = _drawn(graph, sides)
    return drawn[:2] if len(drawn) > 1 else ()


def _declared(graph: PolicyGraph, party: Party) -> tuple[str, ...]:
    row = graph.index.get(party.id)
    provision = graph.provision_of(row) if row else None
    return provision.objectives if provision else ()


def party_node(graph: PolicyGraph, party: Party) -> str:
    """Return the node a party is drawn as: itself, the provision it stands in, or the place a search was about."""
    row = graph.index.get(party.id)
    provision = graph.provision_of(row) if row else None
    candidates = (party.id, provision.id if provision else "", vars(row).get("place", "") if row else "")
    return next((name for name in candidates if name in graph.network), "")


def _standing(graph: PolicyGraph, party: Party) -> set[str]:
    row = graph.index.get(party.id)
    if row is None:
        return set()
    provision, policy = graph.provision_of(row), graph.policy_of(row)
    found = {party_node(graph, party), vars(row).get("indicator", "")}
    found |= {provision.id} if provision else set()
    return (found | {policy.id, policy.jurisdiction} if policy else found) - {""}


def _paths(graph: PolicyGraph, finding: Finding) -> Iterator[Path]:
    rows = [graph.index.get(party.id) for party in finding.parties]
    goals = {finding.objective} | {row.id for row in rows if isinstance(row, Objective)}
    provisions = {each.id: each for row in rows if row and (each := graph.provision_of(row))}
    known = set(finding.evidence)
    for provision in (provisions[name] for name in sorted(provisions)):
        for goal in sorted(goals - {""}):
            yield from _told(graph, provision, goal, known)


def _told(graph: PolicyGraph, provision: Provision, goal: str, known: set[str]) -> Iterator[Path]:
    for length in _LENGTHS:
        paths = strongest_paths(graph, provision, goal, length=length)
        told = [path for path in paths.values() if {e.id for r in path.rows for e in graph.evidence_of(r)} <= known]
        if told:
            yield from told
            return


def _measured(graph: PolicyGraph, path: Path) -> set[str]:
    """Return the objectives from the one that measures by the last indicator up to the goal."""
    parents = {row.id: row.parents for row in graph.rows(Objective)}
    last = path.nodes[-1]

    def climb(name: str) -> set[str]:
        if name == path.end:
            return {name}
        above = [climb(parent) for parent in parents[name]]
        reached = set().union(*above)
        return reached | {name} if reached else set()

    measuring = (row.id for row in graph.rows(Objective) if last in (*row.measured_up, *row.measured_down))
    return set().union(*(climb(name) for name in measuring))
