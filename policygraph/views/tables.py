"""Tables for reading: heads, rows and cells that know how they sort, whatever language they are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan

from policygraph.graph.writing import number_text

__all__ = ["Cell", "Line", "Table", "make_table", "shown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what is read, what it sorts by (``None`` = its text), where it leads, and whether it is a number."""

    text: str
    sort: str | None = None
    href: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row and its address on the page; blank where it has none."""

    cells: tuple[Cell, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of each row is its head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    name: str = ""


def make_table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], *, name: str = "", digits: int = 4
) -> Table:
    """Return a table from plain rows: numbers are shown with ``digits`` significant figures and sort by their value.

    A row has an address where ``name`` is given: the name of the table and the number of the row.
    """
    lines = [
        Line(tuple(_cell(value, digits) for value in row), f"{name}-{number}" if name else "")
        for number, row in enumerate(rows, start=1)
    ]
    return Table(caption, tuple(heads), tuple(lines), name)


def shown(value: float, digits: int = 3) -> str:
    """Return a number for reading: ``digits`` significant, thousands apart, a true minus sign."""
    if isnan(value):
        return "–"
    rounded = float(f"{value:.{digits}g}")
    text = f"{rounded:,.{max(0, digits - 1 - _magnitude(rounded))}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text in ("-0", "") else text).replace("-", "−")


def _magnitude(value: float) -> int:
    return int(f"{value:e}".partition("e")[2]) if value else 0


def _cell(value: object, digits: int) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Cell("" if value is None else str(value))
    if isnan(value):
        return Cell(shown(value), "", number=True)
    whole = isinstance(value, int)
    return Cell(str(value).replace("-", "−") if whole else shown(value, digits), number_text(value), number=True)
