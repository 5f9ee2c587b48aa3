"""The forgiving door with an exact tongue: anyone's spreadsheet becomes tables, or every refusal at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from policygraph.errors import InvalidData, Problem, UnreadableInput
from policygraph.graph import PolicyGraph, build_graph, load
from policygraph.interop.spreadsheets.cells import read_cell, read_quantity
from policygraph.interop.spreadsheets.csvs import read_csv
from policygraph.interop.spreadsheets.headers import table_word
from policygraph.interop.spreadsheets.lines import TWINS, Line, sheet_lines
from policygraph.interop.spreadsheets.names import Names
from policygraph.interop.spreadsheets.noticing import Noticed
from policygraph.interop.spreadsheets.quantities import read_amount, read_unit
from policygraph.interop.spreadsheets.sheets import Note, Sheet, check_kind
from policygraph.interop.spreadsheets.workbooks import read_workbook
from policygraph.schema.tables import TABLES

__all__ = ["Spreadsheet", "read_spreadsheet"]

_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_NAMES = ("label_en", "label_zh", "title_en", "title_zh", "title", "summary_en", "summary_zh")


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """What was read: rows by table, the graph they make over their base, and what the door chose and noticed."""

    tables: dict[str, list[dict[str, str]]]
    graph: PolicyGraph
    notes: tuple[Note, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the rows that were read."""
        return frozenset(row["id"] for rows in self.tables.values() for row in rows)


def read_spreadsheet(path: str | Path, *, base: PolicyGraph | None = None) -> Spreadsheet:
    """Read a workbook, a text table, or a folder of them.

    Parameters
    ----------
    path
        xlsx, or text in UTF-8, UTF-16 or GB18030 with ``,``, ``;`` or tab between cells, or a folder.
    base
        The graph its rows are laid over and whose names its cells may use; by default the bundled one.

    Raises
    ------
    UnreadableInput
        If nothing in it is a table.
    InvalidData
        If any cell is wrong; the error names every one with file, sheet, row, column, value, reason and mend.
    LimitError
        If it is too large.
    """
    graph = base if base is not None else load()
    notes: list[Note] = []
    problems: list[Problem] = []
    lines = [line for sheet in _sheets(Path(path)) for line in sheet_lines(sheet, notes, problems)]
    if not lines and not problems:
        raise UnreadableInput("interop.no_table", file=Path(path).name)
    names, noticed = Names(graph), Noticed()
    _identify(lines, names, noticed, problems)
    for line in lines:
        problems.extend(_read(line, names, noticed))
    by_table = {name: [line for line in lines if line.heads.table.name == name] for name in TABLES}
    tables = {name: [line.read for line in found] for name, found in by_table.items() if found}
    try:
        merged = build_graph(tables, base=graph)
    except InvalidData as error:
        problems.extend(_located(error.problems, by_table))
        raise InvalidData(problems) from None
    if problems:
        raise InvalidData(problems)
    return Spreadsheet(tables, merged, (*notes, *noticed.notes()))


def _sheets(path: Path) -> Iterator[Sheet]:
    if not path.is_dir():
        yield from _opened(path, path.name)
        return
    # A name that starts with a point or ~$ is a file that an editor keeps for itself.
    files = [each for each in sorted(path.rglob("*")) if each.suffix.lower() in _SUFFIXES and each.is_file()]
    files = [each for each in files if not each.name.startswith((".", "~$"))]
    if not files:
        raise UnreadableInput("graph.no_tables", folder=path.name)
    for each in files:
        yield from _opened(each, each.relative_to(path).as_posix())


def _opened(path: Path, name: str) -> Iterable[Sheet]:
    check_kind(path)
    with path.open("rb") as file:
        is_zip = file.read(4) == b"PK\x03\x04"
    return read_workbook(path, name) if is_zip else [read_csv(path, name)]


