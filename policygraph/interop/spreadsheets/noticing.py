"""What the door read in another form than it was written, gathered column by column: said once, with an example."""

from __future__ import annotations

from policygraph.interop.spreadsheets.sheets import Note, Sheet
from policygraph.schema.column import Column

__all__ = ["Noticed"]


class Noticed:
    """Counts by place and kind of change; the first of each is its example."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str, str], tuple[int, dict[str, object]]] = {}

    def _count(self, key: str, sheet: Sheet, what: str, **example: object) -> None:
        place = (key, sheet.file, sheet.name, what)
        count, first = self._found.get(place, (0, example))
        self._found[place] = (count + 1, first)

    def read(self, sheet: Sheet, row: int, head: str, declared: Column, written: str, read: str) -> None:
        """Note a cell of a column that was read in another form; a change of layout alone is none."""
        plain = written.strip()
        if not plain or read == plain or declared.kind == "text":
            return
        if declared.kind in ("ref", "term", "id"):
            self._count("interop.note.named", sheet, "", row=row, written=plain, read=read, column=head)
        else:
            self._count("interop.note.read_as", sheet, head, row=row, written=plain, read=read or "…", column=head)

    def quantity(self, sheet: Sheet, row: int, head: str, value: str, unit: str, read: dict[str, str]) -> None:
        """Note a number whose value, unit or comparator was read out of one another."""
        shown = " ".join(read.get(name, "") for name in ("comparator", "value", "unit") if read.get(name))
        written = " ".join(part.strip() for part in (value, unit) if part.strip())
        if shown and shown != written:
            self._count("interop.note.read_as", sheet, head, row=row, written=written, read=shown, column=head)

    def given_id(self, sheet: Sheet, row: int, identifier: str) -> None:
        """Note a row that got its id from its place."""
        self._count("interop.note.given_id", sheet, "", row=row, id=identifier)

    def stood_in(self, sheet: Sheet, column: str, other: str) -> None:
        """Note a text that stands in for its twin in the other language."""
        self._count("interop.note.stood_in", sheet, column, column=column, other=other)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes in the order in which they first occurred."""
        return tuple(
            (key, {"file": file, "sheet": f" [{sheet}]" if sheet else "", "count": count, **example})
            for (key, file, sheet, _), (count, example) in self._found.items()
        )
