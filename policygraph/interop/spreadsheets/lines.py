"""The rows of a sheet on their way into a table: where each stands, what was written, what is wrong with its heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from policygraph.errors import Problem
from policygraph.interop.spreadsheets.headers import Heads, find_heads, table_words, unread
from policygraph.interop.spreadsheets.sheets import Fault, Note, Sheet, SheetRow

__all__ = ["TWINS", "Line", "sheet_lines"]

# Columns that say one thing in two languages.
TWINS: Final = (
    ("title_en", "title_zh"), ("summary_en", "summary_zh"), ("label_en", "label_zh"), ("reason_en", "reason_zh"),
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """A row on its way: where it stands, its cells as written and as read, by column."""

    sheet: Sheet
    heads: Heads
    row: SheetRow
    written: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def problem(self, column: str, fault: Fault, value: str | None = None) -> Problem:
        """Return the fault of a cell, located as the spreadsheet shows it."""
        why, mend, details = fault
        told = self.written.get(column, "") if value is None else value
        return Problem(
            self.sheet.file, self.row.number, self.heads.name_of(column), told, why, mend,
            tuple(sorted(details.items())), self.sheet.name,
        )  # fmt: skip


def sheet_lines(sheet: Sheet, notes: list[Note], problems: list[Problem]) -> list[Line]:
    """Return the rows of data of a sheet; what its heads make of it goes to ``notes`` and ``problems``."""
    where = {"file": sheet.file, "sheet": f" [{sheet.name}]" if sheet.name else ""}
    # A name that starts with a low line is a sheet of lists behind drop-downs.
    if sheet.name.startswith("_") or all(row.is_blank() for row in sheet.rows):
        return []
    heads = find_heads(sheet, hint="" if sheet.name else Path(sheet.file).stem)
    if heads is None:
        notes.append(("interop.note.skipped", where))
        return []
    notes.extend(sheet.notes)
    rows = [row for row in sheet.rows if row.number >= heads.first and not row.is_blank()]
    notes.append(
        ("interop.note.sheet", {**where, "table": table_words(heads.table.name), "row": heads.row, "count": len(rows)})
    )
    if heads.unknown:
        notes.append(("interop.note.columns", {**where, "columns": unread(heads.unknown, heads)}))
    lines = [_line(sheet, heads, row, problems) for row in rows]
    problems.extend(_head_problems(sheet, heads))
    return lines


def _head_problems(sheet: Sheet, heads: Heads) -> Iterator[Problem]:
    def problem(head: str, value: str, why: str, mend: str, **details: str) -> Problem:
        return Problem(sheet.file, heads.row, head, value, why, mend, tuple(sorted(details.items())), sheet.name)

    for place in heads.doubled:
        head = heads.written[place]
        yield problem(head, head, "interop.why.doubled", "interop.mend.doubled")
    for place, column in heads.near:
        head = heads.written[place]
        yield problem(
            head, head, "schema.why.column", "interop.mend.near_column", column=column, table=heads.table.name
        )
    present = {each.name for each in heads.columns.values()}
    # An id can come from the place of the row, and a text can stand in for its twin in the other language.
    spared = {"id"} | {name for pair in TWINS for name in pair if present & set(pair)}
    for each in heads.table.columns:
        if each.required and each.name not in present | spared:
            yield problem(
                each.label_en, "", "interop.why.no_column", "interop.mend.no_column", column=each.name,
                label=each.label_en, label_zh=each.label_zh, hint=each.description_en.rstrip("."),
                hint_zh=each.description_zh.rstrip("。"),
            )  # fmt: skip


def _line(sheet: Sheet, heads: Heads, row: SheetRow, problems: list[Problem]) -> Line:
    line = Line(sheet, heads, row)
    for place, text in enumerate(row.cells):
        column = heads.columns.get(place)
        if column is not None:
            line.written[column.name] = text
            if place in row.faults:
                line.refused.add(column.name)
                problems.append(line.problem(column.name, row.faults[place]))
        elif text.strip() and not heads.written.get(place):
            why, mend = "interop.why.no_head", "interop.mend.no_head"
            problems.append(Problem(sheet.file, row.number, _letter(place), text, why, mend, sheet=sheet.name))
    return line


def _letter(place: int) -> str:
    """Return the letter over a column: 0 is A, 26 is AA."""
    letters = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        letters, place = chr(65 + rest) + letters, place - 1
    return letters
