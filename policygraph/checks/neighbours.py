"""Which places are neighbours: a shared border, or one grid area."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.places import Jurisdiction

__all__ = ["are_neighbours", "province_of"]


def province_of(graph: PolicyGraph, place: str) -> Jurisdiction | None:
    """Return the province a place is or lies in; ``None`` for the nation and for groups that no province holds."""
    row = graph.index.get(place)
    while isinstance(row, Jurisdiction) and row.place_level in ("city", "county", "group"):
        row = graph.index.get(row.parent)
    return row if isinstance(row, Jurisdiction) and row.place_level == "province" else None


def are_neighbours(graph: PolicyGraph, first: Iterable[str], second: Iterable[str]) -> str:
    """Return the first place of ``first`` that has a neighbour in ``second``, or an empty text.

    Two different places of one level are neighbours if their provinces share a border or a grid area, or are one. The
    supply area of a grid company, a part of a province, has borders and a grid area of its own and stands beside
    provinces; a place and what lies in it are no neighbours.
    """
    for one, other in product(first, second):
        here, there = _seat(graph, one), _seat(graph, other)
        if here is None or there is None or _level(graph, one) != _level(graph, other) or _nested(graph, one, other):
            continue
        adjoining = here.id == there.id or there.id in here.borders or here.id in there.borders
        if adjoining or (here.grid_area and here.grid_area == there.grid_area):
            return min(one, other)
    return ""


def _seat(graph: PolicyGraph, place: str) -> Jurisdiction | None:
    """Return what stands for a place beside others: its province, or the part of a province with its own grid area."""
    row = graph.index.get(place)
    return row if isinstance(row, Jurisdiction) and _is_supply_area(row) else province_of(graph, place)


def _nested(graph: PolicyGraph, one: str, other: str) -> bool:
    return graph.places.covers(one, other) or graph.places.covers(other, one)


def _is_supply_area(row: Jurisdiction) -> bool:
    return row.place_level == "group" and bool(row.grid_area)


def _level(graph: PolicyGraph, place: str) -> str:
    row = graph.index.get(place)
    if not isinstance(row, Jurisdiction):
        return ""
    return "province" if _is_supply_area(row) else row.place_level
