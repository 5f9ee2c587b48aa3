"""What neighbouring provinces have on the same topic that a place has not, as far as both are coded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policygraph.checks.neighbours import are_neighbours, province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision
from policygraph.schema.vocabularies import within

__all__ = ["PeerGap", "peer_gaps"]


@dataclass(frozen=True, slots=True)
class PeerGap:
    """An instrument that neighbours use on a topic and a place does not: topic, instrument, places, one clause each."""

    topic: str
    instrument: str
    places: tuple[str, ...]
    provisions: tuple[str, ...]


def peer_gaps(graph: PolicyGraph, place: str, topics: Iterable[str]) -> tuple[PeerGap, ...]:
    """Return what neighbours of a place have in force on ``topics`` and the place has not, the most common first.

    Neighbours are provinces that share a border or a grid area. Plans and announcements count as no instrument.
    """
    home = province_of(graph, place)
    if home is None:
        return ()
    peers = [
        row.id
        for row in graph.rows(Jurisdiction)
        if row.place_level == "province" and row.id != home.id and are_neighbours(graph, (home.id,), (row.id,))
    ]
    used = _used(graph)
    found = []
    for topic in sorted(set(topics)):
        own = set(used.get((home.id, topic), {}))
        offered: dict[str, dict[str, str]] = {}
        for peer in peers:
            for instrument, clause in used.get((peer, topic), {}).items():
                if instrument not in own:
                    offered.setdefault(instrument, {})[peer] = clause
        found += [
            PeerGap(topic, instrument, tuple(sorted(by)), tuple(by[name] for name in sorted(by)))
            for instrument, by in offered.items()
        ]
    return tuple(sorted(found, key=lambda each: (-len(each.places), each.topic, each.instrument)))


def _used(graph: PolicyGraph) -> dict[tuple[str, str], dict[str, str]]:
    """Return one clause by instrument for every province and topic, among what is in force on the data date."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for provision in graph.rows(Provision):
        policy = graph.get(Policy, provision.policy)
        home = province_of(graph, policy.jurisdiction)
        if home is None or within("instrument", provision.instrument, "planning"):
            continue
        if graph.period_of(provision).standing(graph.as_of) in ("open", "upcoming", "unknown"):
            for topic in policy.topics:
                found.setdefault((home.id, topic), {}).setdefault(provision.instrument, provision.id)
    return found
