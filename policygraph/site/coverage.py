"""The coverage matrices: what is present, what was searched and not found, and what was not searched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from policygraph.checks import coverage_by_class, coverage_by_place
from policygraph.checks.coverage import STATES
from policygraph.checks.wording import label as search_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.schema.vocabularies import term, terms
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["coverage", "matrix_of_classes", "matrix_of_places"]

# Pairs of columns of provisions that are set against one another, and the scheme of each (blank = rows of a table).
_CLASSES: Final = (
    ("technologies", "", "stages", "stage"),
    ("sides", "side", "stages", "stage"),
    ("actors", "actor", "stages", "stage"),
    ("instrument", "instrument", "sides", "side"),
)


def coverage(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of coverage."""
    graph = material.graph
    matrix = matrix_of_places(graph, words)
    counts = {state: sum(cell["state"] == state for row in matrix["rows"] for cell in row["cells"]) for state in STATES}
    return {
        "matrix": matrix,
        "searches": _searches(graph, {cell["search"] for row in matrix["rows"] for cell in row["cells"]}, words),
        "states": counts,
        "classes": [matrix_of_classes(graph, words, *each) for each in _CLASSES],
        "findings": _findings_by_place(material, words),
    }


def matrix_of_places(graph: PolicyGraph, words: Words) -> dict[str, Any]:
    """Return provinces by topics with the state of each cell, its policies and the search behind it."""
    frame = coverage_by_place(graph)
    searches = {(row.place, row.topic): row.id for row in graph.rows(Search) if not row.about}
    topics = [name for name in terms("topic") if name in set(frame["topic"])]
    cells = {(row["place"], row["topic"]): row for row in frame.to_dict(orient="records")}
    places = sorted(set(frame["place"]), key=lambda name: (words.label(name), name))
    rows = [
        {
            "place": place,
            "cells": [
                {
                    "topic": topic,
                    "state": cells[place, topic]["state"],
                    "policies": int(cells[place, topic]["policies"]),
                    "search": searches.get((place, topic), ""),
                }
                for topic in topics
            ],
        }
        for place in places
    ]
    return {"topics": topics, "rows": rows}


def _searches(graph: PolicyGraph, shown: set[str], words: Words) -> list[tuple[str, str]]:
    """Return id and sentence of the searches by words that no cell stands for: for one document, or in a city."""
    rows = (row for row in graph.rows(Search) if row.words and row.id not in shown)
    return sorted((row.id, search_words(graph, row)[words.lang]) for row in rows)


def matrix_of_classes(
    graph: PolicyGraph, words: Words, rows: str, row_scheme: str, columns: str, column_scheme: str
) -> dict[str, Any]:
    """Return counts of provisions by two of their columns; every word of a list has its line, also an empty one."""
    frame = coverage_by_class(graph, rows, columns)
    numbers: dict[Any, dict[Any, int]] = frame.to_dict()
    across = list(terms(column_scheme))
    down = _lines(frame.index, row_scheme, words)
    label = _labeller(row_scheme, words)

    def count(row: str, column: str) -> int:
        return numbers.get(column, {}).get(row, 0)

    counts = [[count(row, column) for column in across] for row in down]
    top = max((value for line in counts for value in line), default=0)
    return {
        "name": f"{rows}-{columns}",
        "heads": [words.term(column_scheme, column) for column in across],
        "rows": [
            {"label": label(row), "href": words.href(row), "cells": [(value, _step(value, top)) for value in line]}
            for row, line in zip(down, counts, strict=True)
        ],
    }


def _lines(found: Any, scheme: str, words: Words) -> list[str]:
    if not scheme:
        return sorted((str(name) for name in found), key=lambda name: (words.label(name), name))
    if scheme == "instrument":
        return [str(name) for name in terms(scheme) if name in found]
    return list(terms(scheme))


def _labeller(scheme: str, words: Words) -> Callable[[str], str]:
    def label(name: str) -> str:
        return words.term(scheme, name) if scheme and term(scheme, name) else words.label(name)

    return label


def _step(value: int, top: int) -> int:
    """Return a shade of five by rank of size: small counts stay apart from none."""
    return 0 if not value else 1 + min(4, int(4 * (value / top) ** 0.5))


def _findings_by_place(material: Material, words: Words) -> dict[str, Any]:
    codes = list(material.by_code)
    places = sorted(material.by_province, key=lambda name: (words.label(name), name))
    rows = [
        (place, [sum(each.code == code for each in material.by_province[place]) for code in codes]) for place in places
    ]
    return {"codes": codes, "rows": rows}
