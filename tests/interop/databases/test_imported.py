from __future__ import annotations

import csv
from pathlib import Path

import pytest

from policygraph.errors import InvalidData
from policygraph.graph import PolicyGraph, read_tables
from policygraph.interop import Imported
from policygraph.interop.databases.imported import Reject

SOURCE = {"id": "src:x", "title": "X", "url_safe": "no", "source_kind": "dataset", "origin": "x"}
POLICY = {"id": "pol:x", "title_en": "X", "jurisdiction": "plc:CN", "kind": "act", "sources": "src:x"}
REJECT = Reject("x.csv", 7, "interop.import.blank", {"column": "policy_id"}, ("=1+1", "b"))


def test_what_is_written_can_be_read_checked_and_reported_on(tmp_path: Path, bundled: PolicyGraph) -> None:
    imported = Imported({"sources": [SOURCE], "policies": [POLICY]}, (REJECT,), (), ("one", "two"))
    paths = imported.write(tmp_path, base=bundled)
    assert tmp_path / "rejects.csv" in paths
    graph = read_tables(tmp_path)
    assert [row.id for row in graph.tables["policies"]] == ["pol:x"]
    assert "plc:CN-GD" in graph.index, "places and other reference rows come along"


def test_rejects_keep_their_cells_and_say_why_in_both_languages(tmp_path: Path, bundled: PolicyGraph) -> None:
    Imported({"sources": [SOURCE]}, (REJECT,), (), ("one", "two")).write(tmp_path, base=bundled)
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["row"] == "7"
    assert "policy_id" in row["reason_en"]
    assert "policy_id" in row["reason_zh"]
    assert row["one"] == "'=1+1", "what was refused is not let loose in a spreadsheet"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_notes_are_sentences(lang: str) -> None:
    remark = ("interop.import.extra", {"columns": "a, b"})
    notes = Imported({"policies": [POLICY]}, (REJECT,), (remark,), ()).notes(lang)  # type: ignore[arg-type]
    assert len(notes) == 3
    assert "1 policies" in notes[0]
    assert "7" in notes[2]


def test_rows_lie_over_a_base_and_are_checked(bundled: PolicyGraph) -> None:
    graph = Imported({"sources": [SOURCE], "policies": [POLICY]}).graph(bundled)
    assert len(graph.tables["policies"]) == len(bundled.tables["policies"]) + 1
    with pytest.raises(InvalidData):
        Imported({"policies": [POLICY]}).graph(bundled)
