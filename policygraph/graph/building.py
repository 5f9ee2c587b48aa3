"""From rows in memory to a graph: mappings or DataFrames, alone or merged into another graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from policygraph.errors import InvalidData, Problem, ScopeError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.graph.validation import Origin, find_problems
from policygraph.schema.column import Row
from policygraph.schema.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["build_graph"]

Rows = Iterable[Mapping[str, Any]]


def build_graph(
    tables: Mapping[str, Rows | pd.DataFrame], *, as_of: str = "", base: PolicyGraph | None = None
) -> PolicyGraph:
    """Build a graph from rows in memory, under the same checks as files.

    Parameters
    ----------
    tables
        Rows by table name: an iterable of mappings or a DataFrame. Lists may be tuples or ``;`` text.
    as_of
        Data date; blank = that of ``base``.
    base
        A graph whose rows are kept; a row here with the same id replaces it.

    Raises
    ------
    ScopeError
        If a table name is unknown.
    InvalidData
        If any cell is wrong; the "file" of each problem is the table name.
    """
    problems: list[Problem] = []
    placed: dict[str, tuple[Row, Origin]] = {}
    for name, rows in base.tables.items() if base else ():
        placed.update({row.id: (row, Origin(name, number, name, True)) for number, row in enumerate(rows, start=2)})
    doubles: list[tuple[Row, Origin]] = []
    for name, given in tables.items():
        if name not in TABLES:
            raise ScopeError("graph.unknown_table", table=name, suggestion=suggest(name, TABLES))
        seen: set[str] = set()
        for number, cells in enumerate(_mappings(given), start=2):
            values, faults = TABLES[name].record.read(cells, file=name, row=number)
            problems.extend(faults)
            entry = (TABLES[name].record.built(values), Origin(name, number, name, not faults))
            if entry[0].id in seen:
                doubles.append(entry)
            else:
                placed[entry[0].id] = entry
            seen.add(entry[0].id)
    problems.extend(find_problems([*placed.values(), *doubles]))
    if problems:
        raise InvalidData(problems)
    merged: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row, origin in placed.values():
        merged[origin.table].append(row)
    return PolicyGraph(merged, as_of=as_of or (base.as_of if base else ""))


def _mappings(rows: Rows | pd.DataFrame) -> Rows:
    import pandas as pd

    if not isinstance(rows, pd.DataFrame):
        return rows
    clean = rows.astype(object).where(rows.notna(), "")
    return [{str(head): cell for head, cell in record.items()} for record in clean.to_dict(orient="records")]
