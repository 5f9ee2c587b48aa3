"""The dual triangle of the paper: two systems, three corners, three levels; and its three synergies as flows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from math import cos, pi, sin
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.findings import Finding
from policygraph.schema.system import Indicator, Influence, Objective
from policygraph.schema.vocabularies import terms
from policygraph.site.flow import lay_out
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["corners_of", "triangle"]

# Frame of each triangle and the column of indicators and objectives that carries it.
_FRAMES: Final = ("three_e", "trilemma")
_RADII: Final = {"path": 150.0, "status": 98.0, "goal": 46.0}
_CENTRE: Final = (190.0, 190.0)


def triangle(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the dual triangle."""
    return {
        "triangles": [_triangle(material, frame) for frame in _FRAMES],
        "synergies": [_synergy(material.graph, words, name) for name in terms("synergy")],
        "evidence_of": material.graph.evidence_of,
        "source_of": material.graph.index,
    }


def corners_of(graph: PolicyGraph, finding: Finding, frame: str) -> frozenset[str]:
    """Return the corners of a triangle a finding touches, through its indicator and the objectives it names."""
    names = {finding.indicator, finding.objective} | {party.id for party in finding.parties}
    rows = [graph.index.get(name) for name in names]
    return frozenset(tag for row in rows if isinstance(row, Indicator | Objective) for tag in getattr(row, frame))


def _triangle(material: Material, frame: str) -> dict[str, Any]:
    graph = material.graph
    corners, levels = list(terms(frame)), list(terms("level"))
    open_conflicts = [each for each in material.conflicts if each.status == "open"]
    touched = {each.id: corners_of(graph, each, frame) for each in open_conflicts}
    synergies = {each.id: corners_of(graph, each, frame) for each in material.synergies}
    points = {
        (corner, level): _point(number, _RADII.get(level, 0.0))
        for number, corner in enumerate(corners)
        for level in levels
    }
    marks = [
        {"corner": corner, "level": level, "x": at[0], "y": at[1], "indicators": _carry(graph, frame, corner, level)}
        for (corner, level), at in points.items()
    ]
    return {
        "frame": frame,
        "corners": corners,
        "levels": levels,
        "rings": [{"level": level, "path": _path(points[corner, level] for corner in corners)} for level in levels],
        "marks": marks,
        "corner_conflicts": {corner: sum(corner in found for found in touched.values()) for corner in corners},
        "edges": [
            {
                "pair": pair,
                "conflicts": sum(set(pair) <= found for found in touched.values()),
                "synergies": sum(set(pair) <= found for found in synergies.values()),
            }
            for pair in combinations(corners, 2)
        ],
    }


def _point(number: int, radius: float) -> tuple[float, float]:
    turn = -pi / 2 + number * 2 * pi / 3
    return round(_CENTRE[0] + radius * cos(turn), 1), round(_CENTRE[1] + 18 + radius * sin(turn), 1)


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _carry(graph: PolicyGraph, frame: str, corner: str, level: str) -> int:
    return sum(corner in getattr(row, frame) and level in row.levels for row in graph.rows(Indicator))


def _synergy(graph: PolicyGraph, words: Words, name: str) -> dict[str, Any]:
    """Return the links that carry one of the paper's synergies and rest on the paper itself."""
    links = [row for row in graph.rows(Influence) if name in row.synergies and _from_paper(graph, row)]
    return {"name": name, "links": links, "flow": lay_out(links, words.label)}


def _from_paper(graph: PolicyGraph, row: Influence) -> bool:
    found: tuple[Evidence, ...] = graph.evidence_of(row.id)
    return any(graph.get(Source, each.source).source_kind == "paper" for each in found)
