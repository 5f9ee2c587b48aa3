from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policygraph.graph import PolicyGraph, read_tables
from policygraph.interop import export_formats
from policygraph.rdf import parse_rdf
from policygraph.rdf.formats import rdf_formats


def test_the_list_says_what_each_format_keeps_and_drops(policygraph: Any) -> None:
    said = policygraph("export", "--list", "--json")
    found = {each["format"]: each for each in json.loads(said.out)}
    assert set(found) == set(export_formats()) | set(rdf_formats())
    assert all(each["keeps"] and each["drops"] for each in found.values())
    assert "保留" in policygraph("export", "--list", "--lang", "zh").out


def test_rdf_goes_out_with_its_description_and_comes_back(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    assert policygraph("export", "--data", mine, "--to", "trig", "-o", tmp_path / "graph.trig").code == 0
    assert "graph.trig" in (tmp_path / "graph.dcat.ttl").read_text(encoding="utf-8")
    graph = parse_rdf(tmp_path / "graph.trig")
    assert policygraph("import", "trig", tmp_path / "graph.trig", "-o", tmp_path / "back").code == 0
    assert read_tables(tmp_path / "back") == graph


def test_a_database_is_imported_checked_and_mapped_in_one_command(policygraph: Any, tmp_path: Path) -> None:
    path = tmp_path / "policies.csv"
    path.write_text(
        "policy_id,policy_name,country_iso,policy_instrument,sector\n"
        "1,Invented premium,CHN,Retirement premium,Low-emissions mobility\n"
        "2,,CHN,Target,Coal\n",
        encoding="utf-8",
    )
    said = policygraph("import", "cpdb", path, "-o", tmp_path / "out", "--check")
    assert said.code == 0
    assert "1 rows were refused" in said.err
    for name in ("findings.json", "map.html", "rejects.csv", "policies/policies.csv"):
        assert (tmp_path / "out" / name).is_file(), name
    graph: PolicyGraph = read_tables(tmp_path / "out")
    assert [row.id for row in graph.tables["policies"]] == ["pol:cpdb/1"]


def test_what_is_wrong_is_one_line(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    said = policygraph("export", "--data", mine, "--to", "punchcards", "-o", tmp_path / "x")
    assert said.code == 2
    assert "graphml" in said.err
    assert "turtle" in said.err
    said = policygraph("import", "cpdb", tmp_path / "none.csv")
    assert said.code == 3
    assert "Traceback" not in said.err


def test_a_decision_goes_out_with_its_finding(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    found = json.loads(policygraph("conflicts", "--data", mine, "--json").out)["findings"][0]["id"]
    own = ("--data", mine, "--decisions", tmp_path / "decisions.toml")
    assert policygraph("decide", found, "accepted", *own, "--note", "next meeting").code == 0
    assert policygraph("export", *own, "--to", "turtle", "-o", tmp_path / "graph.ttl").code == 0
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "pg:judgement" in text
    assert "next meeting" in text
