"""Reads the files of other programs and databases into our tables."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from policygraph.errors import UnreadableInput, UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.databases.imported import Imported
from policygraph.interop.databases.kumu_import import read_kumu
from policygraph.interop.databases.mapping import formats
from policygraph.interop.databases.qdpx import read_qdpx
from policygraph.interop.databases.reading import read_database
from policygraph.interop.spreadsheets.reading import read_spreadsheet

__all__ = ["import_file", "import_formats"]

_OTHERS: Final = ("kumu", "qdpx", "spreadsheet")


def import_formats() -> tuple[str, ...]:
    """Return the names of the formats that can be read, sorted."""
    return tuple(sorted((*formats(), *_OTHERS)))


def import_file(
    format: str,  # noqa: A002 - the word people use
    path: str | Path,
    *,
    base: PolicyGraph | None = None,
) -> Imported:
    """Read a file of another program or database.

    Parameters
    ----------
    format
        ``cpdb`` (Climate Policy Database), ``cclw`` (Climate Change Laws of the World, Climate Policy Radar), ``iea``,
        ``gccmpd``, ``qdpx`` (REFI-QDA project), ``kumu``, or ``spreadsheet`` (our own columns, CSV or xlsx).
    base
        The graph whose places, technologies and default effects are used; by default the bundled one.

    Raises
    ------
    UsageError
        If the format is unknown.
    UnreadableInput, InvalidData, LimitError
        If the file cannot be read, lacks a required column, or is too large.
    """
    target = Path(path)
    if format not in import_formats():
        raise UsageError("interop.import.format", format=format, known=", ".join(import_formats()))
    if not target.exists():
        raise UnreadableInput("cli.no_file", file=target.name)
    match format:
        case "kumu":
            return read_kumu(target)
        case "qdpx":
            return read_qdpx(target, base=base)
        case "spreadsheet":
            read = read_spreadsheet(target, base=base)
            return Imported(read.tables, (), read.notes)
        case _:
            return read_database(format, target, base=base)
