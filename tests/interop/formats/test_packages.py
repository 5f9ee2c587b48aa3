from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph, read_tables
from policygraph.interop.formats.packages import data_package_zip, write_parquet, zip_bytes


def test_the_archive_unpacks_to_an_equal_graph(bundled: PolicyGraph, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(data_package_zip(bundled))) as archive:
        archive.extractall(tmp_path)
        package = json.loads(archive.read("datapackage.json"))
        names = set(archive.namelist())
    assert {each["path"] for each in package["resources"]} == names - {"datapackage.json"}
    assert read_tables(tmp_path) == bundled


def test_times_are_fixed_and_bytes_the_same(bundled: PolicyGraph) -> None:
    data = data_package_zip(bundled)
    assert data == data_package_zip(bundled)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zip_bytes({"b": "2", "a": "1"}) == zip_bytes({"a": "1", "b": "2"})


def test_parquet_keeps_lists_numbers_and_text(bundled: PolicyGraph, tmp_path: Path) -> None:
    from pyarrow import parquet

    write_parquet(bundled, tmp_path / "p")
    found = parquet.read_table(tmp_path / "p" / "influences.parquet").to_pylist()
    for cells, row in zip(found, bundled.tables["influences"], strict=True):
        assert cells["id"] == row.id
        assert cells["strength"] == row.strength  # type: ignore[attr-defined]
        assert cells["places"] == list(row.places)  # type: ignore[attr-defined]


def test_without_pyarrow_there_is_a_sentence(
    bundled: PolicyGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError):
        write_parquet(bundled, tmp_path)
