"""Opens the data a question is about: bundled, the user's own beside it, or the user's own in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policygraph.errors import UnreadableInput
from policygraph.graph import PolicyGraph, load, read_tables
from policygraph.graph.reference import reference_part
from policygraph.interop.spreadsheets.headers import counted_tables
from policygraph.schema.tables import TABLES

__all__ = ["open_data"]

Note = tuple[str, dict[str, Any]]


def open_data(
    path: str | Path | None = None, *, beside: bool = False, as_of: str = ""
) -> tuple[PolicyGraph, tuple[Note, ...]]:
    """Return a graph, and what was put together how.

    Parameters
    ----------
    path
        A folder or spreadsheet; ``None`` = the bundled data. A folder with ``datapackage.json`` or with its own table
        of jurisdictions is complete and read as it is. Anything else holds a user's own policies: places, agencies,
        indicators, objectives, technologies, influences and model inputs it does not bring are the bundled ones.
    beside
        Keep the bundled policies too; a row of the user's with the same id replaces the bundled one.
    as_of
        Data date to use instead.

    Returns
    -------
    graph, notes
        Each note is a key of ``texts.csv`` with its values.

    Raises
    ------
    UnreadableInput
        If the path does not exist or cannot be read.
    InvalidData
        If any cell is wrong; the error lists all of them.
    """
    if path is None:
        return load(as_of=as_of), ()
    source = Path(path)
    if not source.exists():
        raise UnreadableInput("cli.no_file", file=source.name)
    if _is_complete(source) and not beside:
        return read_tables(source, as_of=as_of), ()
    from policygraph.interop.spreadsheets.reading import read_spreadsheet

    bundled = load(as_of=as_of)
    base = bundled if beside else reference_part(bundled)
    read = read_spreadsheet(source, base=base)
    own = {name: len(rows) for name, rows in read.tables.items() if rows}
    replaced = sorted(row.id for name in own for row in base.tables[name] if row.id in read.ids)
    merged: list[Note] = [
        (
            "interop.merged.beside" if beside else "interop.merged.instead",
            {"file": source.name or source.resolve().name, "rows": counted_tables(own)},
        )
    ]
    if replaced:
        merged.append(("interop.merged.replaced", {"ids": ", ".join(replaced[:10]), "count": len(replaced)}))
    return read.graph, (*read.notes, *merged)


def _is_complete(source: Path) -> bool:
    if not source.is_dir():
        return False
    return any(source.rglob("datapackage.json")) or any(source.rglob(Path(TABLES["jurisdictions"].path).name))
