"""The signed links of the graph: what provisions do to indicators, and indicators to one another and to objectives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from policygraph.causal.claims import claim_belief, weight_of
from policygraph.causal.graphkey import GraphKey
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import EVERYWHERE, Scope
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision
from policygraph.schema.system import DefaultEffect, Effect, Influence, Objective
from policygraph.schema.vocabularies import within

__all__ = ["GraphKey", "Link", "influence_links", "influences_from", "objective_signs", "provision_links"]


@dataclass(frozen=True, slots=True)
class Link:
    """One signed step: the row behind it, its ends, sign (+1, -1, 0 for none, ``None`` for not stated), weight, belief.

    ``derived`` marks a default effect of the instrument kind, used where a provision has no effects of its own.
    """

    row: str
    source: str
    target: str
    sign: int | None
    weight: float
    belief: float
    scope: Scope
    kind: str = "pushes"
    derived: bool = False


_SIGNS: dict[str, int | None] = {"+": 1, "-": -1, "0": 0, "?": None}


def provision_links(graph: PolicyGraph, provision: Provision) -> tuple[Link, ...]:
    """Return what a provision does: its effects, or else the default effects of its instrument and technologies."""
    return _all_provision_links(GraphKey(graph)).get(provision.id, ())


def influence_links(graph: PolicyGraph) -> tuple[Link, ...]:
    """Return every influence between indicators as a link."""
    return _all_influence_links(GraphKey(graph))


def influences_from(graph: PolicyGraph, indicator: str) -> tuple[Link, ...]:
    """Return the influences that leave an indicator."""
    return _influences_by_source(GraphKey(graph)).get(indicator, ())


@lru_cache(maxsize=8)
def _influences_by_source(key: GraphKey) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in _all_influence_links(key):
        found.setdefault(link.source, []).append(link)
    return {name: tuple(links) for name, links in found.items()}


@lru_cache(maxsize=8)
def _all_provision_links(key: GraphKey) -> dict[str, tuple[Link, ...]]:
    graph = key.graph
    own: dict[str, list[Link]] = {}
    for effect in graph.rows(Effect):
        own.setdefault(effect.provision, []).append(_link(graph, effect, effect.provision, effect.indicator))
    found = {name: tuple(links) for name, links in own.items()}
    for provision in graph.rows(Provision):
        if provision.id not in found:
            found[provision.id] = tuple(_defaults(graph, provision))
    return found


@lru_cache(maxsize=8)
def _all_influence_links(key: GraphKey) -> tuple[Link, ...]:
    return tuple(_link(key.graph, row, row.source, row.target) for row in key.graph.rows(Influence))


def _link(graph: PolicyGraph, row: Effect | Influence, source: str, target: str) -> Link:
    weight = _strength(graph, row.strength)
    kind = row.kind if isinstance(row, Effect) else "pushes"
    scope = graph.scope_of(row) if isinstance(row, Effect) else _lasting(graph, row)
    return Link(row.id, source, target, _SIGNS[row.sign], weight, claim_belief(graph, row), scope, kind)


def _lasting(graph: PolicyGraph, row: Influence) -> Scope:
    # What no date limits has always been so; only a document begins on a day nobody wrote down.
    scope = graph.scope_of(row)
    if not row.start:
        first = ALWAYS.earliest_start
        scope = replace(scope, period=Period(first, first, scope.period.earliest_end, scope.period.latest_end))
    return EVERYWHERE if scope == EVERYWHERE else scope


def _strength(graph: PolicyGraph, strength: int | None) -> float:
    return weight_of(graph, "strength", str(strength or 1), 0.2 * (strength or 1))


def _defaults(graph: PolicyGraph, provision: Provision) -> Iterable[Link]:
    scope = graph.scope_of(provision)
    for row in graph.rows(DefaultEffect):
        applies = within("instrument", provision.instrument, row.instrument) and any(
            graph.technologies.covers(row.technology, each) for each in provision.technologies
        )
        if applies:
            belief = min(claim_belief(graph, provision), claim_belief(graph, row))
            weight = _strength(graph, row.strength)
            yield Link(
                row.id, provision.id, row.indicator, _SIGNS[row.sign], weight, belief, scope, row.kind, derived=True
            )


def objective_signs(graph: PolicyGraph) -> dict[str, dict[str, int]]:
    """Return by objective the indicators that measure it, its own and those of its parts, with +1 or -1.

    An indicator that parts of one objective want in opposite directions is left out: it does not decide.
    """
    return _all_objective_signs(GraphKey(graph))


@lru_cache(maxsize=8)
def _all_objective_signs(key: GraphKey) -> dict[str, dict[str, int]]:
    graph = key.graph
    below: dict[str, set[str]] = {}
    for objective in graph.rows(Objective):
        for name in (objective.id, *_above(graph, objective)):
            below.setdefault(name, set()).add(objective.id)
    rows = {row.id: row for row in graph.rows(Objective)}
    found: dict[str, dict[str, int]] = {}
    for name, parts in below.items():
        up = {each for part in parts for each in rows[part].measured_up}
        down = {each for part in parts for each in rows[part].measured_down}
        found[name] = {**dict.fromkeys(sorted(up - down), 1), **dict.fromkeys(sorted(down - up), -1)}
    return found


def _above(graph: PolicyGraph, objective: Objective) -> set[str]:
    found: set[str] = set()
    stack = list(objective.parents)
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(graph.get(Objective, name).parents)
    return found
