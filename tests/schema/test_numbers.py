"""Records of ``schema/numbers.py``: the example of every column is a sound cell of that column."""

from __future__ import annotations

import pytest

from policygraph.schema import numbers
from policygraph.schema.column import Row, columns

RECORDS = [getattr(numbers, name) for name in numbers.__all__]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_examples_are_sound(record: type[Row]) -> None:
    declared = columns(record)
    cells = {each.name: each.example for each in declared if "…" not in each.example}
    faults = record.read(cells)[1]
    assert [fault for fault in faults if fault.value] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_an_empty_row_names_every_required_cell(record: type[Row]) -> None:
    faults = record.read({}, file="f.csv", row=2)[1]
    assert [fault.column for fault in faults] == [each.name for each in columns(record) if each.required]
