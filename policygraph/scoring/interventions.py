"""Applies an intervention: edits on a copy of the graph, and changes of model parameters."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.errors import DataError
from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row, cell_text
from policygraph.schema.interventions import Change, Intervention
from policygraph.schema.tables import TABLES

__all__ = ["Applied", "apply_intervention"]


class Applied(NamedTuple):
    """The edited graph, and parameters to change: ``(model, name)`` to new value. ``edited``: the graph differs."""

    graph: PolicyGraph
    parameters: dict[tuple[str, str], float]
    edited: bool


def apply_intervention(graph: PolicyGraph, intervention: Intervention) -> Applied:
    """Return the graph and parameters after an intervention; the graph given is not changed.

    Raises
    ------
    DataError
        If a change names a table, row or column that does not exist.
    """
    parameters: dict[tuple[str, str], float] = {}
    tables = {name: {row.id: row for row in rows} for name, rows in graph.tables.items()}
    edited = False
    for change in graph.rows(Change):
        if change.intervention != intervention.id:
            continue
        if change.operation == "parameter":
            parameters[change.table, change.row] = float(change.value)
            continue
        edited = True
        _edit(tables, change)
    if not edited:
        return Applied(graph, parameters, edited)
    cells = {
        name: [
            {each.name: cell_text(getattr(row, each.name)) for each in TABLES[name].columns} for row in rows.values()
        ]
        for name, rows in tables.items()
    }
    return Applied(build_graph(cells, as_of=graph.as_of), parameters, edited)


def _edit(tables: dict[str, dict[str, Row]], change: Change) -> None:
    rows = tables.get(change.table)
    if rows is None or (change.operation != "add" and change.row not in rows):
        raise DataError("scoring.change", change=change.id, table=change.table, row=change.row)
    if change.operation == "add":
        pairs = dict(part.split("=", 1) for part in change.value.split(";;"))
        rows[change.row] = _row(change, {"id": change.row, **pairs})
    elif change.operation == "remove":
        _remove(tables, change.row)
    else:
        name = "end" if change.operation == "end" else change.column_name
        old = rows[change.row]
        if name not in type(old).model_fields:
            raise DataError("scoring.change", change=change.id, table=change.table, row=f"{change.row}.{name}")
        cells = {each.name: cell_text(getattr(old, each.name)) for each in TABLES[change.table].columns}
        rows[change.row] = _row(change, {**cells, name: change.value})


def _row(change: Change, cells: dict[str, str]) -> Row:
    record = TABLES[change.table].record
    values, problems = record.read(cells, file="changes", row=0)
    if problems:
        raise DataError("scoring.change", change=change.id, table=change.table, row=problems[0].line())
    return record.built(values)


def _remove(tables: dict[str, dict[str, Row]], identifier: str) -> None:
    """Remove a row and everything that stands on it; lists that name it lose the name."""
    for name, rows in tables.items():
        rows.pop(identifier, None)
        for key in [key for key, row in rows.items() if _stands_on(name, row, identifier)]:
            _remove(tables, key)
        for key, row in list(rows.items()):
            lists = {
                each.name: tuple(item for item in getattr(row, each.name) if item != identifier)
                for each in TABLES[name].columns
                if each.kind == "ref" and each.many and identifier in getattr(row, each.name)
            }
            if lists:
                rows[key] = row.model_copy(update=lists)
                if name == "evidence" and not lists.get("about", True):
                    del rows[key]


def _stands_on(name: str, row: Row, identifier: str) -> bool:
    return any(
        getattr(row, each.name) == identifier
        for each in TABLES[name].columns
        if each.kind == "ref" and not each.many and each.name != "id"
    )
