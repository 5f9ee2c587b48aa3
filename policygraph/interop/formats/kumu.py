"""Kumu: a blueprint in JSON or a workbook of two sheets, both with ids so that nothing is doubled on re-import."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.formats.flat import FlatEdge, FlatNode, flat_edges, flat_nodes
from policygraph.interop.formats.xlsx import workbook_bytes
from policygraph.schema.findings import Finding

__all__ = ["kumu_json", "kumu_xlsx"]

_ELEMENTS: Final = (
    "ID",
    "Label",
    "Type",
    "Description",
    "Tags",
    "Label zh",
    "Place",
    "Start date",
    "End date",
    "Status",
)
_CONNECTIONS: Final = ("ID", "From", "To", "Direction", "Type", "Label", "Sign", "Strength", "Start date", "End date")


def kumu_json(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> str:
    """Return a Kumu blueprint."""
    found = tuple(findings)
    body = {
        "elements": [_record(_ELEMENTS, _element(each)) for each in flat_nodes(graph, found)],
        "connections": [_record(_CONNECTIONS, _connection(each)) for each in flat_edges(graph, found)],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def kumu_xlsx(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> bytes:
    """Return a workbook with the sheets Elements and Connections."""
    found = tuple(findings)
    return workbook_bytes(
        {
            "Elements": [_ELEMENTS, *(_element(each) for each in flat_nodes(graph, found))],
            "Connections": [_CONNECTIONS, *(_connection(each) for each in flat_edges(graph, found))],
        }
    )


def _record(heads: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, Any]:
    named = {"ID": "id", "Label": "label", "Type": "type", "Description": "description", "Tags": "tags", "From": "from",
             "To": "to", "Direction": "direction"}  # fmt: skip
    record: dict[str, Any] = {}
    for head, cell in zip(heads, cells, strict=True):
        if cell:
            record[named.get(head, head)] = cell.split("|") if head == "Tags" else cell
    return record


def _element(node: FlatNode) -> tuple[str, ...]:
    tags = "|".join(part for part in (node.kind, node.place, node.status) if part)
    return (
        node.id, node.label, node.kind, node.description, tags, node.label_zh, node.place, node.start, node.end,
        node.status,
    )  # fmt: skip


def _connection(edge: FlatEdge) -> tuple[str, ...]:
    strength = str(edge.strength) if edge.strength else ""
    return (
        edge.id, edge.source, edge.target, "directed", edge.relation, edge.sign or edge.relation, edge.sign, strength,
        edge.start, edge.end,
    )  # fmt: skip
