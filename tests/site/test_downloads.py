from __future__ import annotations

import json
from pathlib import Path

from policygraph.graph import read_tables
from policygraph.rdf import parse_rdf, to_rdf
from policygraph.rdf.writing import rdf_text
from policygraph.site.downloads import DOWNLOADS, contents, findings_json, write_downloads
from policygraph.site.material import Material
from policygraph.site.words import Words


def test_findings_json_holds_all_three_kinds(small: Material) -> None:
    body = json.loads(findings_json(small))
    assert body["as_of"] == small.graph.as_of
    assert sorted(each["id"] for each in body["findings"]) == sorted(each.id for each in small.findings)


def test_files_are_written_and_can_be_read_back(small: Material, tmp_path: Path) -> None:
    paths = write_downloads(small, tmp_path)
    assert {name for name, _ in DOWNLOADS} - {"manifest.json"} <= {path.name for path in paths}
    assert read_tables(tmp_path / "data", as_of=small.graph.as_of) == small.graph
    assert parse_rdf(tmp_path / "graph.ttl").tables == small.graph.tables


def test_the_page_names_tables_that_have_rows(small: Material) -> None:
    filled = contents(small, Words(small.graph, "en", {}))
    assert ("policies", 3) in filled["tables"]
    assert all(count for _, count in filled["tables"])


def test_the_graph_is_the_one_every_library_gets(small: Material, tmp_path: Path) -> None:
    write_downloads(small, tmp_path)
    graph = to_rdf(small.graph, findings=small.findings, assessments=small.ranking.assessments)
    for name, kind in (("graph.ttl", "turtle"), ("graph.jsonld", "json-ld")):
        assert (tmp_path / name).read_text(encoding="utf-8") == rdf_text(graph, kind)
