"""What every record of the schema must do, whichever file declares it."""

from __future__ import annotations

from types import ModuleType

from policygraph.schema.column import Row, columns

__all__ = ["assert_examples_are_sound", "assert_required_cells_are_named", "records_of"]


def records_of(module: ModuleType) -> list[type[Row]]:
    """Return the records a module declares."""
    return [getattr(module, name) for name in module.__all__]


def assert_examples_are_sound(record: type[Row]) -> None:
    """The example of every column is a sound cell of that column."""
    cells = {each.name: each.example for each in columns(record) if "…" not in each.example}
    assert [fault for fault in record.read(cells)[1] if fault.value] == []


def assert_required_cells_are_named(record: type[Row]) -> None:
    """An empty row names every required cell."""
    faults = record.read({}, file="f.csv", row=2)[1]
    assert [fault.column for fault in faults] == [each.name for each in columns(record) if each.required]
