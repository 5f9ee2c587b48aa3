"""The example policies say that they are examples."""

from __future__ import annotations

from policygraph.interop.spreadsheets.starter_rows import EXAMPLE
from policygraph.schema.tables import TABLES


def test_nobody_can_take_an_example_for_a_policy() -> None:
    for row in EXAMPLE["policies"]:
        assert "非真实政策" in row["title_zh"]
        assert "not a real policy" in row["title_en"]


def test_every_cell_stands_in_a_column_of_its_table() -> None:
    for name, rows in EXAMPLE.items():
        known = {each.name for each in TABLES[name].columns}
        assert all(set(row) <= known for row in rows)
