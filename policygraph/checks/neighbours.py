"""Which places are neighbours: a shared border, or one grid area."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.places import Jurisdiction

__all__ = ["are_neighbours", "province_of"]


def province_of(graph: PolicyGraph, place: str) -> Jurisdiction | None:
    """Return the province a place is or lies in; ``None`` for the nation and for groups."""
    row = graph.index.get(place)
    while isinstance(row, Jurisdiction) and row.place_level in ("city", "county"):
        row = graph.index.get(row.parent)
    return row if isinstance(row, Jurisdiction) and row.place_level == "province" else None


def are_neighbours(graph: PolicyGraph, first: Iterable[str], second: Iterable[str]) -> str:
    """Return the first place of ``first`` that has a neighbour in ``second``, or an empty text.

    Two different places of one level are neighbours if their provinces share a border or a grid area, or are one.
    """
    for one, other in product(first, second):
        here, there = province_of(graph, one), province_of(graph, other)
        if one == other or here is None or there is None or _level(graph, one) != _level(graph, other):
            continue
        adjoining = here.id == there.id or there.id in here.borders or here.id in there.borders
        if adjoining or (here.grid_area and here.grid_area == there.grid_area):
            return min(one, other)
    return ""


def _level(graph: PolicyGraph, place: str) -> str:
    row = graph.index.get(place)
    return row.place_level if isinstance(row, Jurisdiction) else ""
