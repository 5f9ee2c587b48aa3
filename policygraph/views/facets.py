"""What the filters of the map ask of a node: where, at which level, for which goal, with which frame tags, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator, Objective

__all__ = ["EPOCH", "facets"]

EPOCH: Final = date(1970, 1, 1).toordinal()

_TAG_COLUMNS: Final = {
    "three_e": "three_e", "trilemma": "trilemma", "level": "levels",
    "side": "sides", "stage": "stages", "actor": "actors", "joint_system": "joint_system",
}  # fmt: skip


def facets(graph: PolicyGraph, row: Row) -> dict[str, Any]:
    """Return what filters ask of a node: places, level, objectives, technologies, frame tags, and days in force."""
    provision, policy = graph.provision_of(row), graph.policy_of(row)
    place = graph.get(Jurisdiction, policy.jurisdiction) if policy else row if isinstance(row, Jurisdiction) else None
    scope = graph.scope_of(row) if policy else None
    technologies = scope.technologies if scope and provision else (row.id,) if row.id.startswith("tec:") else ()
    return {
        "place": place.id if place else "",
        "places": sorted(graph.places.up(place.id)) if place else [],
        "level": place.place_level if place else "",
        "objectives": _objectives(graph, row, provision),
        "technologies": sorted(set().union(*(graph.technologies.up(name) for name in technologies))),
        "tags": sorted({*_tags(row), *(_tags(provision) if provision else ())}),
        "days": _days(scope.period) if scope else [],
    }


def _objectives(graph: PolicyGraph, row: Row, provision: Provision | None) -> list[str]:
    named = set(provision.objectives) if provision else {row.id} if isinstance(row, Objective) else set()
    if isinstance(row, Indicator):
        named |= {each.id for each in graph.rows(Objective) if row.id in (*each.measured_up, *each.measured_down)}
    return sorted(named.union(*(_above(graph, name) for name in named)))


def _above(graph: PolicyGraph, objective: str) -> set[str]:
    parents = graph.get(Objective, objective).parents
    return set(parents).union(*(_above(graph, parent) for parent in parents))


def _tags(row: Row) -> Iterator[str]:
    for scheme, column in _tag_columns(type(row)):
        for tag in getattr(row, column):
            yield f"{scheme}:{tag}"


@cache
def _tag_columns(record: type[Row]) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, column) for scheme, column in _TAG_COLUMNS.items() if column in record.model_fields)


def _days(period: Period) -> list[int | None]:
    """Return the first and last day a row may hold, as days since 1970; nothing where unknown or open."""
    first = None if period.earliest_start == ALWAYS.earliest_start else period.earliest_start - EPOCH
    last = None if period.latest_end == ALWAYS.latest_end else period.latest_end - EPOCH
    return [first, last]
