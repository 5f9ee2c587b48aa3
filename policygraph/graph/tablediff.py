"""What two graphs do not share: rows that appeared, went or changed."""

from __future__ import annotations

import pandas as pd

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import cell_text
from policygraph.schema.tables import TABLES

__all__ = ["diff"]


def diff(old: PolicyGraph, new: PolicyGraph) -> pd.DataFrame:
    """Return the differences between two graphs, row by row and cell by cell.

    Returns
    -------
    DataFrame
        Columns ``table, id, change, column, before, after``; ``change`` is added, removed or changed; sorted.
    """
    found: list[tuple[str, str, str, str, str, str]] = []
    for name, table in TABLES.items():
        before = {row.id: row for row in old.tables[name]}
        after = {row.id: row for row in new.tables[name]}
        found.extend((name, each, "removed", "", "", "") for each in before.keys() - after.keys())
        found.extend((name, each, "added", "", "", "") for each in after.keys() - before.keys())
        for each in before.keys() & after.keys():
            for column in table.columns:
                cells = [cell_text(getattr(row[each], column.name)) for row in (before, after)]
                if cells[0] != cells[1]:
                    found.append((name, each, "changed", column.name, cells[0], cells[1]))
    return pd.DataFrame(sorted(found), columns=["table", "id", "change", "column", "before", "after"])
