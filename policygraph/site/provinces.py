"""The provinces: a tile grid of what is open in each, small grids by topic, and each place with its findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from policygraph.checks import coverage_by_place
from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy
from policygraph.schema.vocabularies import terms
from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.tiles import Tile, tiles

__all__ = ["provinces"]

_SHOWN: Final = 8


def provinces(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of provinces."""
    graph = material.graph
    grid = tiles(graph, words.lang)
    policies = _policies_by_place(graph)
    return {
        "grid": [_tile(material, tile) for tile in grid],
        "rows": max((tile.row for tile in grid), default=0) + 1,
        "topics": _topics(graph, grid),
        "entries": [_entry(material, words, row, policies) for row in _ordered(graph, words)],
        "coordination": material.coordination,
        "shown": _SHOWN,
    }


def _tile(material: Material, tile: Tile) -> dict[str, Any]:
    found = [each for each in material.by_province.get(tile.place, ()) if each.status == "open"]
    conflicts = sum(each.code[0] == "C" for each in found)
    gaps = sum(each.code[0] == "G" for each in found)
    return {"tile": tile, "conflicts": conflicts, "gaps": gaps, "step": min(5, conflicts)}


def _topics(graph: PolicyGraph, grid: tuple[Tile, ...]) -> list[dict[str, Any]]:
    frame = coverage_by_place(graph)
    states = {(row["place"], row["topic"]): str(row["state"]) for row in frame.to_dict(orient="records")}
    found = []
    for topic in (name for name in terms("topic") if name in set(frame["topic"])):
        cells = [(tile, states.get((tile.place, topic), "not_searched")) for tile in grid]
        counts = {state: sum(each == state for _, each in cells) for state in ("present", "none_found", "not_searched")}
        found.append({"topic": topic, "cells": cells, "counts": counts})
    return found


def _ordered(graph: PolicyGraph, words: Words) -> list[Jurisdiction]:
    order = ("nation", "province", "city", "county", "group")

    def key(row: Jurisdiction) -> tuple[int, str, str]:
        return order.index(row.place_level), words.label(row.id), row.id

    return sorted(graph.rows(Jurisdiction), key=key)


def _entry(material: Material, words: Words, row: Jurisdiction, policies: Mapping[str, list[Policy]]) -> dict[str, Any]:
    graph = material.graph
    found = _findings(material, row)
    home = province_of(graph, row.id)
    return {
        "row": row,
        "home": home.id if home and home.id != row.id else "",
        "policies": sorted(policies.get(row.id, ()), key=lambda each: (graph.start_of(each), each.id)),
        "findings": found,
        "open": sum(each.status == "open" for each in found),
        "inside": sorted(
            (each.id for each in graph.rows(Jurisdiction) if each.parent == row.id and row.place_level != "nation"),
            key=lambda name: (words.label(name), name),
        ),
    }


def _findings(material: Material, row: Jurisdiction) -> tuple[Finding, ...]:
    if row.place_level == "province":
        return material.by_province.get(row.id, ())
    return tuple(each for each in material.findings if each.place == row.id)


def _policies_by_place(graph: PolicyGraph) -> dict[str, list[Policy]]:
    found: dict[str, list[Policy]] = {}
    for row in graph.rows(Policy):
        found.setdefault(row.jurisdiction, []).append(row)
    return found
