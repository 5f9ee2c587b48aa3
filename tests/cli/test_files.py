"""Commands that read and write files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policygraph.graph import PolicyGraph, write_tables
from policygraph.interop import export_formats

FILES = ("index.html", "map.html", "graph.ttl", "graph.jsonld", "findings.json", "scores.json", "manifest.json")


def test_the_report_runs_on_a_starter_project(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    said = policygraph("report", "--data", mine, "-o", tmp_path / "site", "--samples", "5")
    assert said.code == 0
    for name in FILES:
        assert (tmp_path / "site" / name).stat().st_size > 0
    assert str(tmp_path / "site" / "index.html") in said.out
    assert "Example: Guangdong plan" in said.out
    body = json.loads((tmp_path / "site" / "findings.json").read_text(encoding="utf-8"))
    assert [each["code"] for each in body["findings"]].count("C4") == 1


def test_the_report_answers_as_json(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    said = policygraph(
        "report", "--data", mine, "-o", tmp_path / "site", "--samples", "5", "--json", "--quiet", "--lang", "zh"
    )
    body = json.loads(said.out)
    assert set(FILES) <= set(body["files"])
    assert body["counts"]["conflicts"] == 1
    assert len(body["gravest"]) == 1
    assert said.err == ""


BROKEN = (
    "id,title_en,jurisdiction,kind,text_date,sources\n"
    "pol:a,A,plc:CN,act,2021-02-30,src:s\n"
    "pol:b,B,plc:XX,act,2021,src:s\n"
    "pol:b,B,plc:CN,act,2021,src:s\n"
    "pol:c,C,plc:CN,act,2021,\n"
)


@pytest.mark.parametrize("command", ["report", "validate", "conflicts", "map"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_five_mistakes_give_five_messages_and_nothing_is_written(
    policygraph: Any, tmp_path: Path, command: str, lang: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "policies.csv").write_text(BROKEN, encoding="utf-8")
    (data / "sources.csv").write_text(
        "id,title,url_safe,source_kind,origin\nsrc:s,A page,no,press,s\n", encoding="utf-8"
    )
    (data / "weights.csv").write_text("id,weight_group,name,value\nwgt:own,rule,own,much\n", encoding="utf-8")
    said = policygraph(command, "--data", data, "-o", tmp_path / "out", "--lang", lang)
    assert said.code == 1
    assert not (tmp_path / "out").exists()
    *lines, last = said.err.strip().splitlines()
    assert len(lines) == 5
    assert "5" in last
    for file, row, column, value in (
        ("policies.csv", 2, "text_date", "2021-02-30"), ("policies.csv", 3, "jurisdiction", "plc:XX"), ("policies.csv", 4, "id", "pol:b"),
        ("policies.csv", 5, "sources", ""), ("weights.csv", 2, "value", "much"),
    ):  # fmt: skip
        where = f"row {row}, column {column}" if lang == "en" else f"第{row}行，{column} 列"
        assert [line for line in lines if line.startswith(file) and where in line and f"“{value}”" in line]


def test_good_data_are_said_to_be_good(policygraph: Any, mine: Path) -> None:
    assert "3 policies" in policygraph("validate", mine).out
    body = json.loads(policygraph("validate", "--data", mine, "--json").out)
    assert body["valid"] is True
    assert body["problems"] == []
    assert body["rows"]["policies"] == 3
    assert json.loads(policygraph("validate", mine, "--json", "--shacl").out)["shacl"] == []


def test_what_cannot_be_read_has_exit_code_3(policygraph: Any, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.xlsx").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for path in ("a.xlsx", "b.xlsx", "folder", "none"):
        said = policygraph("validate", tmp_path / path)
        assert said.code == 3
        assert len(said.err.strip().splitlines()) == 1
        assert said.out == ""


def test_the_map_is_one_file(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    said = policygraph("map", "--data", mine, "-o", tmp_path / "m.html", "--focus", "pol:example/nation")
    assert said.code == 0
    assert (tmp_path / "m.html").read_text(encoding="utf-8").startswith("<!")
    assert policygraph("map", "--data", mine, "-o", tmp_path / "n.html", "--focus", "pol:none").code == 2


def test_an_export_comes_back_equal(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    assert "xlsx" in export_formats()
    assert policygraph("export", "--data", mine, "--to", "xlsx", "-o", tmp_path / "all.xlsx").code == 0
    assert "3 policies" in policygraph("validate", tmp_path / "all.xlsx").out
    said = policygraph("export", "--data", mine, "--to", "punchcards", "-o", tmp_path / "x")
    assert said.code == 2
    assert "graphml" in said.err
    assert policygraph("export", "--data", mine, "--to", "xlsx").code == 2


def test_a_project_is_started_and_never_overwritten(policygraph: Any, tmp_path: Path) -> None:
    assert policygraph("init", tmp_path / "own").code == 0
    assert (tmp_path / "own" / "policies.xlsx").is_file()
    assert policygraph("init", tmp_path / "own").code == 2
    assert policygraph("conflicts", "--data", tmp_path / "own" / "policies.xlsx", "--fail-on", "any").code == 1


def test_a_complete_folder_is_validated_as_it_is(policygraph: Any, tmp_path: Path, bundled: PolicyGraph) -> None:
    write_tables(bundled, tmp_path / "data")
    said = policygraph("validate", tmp_path / "data")
    assert said.code == 0
    assert said.err == ""


def test_bring_your_own_works_as_the_readme_says_it(policygraph: Any, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    block = next(part for part in text.split("```") if "policygraph init" in part)
    commands = [line.split("#")[0].split()[1:] for line in block.splitlines() if line.startswith("policygraph ")]
    assert [command[0] for command in commands][:1] == ["init"]
    assert {"check", "report"} <= {command[0] for command in commands}
    for command in commands:
        assert policygraph(*command).code == 0
    assert (tmp_path / "site" / "index.html").is_file()
