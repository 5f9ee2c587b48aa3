"""What is no table is refused by what it is, not by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import LimitError, UnreadableInput
from policygraph.interop.spreadsheets.sheets import MAX_BYTES, SheetRow, check_kind, check_size


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "interop.empty"), (b"%PDF-1.7 ...", "interop.kind.pdf"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "interop.kind.xls"),
        (b"\x89PNG\r\n", "interop.kind.picture"), (b"\xff\xd8\xff\xe0", "interop.kind.picture"), (b"{\\rtf1", "interop.kind.word"),
    ],
)  # fmt: skip
def test_foreign_files_are_named_for_what_they_are(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as caught:
        check_kind(path)
    assert caught.value.key == key
    assert "table.xlsx" in str(caught.value)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        check_kind(tmp_path / "none.csv")


def test_size_has_a_limit(tmp_path: Path) -> None:
    check_size(tmp_path / "a", MAX_BYTES)
    with pytest.raises(LimitError):
        check_size(tmp_path / "a", MAX_BYTES + 1)


def test_a_row_with_a_fault_is_not_blank() -> None:
    assert SheetRow(1, ("", " ")).is_blank()
    assert not SheetRow(1, ("", ""), {0: ("why", "mend", {})}).is_blank()
