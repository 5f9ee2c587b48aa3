from __future__ import annotations

import pytest

from policygraph.views.tables import Cell, make_table, shown


def test_numbers_sort_by_value_and_are_shown_rounded() -> None:
    table = make_table("c", ("name", "value"), [("a", 12345.678), ("b", -0.000123456), ("c", 7)], name="t")
    cells = [line.cells[1] for line in table.rows]
    assert [cell.text for cell in cells] == ["12,350", "−0.0001235", "7"]
    assert [cell.sort for cell in cells] == ["12345.7", "-0.000123456", "7"]
    assert all(cell.number for cell in cells)


def test_rows_have_addresses_where_the_table_has_a_name() -> None:
    assert [line.name for line in make_table("c", ("x",), [(1,), (2,)], name="t").rows] == ["t-1", "t-2"]
    assert make_table("c", ("x",), [(1,)]).rows[0].name == ""


def test_unknown_is_no_zero() -> None:
    cells = make_table("c", ("x", "y", "z"), [(None, float("nan"), 0.0)]).rows[0].cells
    assert [cell.text for cell in cells] == ["", "–", "0"]
    assert cells[1].sort == ""


def test_a_cell_of_its_own_is_kept() -> None:
    own = Cell("x", href="#y")
    assert make_table("c", ("x",), [(own,)]).rows[0].cells[0] is own


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.0, 3, "0"), (1.0, 3, "1"), (-0.004, 3, "−0.004"), (23473.5, 3, "23,500"), (0.12345, 2, "0.12"),
        (1e6, 3, "1,000,000"), (12.5, 3, "12.5"), (float("nan"), 3, "–"), (99.96, 3, "100"),
    ],
)  # fmt: skip
def test_numbers_are_shown_for_reading(value: float, digits: int, text: str) -> None:
    assert shown(value, digits) == text
