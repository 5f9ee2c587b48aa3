"""A user's own square matrix."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from policygraph.errors import InvalidData, UnreadableInput
from policygraph.interop.spreadsheets.matrix import read_matrix


def test_a_matrix_reads_from_text_and_from_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(";甲;乙\n甲;;２\n乙;-1;\n", encoding="gb18030")
    book = openpyxl.Workbook()
    for row in ([None, "甲", "乙"], ["甲", None, 2], ["乙", -1, None]):
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    for name in ("m.csv", "m.xlsx"):
        frame = read_matrix(tmp_path / name)
        assert list(frame.index) == list(frame.columns) == ["甲", "乙"]
        assert frame.to_numpy().tolist() == [[0, 2], [-1, 0]]


def test_every_cell_that_is_no_number_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(",a,b\na,0,strong\n\nb,weak,0\n", encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_matrix(tmp_path / "m.csv")
    assert [(each.row, each.column, each.value) for each in caught.value.problems] == [
        (2, "b", "strong"),
        (4, "a", "weak"),
    ]


@pytest.mark.parametrize("text", ["", "one line\n", "\n\n", ",a\n"])
def test_what_is_no_matrix_is_unreadable(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_matrix(tmp_path / "m.csv")
