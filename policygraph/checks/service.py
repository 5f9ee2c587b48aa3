"""Which instruments serve a target: those that push its indicator, or what clearly moves it in a few steps."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from policygraph.causal.claims import weight_of
from policygraph.causal.links import GraphKey, Link, influence_links
from policygraph.causal.walks import walk_operator
from policygraph.checks.drafting import is_draft
from policygraph.checks.levers import better, pushes_by_indicator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Provision, Target
from policygraph.schema.vocabularies import within

__all__ = ["does_now", "is_deed", "same_matter", "serving", "wanted_sign"]

# How many steps of the causal map lie between a lever and a target it serves.
_STEPS = 3
_WORDS = ("plans", "recommends", "informs", "not_stated")


def is_deed(each: Provision) -> bool:
    """Return whether a clause does something itself; to plan, recommend or report is not yet to do."""
    return each.modality not in _WORDS and not within("instrument", each.instrument, "planning")


def does_now(graph: PolicyGraph, each: Provision, link: Link) -> bool:
    """Return whether a clause does something itself, in a document that binds, on the data date.

    A clause whose numbers all fell due before that year has done its work.
    """
    open_now = link.scope.period.holds(graph.as_of) is not None
    due = _due_years(GraphKey(graph)).get(each.id, ())
    spent = bool(due) and max(due) < int(graph.as_of[:4])
    return is_deed(each) and not is_draft(graph, each) and open_now and not spent


def wanted_sign(graph: PolicyGraph, each: Target) -> int:
    """Return +1 or -1 for the direction in which a target's indicator is to move, 0 where none is better."""
    return better(graph, each.indicator) if each.value and each.nature != "date" else 0


def serving(graph: PolicyGraph, each: Target) -> list[tuple[Provision, Link]]:
    """Return instruments other than plans, of any time, that serve a target in its place, sorted by id."""
    wanted = wanted_sign(graph, each)
    key = GraphKey(graph)
    levers = [(name, wanted * sign) for name, sign in _feeding(key).get(each.indicator, ((each.indicator, 1),))]
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
def _due_years(key: GraphKey) -> dict[str, list[int]]:
    """Return the due years of a clause's own numbers; a standing condition never falls due."""
    found: dict[str, list[int]] = {}
    for row in key.graph.rows(Target):
        if row.standing in ("text", "inherited"):
            found.setdefault(row.provision, []).append(row.due_year or 9999)
    return found


def same_matter(graph: PolicyGraph, each: Target) -> list[Provision]:
    """Return instruments other than plans that hold on the data date for the technology of a target in its place.

    The causal map does not know every way in which an instrument works; what stands on the same technology may serve.
    """
    own = graph.scope_of(each)
    found = []
    for row in graph.rows(Provision):
        scope = graph.scope_of(row)
        named = any(graph.technologies.covers(*pair) for one in own.technologies for other in scope.technologies for pair in ((one, other), (other, one)))  # fmt: skip  # noqa: E501
        here = any(graph.places.covers(above, place) for above in scope.places for place in own.places)
        if named and here and not within("instrument", row.instrument, "planning") and scope.period.holds(graph.as_of):
            found.append(row)
    return found


@lru_cache(maxsize=8)
def _feeding(key: GraphKey) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return by indicator what clearly moves it within a few steps, itself first, with the sign."""
    links = [link for link in influence_links(key.graph) if link.sign]
    names = sorted({name for link in links for name in (link.source, link.target)})
    order = {name: number for number, name in enumerate(names)}
    plus, minus = np.zeros((len(names), len(names))), np.zeros((len(names), len(names)))
    for link in links:
        (plus if link.sign == 1 else minus)[order[link.source], order[link.target]] += link.weight
    walks = walk_operator(plus, minus, length=_STEPS)
    clear = weight_of(key.graph, "rule", "c02_dominance", 0.8)
    found = {}
    for name, end in order.items():
        up, down = walks.positive[:, end], walks.negative[:, end]
        found[name] = ((name, 1), *((other, 1 if up[row] >= down[row] else -1) for other, row in order.items() if other != name and max(up[row], down[row]) > 0 and max(up[row], down[row]) >= clear * (up[row] + down[row])))  # fmt: skip  # noqa: E501
    return found
