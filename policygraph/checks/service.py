"""Which instruments serve a target: those that push its indicator, or what moves it in one step, the right way."""

from __future__ import annotations

from functools import lru_cache

from policygraph.causal.links import GraphKey, Link, influence_links
from policygraph.checks.levers import pushes_by_indicator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Provision, Target
from policygraph.schema.system import Indicator
from policygraph.schema.vocabularies import within

__all__ = ["serving", "wanted_sign"]


def wanted_sign(graph: PolicyGraph, each: Target) -> int:
    """Return +1 or -1 for the direction in which a target's indicator is to move, 0 where none is better."""
    better = graph.get(Indicator, each.indicator).better_when
    return {"up": 1, "down": -1}.get(better, 0) if each.value and each.nature != "date" else 0


def serving(graph: PolicyGraph, each: Target) -> list[tuple[Provision, Link]]:
    """Return instruments other than plans, of any time, that serve a target in its place, sorted by id."""
    wanted = wanted_sign(graph, each)
    key = GraphKey(graph)
    levers = [
        (each.indicator, wanted),
        *((name, wanted * sign) for name, sign in _feeding(key).get(each.indicator, ())),
    ]
    pushes = _pushes(key)
    found = [
        (item, link)
        for name, sign in levers
        for item, link in pushes.get(name, ())
        if sign
        and link.sign == sign
        and not within("instrument", item.instrument, "planning")
        and _here(graph, each, link)
    ]
    return sorted(found, key=lambda pair: (pair[0].id, pair[1].row))


def _here(graph: PolicyGraph, each: Target, link: Link) -> bool:
    there, here = link.scope.places, graph.scope_of(each).places
    return any(graph.places.covers(one, other) or graph.places.covers(other, one) for one in there for other in here)


@lru_cache(maxsize=8)
def _pushes(key: GraphKey) -> dict[str, list[tuple[Provision, Link]]]:
    return pushes_by_indicator(key.graph)


@lru_cache(maxsize=8)
def _feeding(key: GraphKey) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for link in influence_links(key.graph):
        if link.sign:
            found.setdefault(link.target, []).append((link.source, link.sign))
    return found
