"""Workbooks out: text and nothing but text, so that no cell computes, links or loads anything."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import xlsxwriter

from policygraph.errors import LimitError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import cell_text
from policygraph.schema.tables import TABLES

__all__ = ["tables_xlsx", "workbook_bytes"]

_MAX_CELL: Final = 32_767
# A workbook holds its date of creation; the same tables must give the same bytes.
_CREATED: Final = datetime(2000, 1, 1)


def tables_xlsx(graph: PolicyGraph) -> bytes:
    """Return a workbook with one sheet for every table that has rows; it reads back to the same tables."""
    sheets: dict[str, list[Sequence[str]]] = {}
    for name, table in TABLES.items():
        if graph.tables[name]:
            heads = [each.name for each in table.columns]
            rows = [[cell_text(getattr(row, head)) for head in heads] for row in graph.tables[name]]
            sheets[name] = [heads, *rows]
    return workbook_bytes(sheets)


def workbook_bytes(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """Return a workbook; the first row of each sheet is its head.

    Raises
    ------
    LimitError
        If a cell is longer than a spreadsheet can hold.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _CREATED})
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            for number, cells in enumerate(rows):
                for position, cell in enumerate(cells):
                    if len(cell) > _MAX_CELL:
                        raise LimitError("interop.long_cell", sheet=name, row=number + 1, limit=_MAX_CELL)
                    if cell:
                        sheet.write_string(number, position, cell, None if number else bold)
    return buffer.getvalue()
