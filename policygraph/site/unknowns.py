"""What we do not know: recalled cells, disputed claims, places not searched, claims that hang on one text."""

from __future__ import annotations

from typing import Any, Final

from policygraph.checks import coverage_by_place
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Evidence
from policygraph.schema.policies import Policy, Target
from policygraph.schema.system import Effect, Influence
from policygraph.schema.tables import TABLES
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["recalled_cells", "single_origin", "unknowns"]

# Statuses that say a document is not known to hold.
_UNSURE: Final = ("unknown",)


def unknowns(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of what is not known."""
    graph = material.graph
    frame = coverage_by_place(graph)
    unsearched = frame[frame["state"] == "not_searched"]
    topics: dict[str, list[str]] = {}
    for row in unsearched.to_dict(orient="records"):
        topics.setdefault(str(row["place"]), []).append(str(row["topic"]))
    return {
        "recalled": recalled_cells(graph),
        "inferred": _count_cells(graph, "inferred"),
        "disputed": [row for row in graph.rows(Evidence) if row.stance == "disputes"],
        "unsearched": sorted(topics.items(), key=lambda item: (-len(item[1]), words.label(item[0]), item[0])),
        "unsearched_cells": len(unsearched),
        "single": single_origin(graph),
        "presumed": [row for row in graph.rows(Policy) if "presumed" in row.status_basis or row.status in _UNSURE],
        "undated": [row for row in graph.rows(Policy) if not graph.start_of(row)],
        "delegated": [row for row in graph.rows(Target) if not row.value],
        "unsigned": [
            *(row for row in graph.rows(Effect) if row.sign == "?"),
            *(row for row in graph.rows(Influence) if row.sign == "?"),
        ],
        "vanished": material.vanished,
    }


def recalled_cells(graph: PolicyGraph) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return table, id and columns of every row some of whose cells were recalled and not seen."""
    return [
        (name, row.id, getattr(row, "recalled", ()))
        for name in TABLES
        for row in graph.tables[name]
        if getattr(row, "recalled", ())
    ]


def _count_cells(graph: PolicyGraph, column: str) -> list[tuple[str, int]]:
    counts = [(name, sum(len(getattr(row, column, ())) for row in graph.tables[name])) for name in TABLES]
    return [(name, count) for name, count in counts if count]


def single_origin(graph: PolicyGraph) -> tuple[int, int]:
    """Return how many policies rest on one text alone, and how many on more."""
    origins = [len({each.origin for each in graph.sources_of(row.id)}) for row in graph.rows(Policy)]
    return sum(count <= 1 for count in origins), sum(count > 1 for count in origins)
