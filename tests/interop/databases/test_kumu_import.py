from __future__ import annotations

import json
from pathlib import Path

import pytest

from policygraph.errors import UnreadableInput
from policygraph.graph import PolicyGraph
from policygraph.interop.databases.kumu_import import read_kumu
from policygraph.interop.formats.kumu import kumu_json, kumu_xlsx
from policygraph.interop.formats.xlsx import workbook_bytes


def blueprint(path: Path, elements: list[object], connections: list[object]) -> Path:
    path.write_text(json.dumps({"elements": elements, "connections": connections}), encoding="utf-8")
    return path


def test_a_map_becomes_indicators_and_signed_influences(tmp_path: Path, bundled: PolicyGraph) -> None:
    elements = [
        {"label": "Charging"},
        {"id": "e2", "label": "Peak load", "type": "stock", "tags": ["grid"]},
        {"label": "Cost"},
    ]
    connections = [
        {"from": "Charging", "to": "e2", "type": "+"}, {"from": "e2", "to": "Cost", "Polarity": "opposite"},
        {"from": "Charging", "to": "Cost"}, {"from": "Charging", "to": "Nowhere"},
    ]  # fmt: skip
    imported = read_kumu(blueprint(tmp_path / "map.json", elements, connections))
    assert [each["sign"] for each in imported.tables["influences"]] == ["+", "-", "?"]
    (reject,) = imported.rejects
    assert (reject.row, "Nowhere" in reject.reason("zh")) == (4, True)
    graph = imported.graph(bundled)
    assert all(graph.evidence_of(each["id"]) for each in imported.tables["influences"])
    assert all("three_e" in each["inferred"] for each in imported.tables["indicators"])


def test_a_workbook_reads_like_a_blueprint(tmp_path: Path) -> None:
    sheets = {
        "Notes (ignore)": [["Label"], ["not this"]],
        "Elements": [["Label", "Type"], ["A", "x"], ["B", "x"]],
        "Connections": [["From", "To", "Type"], ["A", "B", "-"]],
    }
    path = tmp_path / "map.xlsx"
    path.write_bytes(workbook_bytes(sheets))
    found = read_kumu(path)
    same = read_kumu(
        blueprint(
            tmp_path / "map.json",
            [{"label": "A", "type": "x"}, {"label": "B", "type": "x"}],
            [{"from": "A", "to": "B", "type": "-"}],
        )
    )
    assert found.tables["indicators"] == same.tables["indicators"]
    assert found.tables["influences"] == same.tables["influences"]


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_our_own_map_comes_back_with_its_influences(excerpt: PolicyGraph, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"map.{kind}"
    data = kumu_json(excerpt).encode() if kind == "json" else kumu_xlsx(excerpt)
    path.write_bytes(data)
    imported = read_kumu(path)
    assert imported.tables["indicators"] == [], "what has an id of ours stays what it is"
    # Plain links between indicators (part, whole) are no influences; those that are keep ends and sign.
    drawn = {(each["source"], each["target"], each["sign"]) for each in imported.tables["influences"]}
    for row in excerpt.tables["influences"]:
        assert (row.source, row.target, row.sign) in drawn  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["[]", "{}", '{"elements": 3}', "{", "null", "[" * 100_000])
def test_what_is_no_map_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(UnreadableInput):
        read_kumu(path)
