"""A user's own square matrix from a spreadsheet: items down and across, the row influences the column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import InvalidData, Problem, UnreadableInput
from policygraph.interop.spreadsheets.quantities import read_amount
from policygraph.interop.spreadsheets.sheets import Sheet, SheetRow, check_kind

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_matrix"]


def read_matrix(path: str | Path) -> pd.DataFrame:
    """Return the first sheet of a workbook, or a text table, as a matrix; a blank cell counts as 0.

    The first filled row holds the items across, the first column those down; what stands where they cross is not read.

    Raises
    ------
    UnreadableInput
        If nothing in the file is a table.
    InvalidData
        If a cell is no number; the error names every one.
    """
    import pandas as pd

    source = Path(path)
    check_kind(source)
    sheet = _first_sheet(source)
    head, *rows = [row for row in sheet.rows if not row.is_blank()] or [SheetRow(1, ())]
    names = [cell.strip() for cell in head.cells[1:]]
    while names and not names[-1]:
        names.pop()
    if not names or not rows:
        raise UnreadableInput("interop.no_matrix", file=source.name)
    problems: list[Problem] = []
    values = [[_value(sheet, row, place, name, problems) for place, name in enumerate(names, start=1)] for row in rows]
    if problems:
        raise InvalidData(problems)
    return pd.DataFrame(values, index=[row.cells[0].strip() for row in rows], columns=names)


def _first_sheet(source: Path) -> Sheet:
    from policygraph.interop.spreadsheets.csvs import read_csv
    from policygraph.interop.spreadsheets.workbooks import read_workbook

    with source.open("rb") as file:
        is_zip = file.read(4) == b"PK\x03\x04"
    return read_workbook(source)[0] if is_zip else read_csv(source)


def _value(sheet: Sheet, row: SheetRow, place: int, name: str, problems: list[Problem]) -> float:
    text = row.cells[place].strip() if place < len(row.cells) else ""
    if place in row.faults:
        why, mend, details = row.faults[place]
        problems.append(Problem(sheet.file, row.number, name, text, why, mend, tuple(details.items()), sheet.name))
        return 0.0
    amount = read_amount(text) if text else None
    if text and (amount is None or amount.unit or amount.comparator):
        problems.append(
            Problem(sheet.file, row.number, name, text, "schema.why.number", "interop.mend.matrix", (), sheet.name)
        )
        return 0.0
    return float(amount.value) if amount else 0.0
