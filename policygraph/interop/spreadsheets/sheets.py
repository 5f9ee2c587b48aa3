"""A sheet as its reader left it: rows as text with the numbers a spreadsheet shows, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from policygraph.errors import LimitError, UnreadableInput

__all__ = ["MAX_BYTES", "MAX_CELL", "MAX_ROWS", "Fault", "Note", "Sheet", "SheetRow", "check_kind", "check_size"]

MAX_BYTES: Final = 200_000_000
MAX_ROWS: Final = 200_000
MAX_CELL: Final = 32_767  # characters a spreadsheet cell can hold

Note = tuple[str, dict[str, Any]]
Fault = tuple[str, str, dict[str, str]]

_FOREIGN: Final = {
    b"%PDF": "interop.kind.pdf",
    b"\xd0\xcf\x11\xe0": "interop.kind.xls",
    b"\x89PNG": "interop.kind.picture",
    b"\xff\xd8\xff": "interop.kind.picture",
    b"{\\rt": "interop.kind.word",
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number as the spreadsheet shows it, and its cells as text; what is wrong with a cell, by position."""

    number: int
    cells: tuple[str, ...]
    faults: dict[int, Fault] = field(default_factory=dict)

    def is_blank(self) -> bool:
        """Return whether the row holds nothing at all."""
        return not self.faults and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a text file as one sheet without a name; ``notes`` say what its reader chose."""

    file: str
    name: str
    rows: tuple[SheetRow, ...]
    notes: tuple[Note, ...] = ()


def check_kind(path: Path) -> None:
    """Refuse what is no table at all, whatever its name says.

    Raises
    ------
    UnreadableInput
        If the file is missing, empty, or of a kind that holds no table.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=error.strerror or str(error)) from error
    if not start:
        raise UnreadableInput("interop.empty", file=path.name)
    for mark, key in _FOREIGN.items():
        if start.startswith(mark):
            raise UnreadableInput(key, file=path.name)


def check_size(path: Path, size: int) -> None:
    """Refuse what is too large to be a table people wrote.

    Raises
    ------
    LimitError
        If ``size`` (bytes, unpacked) is beyond the limit.
    """
    if size > MAX_BYTES:
        raise LimitError("interop.too_large", file=path.name, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000)
