"""Policy databases in: Climate Policy Database, Climate Change Laws of the World, IEA and GCCMPD tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from policygraph.errors import InvalidData, Problem
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.reading import load
from policygraph.interop.databases.foreign_rows import Reading, Refused, take_row
from policygraph.interop.databases.imported import Imported, Reject
from policygraph.interop.databases.mapping import Field, fields_of, fold
from policygraph.interop.spreadsheets.csvs import read_csv
from policygraph.interop.spreadsheets.names import Names
from policygraph.interop.spreadsheets.sheets import Note, Sheet, check_kind
from policygraph.interop.spreadsheets.workbooks import read_workbook

__all__ = ["read_database"]


def read_database(database: str, path: Path, *, base: PolicyGraph | None = None) -> Imported:
    """Read the table of a policy database.

    Each policy becomes a policy with one provision for every instrument kind we have a word for, so that the default
    effects of the kinds apply and the checks can run at once. What was inferred is marked as inferred.

    Parameters
    ----------
    database
        ``cpdb``, ``cclw``, ``iea`` or ``gccmpd``.
    path
        CSV or xlsx.
    base
        The graph whose places, technologies and default effects are used; by default the bundled one.

    Raises
    ------
    InvalidData
        If a required column is missing; the problem names it and the heads that look like it.
    UnreadableInput, LimitError
        If the file cannot be read or is too large.
    """
    check_kind(path)
    with path.open("rb") as file:
        is_zip = file.read(4) == b"PK\x03\x04"
    sheet = read_workbook(path)[0] if is_zip else read_csv(path)
    filled = [row for row in sheet.rows if not row.is_blank()]
    heads = tuple(cell.strip() for cell in filled[0].cells) if filled else ()
    places = _positions(database, sheet, heads)
    graph = base if base is not None else load()
    reading = Reading(database, graph, Names(graph))
    for row in filled[1:]:
        cells = {name: _cell(row.cells, position) for name, position in places.items()}
        try:
            take_row(reading, cells, sheet.file)
        except Refused as refused:
            reading.rejects.append(Reject(sheet.file, row.number, refused.why, refused.details, row.cells))
    tables = {name: list(found.values()) for name, found in reading.tables.items()}
    return Imported(tables, tuple(reading.rejects), (*sheet.notes, *_notes(reading, heads)), heads)


def _cell(cells: Sequence[str], position: int) -> str:
    return cells[position].strip() if position < len(cells) else ""


def _positions(database: str, sheet: Sheet, heads: tuple[str, ...]) -> dict[str, int]:
    """Return where each field stands; the first of its heads that there is counts."""
    known = {fold(head.lstrip("\ufeff")): position for position, head in reversed(list(enumerate(heads)))}
    found: dict[str, int] = {}
    problems = []
    for each in fields_of(database):
        position = next((known[fold(head)] for head in each.heads if fold(head) in known), None)
        if position is not None:
            found[each.name] = position
        elif each.required:
            problems.append(_missing(each, sheet, heads))
    if problems:
        raise InvalidData(problems)
    return found


def _missing(each: Field, sheet: Sheet, heads: tuple[str, ...]) -> Problem:
    near = {close for head in each.heads for close in get_close_matches(head, heads, n=1, cutoff=0.6)}
    details = {"heads": ", ".join(each.heads), "near": ", ".join(sorted(near)) or "–"}
    why, mend = "interop.import.why.column", "interop.import.mend.column"
    return Problem(sheet.file, 1, each.heads[0], "", why, mend, tuple(sorted(details.items())))


def _notes(reading: Reading, heads: tuple[str, ...]) -> Iterator[Note]:
    used = {fold(head) for each in fields_of(reading.database) for head in each.heads}
    extra = [head for head in heads if head and fold(head.lstrip("\ufeff")) not in used]
    if extra:
        yield "interop.import.extra", {"columns": ", ".join(extra)}
    for of, counts in sorted(reading.unknown.items()):
        most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:8]
        yield f"interop.import.unknown_{of}", {"words": ", ".join(f"{word} ({count})" for word, count in most)}
