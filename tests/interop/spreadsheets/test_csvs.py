"""Text tables of every encoding, separator and line end; rows counted as a spreadsheet counts them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from policygraph.errors import UnreadableInput
from policygraph.interop.spreadsheets.csvs import read_csv

TEXT = "编号,名称\n1,方案𠮷\n011,NA\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "UTF-8"), ("utf-8", codecs.BOM_UTF8, "UTF-8"), ("gb18030", b"", "GB18030"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"), ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("utf-16-le", b"", "UTF-16-LE"), ("utf-16-be", b"", "UTF-16-BE"),
    ],
)  # fmt: skip
def test_four_encodings_are_told_apart(tmp_path: Path, encoding: str, mark: bytes, named: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(mark + TEXT.encode(encoding))
    sheet = read_csv(path)
    assert [row.cells for row in sheet.rows] == [("编号", "名称"), ("1", "方案𠮷"), ("011", "NA")]
    assert sheet.notes[0][1]["encoding"] == named


@pytest.mark.parametrize(("separator", "word"), [(",", "comma"), (";", "semicolon"), ("\t", "tab")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, word: str, end: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(end.join([separator.join(["a", "b", "c"]), separator.join(["1", '"2;3,4"', "5"])]).encode())
    sheet = read_csv(path)
    assert sheet.rows[1].cells == ("1", "2;3,4", "5")
    assert sheet.notes[0][1]["separator"]["en"] == word


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('id,note\n\n1,"two\nlines"\n2,last\n', encoding="utf-8")
    assert [(row.number, row.cells) for row in read_csv(path).rows] == [
        (1, ("id", "note")),
        (2, ()),
        (3, ("1", "two\nlines")),
        (4, ("2", "last")),
    ]


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sep=;\nid;a,b\n1;2,3\n", encoding="utf-8")
    assert [(row.number, row.cells) for row in read_csv(path).rows] == [(1, ("id", "a,b")), (2, ("1", "2,3"))]


@pytest.mark.parametrize(
    "content", [b'id,note\n1,"open', b"\xff\xfe\x00", "id\n\udcff".encode("utf-8", "surrogatepass") + b"\xff\xff"]
)
def test_what_is_no_text_table_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as caught:
        read_csv(path)
    assert "t.csv" in caught.value.message("zh")


def test_a_cell_longer_than_a_spreadsheet_holds_is_a_fault_of_that_cell(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,note\n1," + "x" * 40_000 + "\n", encoding="utf-8")
    assert list(read_csv(path).rows[1].faults) == [1]