def _identify(lines: list[Line], names: Names, noticed: Noticed, problems: list[Problem]) -> None:
    """Give every row its id and enter it under its names, so that rows may point to one another in any order."""
    seen = {identifier.casefold(): identifier for identifier in sorted(names.ids)}
    for line in lines:
        table = line.heads.table
        declared = table.columns[0]
        written = line.written.get("id", "")
        identifier = read_cell(declared, written, names).text
        if not identifier and "id" not in line.refused:
            place = "/".join(part for part in (Path(line.sheet.file).stem, line.sheet.name) if part)
            identifier = f"{table.record.PREFIX}:{_slug(place)}/{line.row.number}"
            noticed.given_id(line.sheet, line.row.number, identifier)
        line.read["id"] = identifier
        other = seen.setdefault(identifier.casefold(), identifier)
        if other != identifier:
            problems.append(line.problem("id", ("interop.why.case", "interop.mend.case", {"other": other})))
        names.add(table.name, identifier, (line.written.get(name, "") for name in _NAMES))


def _slug(text: str) -> str:
    kept = "".join(mark if mark.isalnum() or mark == "/" else "-" for mark in text)
    return "/".join(part.strip("-") or "x" for part in kept.split("/"))


def _read(line: Line, names: Names, noticed: Noticed) -> Iterator[Problem]:
    quantity = _quantity(line)
    for each in line.heads.columns.values():
        written = line.written.get(each.name, "")
        if each.name == "id" or each.name in line.refused or each.name in quantity:
            continue
        cell = read_cell(each, written, names)
        if cell.fault:
            line.refused.add(each.name)
            yield line.problem(each.name, cell.fault)
            continue
        line.read[each.name] = cell.text
        noticed.read(line.sheet, line.row.number, line.heads.name_of(each.name), each, written, cell.text)
    if "value" in quantity:
        read, fault = read_quantity(*(line.written.get(name, "") for name in ("value", "unit", "comparator")))
        if fault:
            line.refused.add("value")
            yield line.problem("value", fault)
        line.read.update(read)
        head, cells = line.heads.name_of("value"), line.written
        noticed.quantity(line.sheet, line.row.number, head, cells.get("value", ""), cells.get("unit", ""), read)
    _fill_twins(line, noticed)


def _quantity(line: Line) -> set[str]:
    """Return the columns of a number that must be read together: the unit decides what the value is."""
    columns = {each.name for each in line.heads.table.columns}
    if not {"value", "unit"} <= columns or "low" in line.written or not line.written.get("value", "").strip():
        return set()
    amount = read_amount(line.written["value"])
    unit = read_unit(line.written.get("unit", ""))
    together = amount is not None and (amount.unit or amount.comparator or amount.approximate)
    scaled = amount is not None and unit is not None and unit.factor != 1
    return {"value", "unit"} if "value" not in line.refused and (together or scaled) else set()


def _fill_twins(line: Line, noticed: Noticed) -> None:
    """Let the Chinese text stand where a required English one is blank, and the other way round."""
    required = {each.name for each in line.heads.table.columns if each.required}
    for pair in TWINS:
        for name, other in (pair, pair[::-1]):
            if name in required and not line.read.get(name) and line.read.get(other):
                line.read[name] = line.read[other]
                # What is wrong with the text is said of the cell it was written in.
                line.refused.add(name)
                noticed.stood_in(line.sheet, name, other)


def _located(problems: Iterable[Problem], by_table: dict[str, list[Line]]) -> Iterator[Problem]:
    """Yield what the schema and the graph refused, told in the rows, heads and cells of the spreadsheet."""
    for each in problems:
        lines = by_table.get(each.file, [])
        if not 2 <= each.row < len(lines) + 2:
            yield each
            continue
        line = lines[each.row - 2]
        missing_column = each.why == "schema.why.required" and each.column not in line.written
        if each.column in line.refused or (missing_column and each.column not in line.read):
            continue
        first = dict(each.details).get("first", "")
        details = dict(each.details)
        if first:
            details["first"] = str(lines[int(first) - 2].row.number)
        if details.get("table") in TABLES:
            details["table_zh"] = table_word(details["table"], "zh")
        value = line.written.get(each.column) or each.value
        yield replace(line.problem(each.column, (each.why, each.mend, details), value))
