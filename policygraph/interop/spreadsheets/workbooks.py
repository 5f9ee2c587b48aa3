"""Workbooks as people keep them: several sheets, merged cells, hidden rows, formulas, dates and percentages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from policygraph.errors import LimitError, UnreadableInput
from policygraph.interop.spreadsheets.sheets import (
    MAX_BYTES,
    MAX_CELL,
    MAX_ROWS,
    Fault,
    Note,
    Sheet,
    SheetRow,
    check_size,
)

__all__ = ["read_workbook"]

_MAX_RATIO: Final = 200
_SMALL: Final = 10_000_000
_SHOWN: Final = 8
_FORMULA: Final = ("interop.why.formula", "interop.mend.formula")
_ERROR: Final = ("interop.why.error", "interop.mend.error")


def read_workbook(path: Path, name: str = "") -> list[Sheet]:
    """Return every sheet of an xlsx workbook, hidden ones included, in the order of the workbook.

    Dates become partial dates, percentages keep their sign, numbers have the digits a spreadsheet shows. The value of
    a merged cell counts for every cell it covers, a formula counts as the value stored with it. All this is noted.

    Raises
    ------
    UnreadableInput
        If it is no workbook, damaged, or locked with a password.
    LimitError
        If it unpacks to more than a table people wrote, or has too many rows.
    """
    named = name or path.name
    _check_zip(path)
    # Values and formulas stand in two views of the same file.
    values, formulas = _open(path, named, data_only=True), _open(path, named, data_only=False)
    # A chart sheet has no cells.
    pairs = ((values[title], formulas[title]) for title in formulas.sheetnames)
    return [_sheet(named, shown, behind) for shown, behind in pairs if hasattr(shown, "iter_rows")]


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableInput("interop.damaged", file=path.name) from error
    unpacked, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    check_size(path, unpacked)
    if unpacked > _SMALL and unpacked > _MAX_RATIO * max(packed, 1):
        raise LimitError("interop.bomb", file=path.name, size=unpacked // 1_000_000, limit=_MAX_RATIO)
    if not any(each.filename.lower() == "xl/workbook.xml" for each in members):
        raise UnreadableInput("interop.no_workbook", file=path.name)


def _open(path: Path, named: str, *, data_only: bool) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(path, data_only=data_only, keep_links=False)
    except Exception as error:
        # The library raises whatever a damaged part makes it trip over: KeyError, ValueError, ParseError and more.
        if isinstance(error, MemoryError | RecursionError):
            raise LimitError("interop.too_large", file=named, size="?", limit=MAX_BYTES // 1_000_000) from error
        raise UnreadableInput("interop.damaged", file=named) from error


def _sheet(named: str, values: Any, formulas: Any) -> Sheet:
    if values.max_row > MAX_ROWS:
        raise LimitError("interop.too_many_rows", file=named, limit=MAX_ROWS)
    covered, rows, computed = _covered(values), [], []
    for number, row in enumerate(values.iter_rows(), start=1):
        cells, faults = [], {}
        for place, each in enumerate(row):
            # Only the first cell of a merged range holds its value.
            shown = covered.get(each.coordinate, each)
            is_formula = formulas[shown.coordinate].data_type == "f"
            text, fault = _text(shown, is_formula=is_formula)
            cells.append(text)
            if fault:
                faults[place] = fault
            elif is_formula:
                computed.append(each.coordinate)
        rows.append(SheetRow(number, tuple(cells), faults))
    return Sheet(named, values.title, tuple(rows), tuple(_notes(named, values, computed)))


def _covered(sheet: Any) -> dict[str, Any]:
    """Return the cell whose value counts, by coordinate of each cell that a merged range covers."""
    found = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] > MAX_ROWS:
            continue
        first = sheet.cell(area.min_row, area.min_col)
        found.update({sheet.cell(*place).coordinate: first for place in _places(area)})
    return found


def _places(area: Any) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, area.max_row + 1):
        for column in range(area.min_col, area.max_col + 1):
            if (row, column) != (area.min_row, area.min_col):
                yield row, column


def _notes(named: str, sheet: Any, computed: list[str]) -> Iterator[Note]:
    where = {"file": named, "sheet": sheet.title}
    hidden = sorted(number for number, each in sheet.row_dimensions.items() if each.hidden)
    if sheet.sheet_state != "visible":
        yield "interop.note.hidden_sheet", where
    if hidden:
        yield "interop.note.hidden_rows", {**where, "rows": _listed([str(number) for number in hidden])}
    if sheet.merged_cells.ranges:
        yield (
            "interop.note.merged",
            {**where, "cells": _listed(sorted(str(each) for each in sheet.merged_cells.ranges))},
        )
    if computed:
        yield "interop.note.formulas", {**where, "cells": _listed(computed)}


def _listed(items: list[str]) -> str:
    return ", ".join(items[:_SHOWN]) + (f" … ({len(items)})" if len(items) > _SHOWN else "")


def _text(cell: Any, *, is_formula: bool) -> tuple[str, Fault | None]:
    value = cell.value
    if value is None:
        return "", (*_FORMULA, {}) if is_formula else None
    if cell.data_type == "e":
        return str(value), (*_ERROR, {})
    text = _written(value, cell.number_format or "General")
    if len(text) > MAX_CELL:
        return text[:40] + "…", ("interop.why.long", "interop.mend.long", {"limit": str(MAX_CELL)})
    return text, None


def _written(value: Any, form: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _date(value: datetime | date, form: str) -> str:
    """Return a date as far as its cell shows it: ``yyyy年m月`` shows no day."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.lower())
    text = value.strftime("%Y-%m-%d")
    if "d" in shown or "y" not in shown:
        return text
    return text[:7] if "m" in shown else text[:4]


def _number(value: float, form: str) -> str:
    # Fifteen digits are what a spreadsheet keeps; more would show the binary fraction behind 0.3.
    if "%" in re.sub(r'"[^"]*"', "", form):
        return f"{_plain(value * 100)}%"
    return _plain(value)


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    text = f"{value:.15g}"
    return f"{value:.15f}".rstrip("0").rstrip(".") if "e" in text and abs(value) < 1e15 else text
