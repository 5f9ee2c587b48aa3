"""From CSV files to a graph: every wrong cell is named, all at once, before anything is built."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from policygraph.errors import InvalidData, Problem, UnreadableInput
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.validation import Origin, find_problems
from policygraph.resources import data_folder
from policygraph.schema.column import Row
from policygraph.schema.periods import is_partial_date
from policygraph.schema.tables import TABLES, Table

__all__ = ["Decoded", "load", "read_tables", "read_text"]

Placed = tuple[Row, Origin]

csv.field_size_limit(10_000_000)


def load(*, as_of: str = "") -> PolicyGraph:
    """Return the bundled graph.

    Parameters
    ----------
    as_of
        Data date to use instead of the bundled one.
    """
    return read_tables(data_folder(), as_of=as_of)


def read_tables(folder: str | Path, *, as_of: str = "") -> PolicyGraph:
    """Read every CSV table below ``folder`` (flat or in the folders of ``data/``) into a graph.

    Parameters
    ----------
    folder
        A folder with files named like tables, such as ``policies.csv``; tables without a file are empty.
    as_of
        Data date; blank = the ``as_of`` of the folder's ``datapackage.json``, else that of the bundled data.

    Raises
    ------
    UnreadableInput
        If the folder or a file cannot be read.
    InvalidData
        If any cell is wrong; the error lists all of them with file, row, column, value and mend.
    """
    root = Path(folder)
    paths = sorted(path for path in root.rglob("*.csv") if path.stem in TABLES)
    if not paths:
        raise UnreadableInput("graph.no_tables", folder=root.name)
    problems: list[Problem] = []
    placed: list[Placed] = []
    for path in paths:
        placed.extend(_read_file(path, path.relative_to(root).as_posix(), TABLES[path.stem], problems))
    problems.extend(find_problems(placed))
    if problems:
        raise InvalidData(problems)
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row, origin in placed:
        tables[origin.table].append(row)
    return PolicyGraph(tables, as_of=as_of or _data_date(root))


def _data_date(root: Path) -> str:
    for folder in (root, data_folder()):
        path = folder / "datapackage.json"
        if path.is_file():
            date = _package_date(path)
            if date:
                return date
    raise UnreadableInput("graph.no_date", folder=root.name)


def _package_date(path: Path) -> str:
    try:
        package = json.loads(read_text(path).text)
    except ValueError as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=str(error)) from error
    date = package.get("as_of", "") if isinstance(package, dict) else ""
    return date if isinstance(date, str) and is_partial_date(date) else ""


def _read_file(path: Path, name: str, table: Table, problems: list[Problem]) -> Iterator[Placed]:
    reader = csv.reader(io.StringIO(read_text(path).text, newline=""), strict=True)
    known = {each.name for each in table.columns}
    try:
        header = [cell.strip() for cell in next(reader, [])]
        for position, head in enumerate(header):
            if head not in known or head in header[:position]:
                problems.append(_unknown_column(name, head, table))
        for number, cells in enumerate(reader, start=2):
            if any(cell.strip() for cell in cells):
                values, faults = table.record.read(
                    {head: cell for head, cell in zip(header, cells, strict=False) if head in known},
                    file=name,
                    row=number,
                )
                problems.extend(faults)
                yield table.record.built(values), Origin(name, number, table.name, not faults)
    except csv.Error as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error)) from error


def _unknown_column(name: str, head: str, table: Table) -> Problem:
    return Problem(
        name, 1, head or "?", head, "schema.why.column", "schema.mend.columns",
        (("columns", ", ".join(each.name for each in table.columns)), ("table", table.name)),
    )  # fmt: skip


class Decoded(NamedTuple):
    """The text of a file and the name of the encoding it was read in."""

    text: str
    encoding: str


def read_text(path: Path) -> Decoded:
    """Return the text of a file and the name of its encoding: UTF-8 or UTF-16 with or without a mark, else GB18030.

    Raises
    ------
    UnreadableInput
        If the file cannot be opened or is none of these.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=error.strerror or str(error)) from error
    for encoding in _encodings(data):
        try:
            return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding.removesuffix("-sig"))
        except UnicodeDecodeError:
            continue
    raise UnreadableInput("graph.encoding", file=path.name)


def _encodings(data: bytes) -> Iterable[str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in data:
        # No text in the other encodings holds a zero byte; its place tells the byte order.
        odd = data[1::2].count(0) >= data[::2].count(0)
        return ("utf-16-le",) if odd else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")
