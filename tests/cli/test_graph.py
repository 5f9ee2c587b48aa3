"""Commands that look at the graph."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any


def test_a_row_is_shown_with_what_points_to_it_and_its_sources(policygraph: Any, mine: Path) -> None:
    said = policygraph("show", "pol:example/nation", "--data", mine, "--lang", "zh")
    assert "中文标题: 示例：全国方案（非真实政策）" in said.out
    assert "prv:example/nation/1" in said.out
    assert "示例来源" in said.out
    body = json.loads(policygraph("show", "pol:example/nation", "--data", mine, "--json").out)
    assert body["cells"]["jurisdiction"] == "plc:CN"
    assert "prv:example/nation/1" in body["pointed_at_by"]
    assert [each["id"] for each in body["sources"]] == ["src:example"]


def test_an_unknown_row_is_refused_with_near_ones(policygraph: Any, mine: Path) -> None:
    said = policygraph("show", "pol:example/natoin", "--data", mine, "--quiet")
    assert said.code == 2
    assert "pol:example/nation" in said.err


def test_chains_and_effects_are_listed(policygraph: Any, mine: Path) -> None:
    start = "prv:example/city/1"
    rows = json.loads(policygraph("trace", start, "--data", mine, "--json").out)
    assert {"provision", "objective", "helps", "harms"} <= set(rows[0])
    chains = json.loads(policygraph("path", start, "obj:dual-carbon", "--data", mine, "--json").out)
    assert chains
    assert chains[0]["links"][0]["source"] == start
    assert (
        len(json.loads(policygraph("path", start, "obj:dual-carbon", "--data", mine, "--json", "--limit", "1").out))
        == 1
    )
    assert "raises" in policygraph("path", start, "obj:dual-carbon", "--data", mine).out
    assert "提高" in policygraph("path", start, "obj:dual-carbon", "--data", mine, "--lang", "zh").out
    assert "Dual carbon" in policygraph("trace", start, "--data", mine).out
    assert policygraph("path", start, "obj:none", "--data", mine).code == 2
    assert policygraph("path", start, "obj:dual-carbon", "--length", "99").code == 2


def test_two_states_are_compared(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(mine, later)
    path = later / "targets.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",30,", ",40,"), encoding="utf-8")
    assert policygraph("diff", mine, mine).code == 0
    said = policygraph("diff", mine, later)
    assert said.code == 1
    assert "findings are gone" in said.out
    assert "30 → 40" in said.out
    assert policygraph("diff", mine, later, "-o", tmp_path / "log.md").code == 1
    assert "30 → 40" in (tmp_path / "log.md").read_text(encoding="utf-8")
    body = json.loads(policygraph("diff", mine, later, "--json").out)
    assert ("ended", "C4") in [(each["change"], each["code"]) for each in body["findings"]]
    assert policygraph("diff", mine, tmp_path / "none").code == 3
