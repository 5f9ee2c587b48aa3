"""Writing whole or not at all; tables that read back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import UnreadableInput
from policygraph.graph import PolicyGraph, read_tables, write_atomic, write_tables
from policygraph.graph.writing import number_text, table_csv
from policygraph.resources import data_folder
from policygraph.schema.tables import TABLES
from tests.worlds import graphs, policy, world


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = write_atomic(tmp_path / "deep" / "file.txt", "old")

    def fail(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnreadableInput, match=r"file\.txt"):
        write_atomic(target, "new")
    assert target.read_text() == "old"
    assert [each.name for each in target.parent.iterdir()] == ["file.txt"]


def test_text_is_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    assert write_atomic(tmp_path / "a", "新能源\n").read_bytes() == "新能源\n".encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1 + 0.2, "0.3"), (-0.0, "0"), (1234567.0, "1.23457e+06"), (1 / 3, "0.333333"), (-1e-12, "-1e-12")],
)
def test_numbers_have_six_digits(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_number_text_is_stable(value: float) -> None:
    assert number_text(float(number_text(value))) == number_text(value)


@given(graphs())
def test_tables_read_back_equal(tmp_path_factory: pytest.TempPathFactory, graph: PolicyGraph) -> None:
    folder = tmp_path_factory.mktemp("tables")
    write_tables(graph, folder)
    assert read_tables(folder) == graph


def test_bundled_files_are_as_they_would_be_written(bundled: PolicyGraph) -> None:
    for name, table in TABLES.items():
        assert (data_folder() / table.path).read_text(encoding="utf-8") == table_csv(bundled, name), name


def test_an_as_of_date_is_written_and_read(tmp_path: Path) -> None:
    write_tables(world(as_of="2020-02-29", policies=[policy("a")]), tmp_path)
    assert read_tables(tmp_path).as_of == "2020-02-29"
    assert read_tables(tmp_path, as_of="2021-01-01").as_of == "2021-01-01"
