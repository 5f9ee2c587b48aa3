"""Records of ``schema/numbers.py``."""

from __future__ import annotations

import pytest

from policygraph.schema import numbers
from policygraph.schema.column import Row
from tests.schema.records import assert_examples_are_sound, assert_required_cells_are_named, records_of


@pytest.mark.parametrize("record", records_of(numbers), ids=lambda record: record.__name__)
def test_examples_are_sound_and_an_empty_row_is_refused(record: type[Row]) -> None:
    assert_examples_are_sound(record)
    assert_required_cells_are_named(record)
