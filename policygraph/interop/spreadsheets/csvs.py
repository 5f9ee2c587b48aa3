"""Text tables as people save them: any of four encodings, three separators, any line end."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from policygraph.errors import LimitError, UnreadableInput
from policygraph.graph.reading import read_text
from policygraph.interop.spreadsheets.sheets import MAX_CELL, MAX_ROWS, Fault, Sheet, SheetRow, check_size

__all__ = ["read_csv"]

_SEPARATORS = {",": "interop.comma", ";": "interop.semicolon", "\t": "interop.tab"}


def read_csv(path: Path, name: str = "") -> Sheet:
    """Return a text table as a sheet.

    Rows are counted as a spreadsheet counts them: a blank line is a row, a line break inside quotes is none, and the
    line ``sep=;`` with which Excel is told the separator is none.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages; blank = its own name.

    Raises
    ------
    UnreadableInput
        If it is no text in UTF-8, UTF-16 or GB18030, or its quotes do not close.
    LimitError
        If it is too large.
    """
    check_size(path, path.stat().st_size)
    text, encoding = read_text(path)
    told, text = _told(text)
    separator = told or _separator(text)
    named = name or path.name
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise UnreadableInput("interop.quotes", file=named, why=str(error)) from error
    if len(records) > MAX_ROWS:
        raise LimitError("interop.too_many_rows", file=named, limit=MAX_ROWS)
    rows = tuple(SheetRow(number, tuple(cells), _faults(cells)) for number, cells in enumerate(records, start=1))
    note = ("interop.note.text", {"file": named, "encoding": encoding.upper(), "separator": _words(separator)})
    return Sheet(named, "", rows, (note,))


def _words(separator: str) -> dict[str, str]:
    from policygraph.texts import both

    return both(_SEPARATORS[separator])


def _told(text: str) -> tuple[str, str]:
    """Return the separator that Excel's first line names, and the text without that line."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == 5 and told[-1] in _SEPARATORS:
        return told[-1], rest
    return ("\t", rest) if told == "sep=" and first.rstrip("\r").endswith("\t") else ("", text)


def _separator(text: str) -> str:
    """Return the separator that occurs most outside quotes in the first line that holds any; a comma if none does."""
    for line in text.splitlines()[:20]:
        outside = "".join(line.split('"')[::2])
        counts = {mark: outside.count(mark) for mark in _SEPARATORS}
        best = max(counts, key=lambda mark: counts[mark])
        if counts[best]:
            return best
    return ","


def _faults(cells: list[str]) -> dict[int, Fault]:
    return {
        place: ("interop.why.long", "interop.mend.long", {"limit": str(MAX_CELL)})
        for place, cell in enumerate(cells)
        if len(cell) > MAX_CELL
    }
