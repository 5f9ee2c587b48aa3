"""CSV for programs that load networks: Gephi's two tables and Neo4j's import files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from policygraph.schema.findings import Finding

__all__ = ["csv_text", "gephi_files", "neo4j_files"]

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0")


def gephi_files(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> dict[str, str]:
    """Return Gephi's nodes and edges table by file name."""
    found = tuple(findings)
    nodes = [
        (each.id, each.label, each.label_zh, each.kind, each.place, each.start, each.end, each.status)
        for each in flat_nodes(graph, found)
    ]
    edges = [
        (
            each.source,
            each.target,
            "Directed",
            each.id,
            each.relation,
            each.strength or 1,
            each.sign,
            each.start,
            each.end,
        )
        for each in flat_edges(graph, found)
    ]
    return {
        "nodes.csv": csv_text(("Id", "Label", "Label zh", "Kind", "Place", "Start", "End", "Status"), nodes),
        "edges.csv": csv_text(
            ("Source", "Target", "Type", "Id", "Label", "Weight", "Sign", "Start", "End"), edges
        ),
    }  # fmt: skip


def neo4j_files(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> dict[str, str]:
    """Return node and relationship files for ``neo4j-admin database import`` by file name."""
    found = tuple(findings)
    nodes = [
        (
            each.id, each.kind.title().replace("_", ""), each.label, each.label_zh, each.place, each.start, each.end,
            each.status, each.description,
        )
        for each in flat_nodes(graph, found)
    ]  # fmt: skip
    edges = [
        (each.source, each.target, each.relation.upper(), each.id, each.sign, each.strength or "", each.start, each.end)
        for each in flat_edges(graph, found)
    ]
    return {
        "nodes.csv": csv_text(
            ("id:ID", ":LABEL", "label", "label_zh", "place", "start", "end", "status", "description"), nodes
        ),
        "relationships.csv": csv_text(
            (":START_ID", ":END_ID", ":TYPE", "key", "sign", "strength:int", "start", "end"), edges
        ),
    }


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV whose cells no spreadsheet takes for a formula: such a cell starts with an apostrophe.

    A negative number is a number and stays one.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _safe(cell: object) -> object:
    computed = isinstance(cell, str) and cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if computed else cell
