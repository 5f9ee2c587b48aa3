"""The whole report: what is written where, the same bytes from the same input, and progress told step by step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from policygraph.checks.teaching import teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.site import Report, write_report
from policygraph.site.report import STEPS
from policygraph.texts import say
from tests.site.conftest import ROWS

WANTED = ("index.html", "map.html", "graph.ttl", "graph.jsonld", "findings.json", "scores.json", "manifest.json")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return write_report(teaching_graph(ROWS), tmp_path_factory.mktemp("site"), samples=8)


def test_the_seven_files_are_there(written: Report) -> None:
    assert all((written.folder / name).stat().st_size for name in WANTED)


def test_the_report_says_what_it_wrote(written: Report) -> None:
    below = {path for path in written.folder.rglob("*") if path.is_file()}
    assert set(written.paths) == below
    assert written.counts["conflicts"] >= 2
    assert all(each.status == "open" for each in written.gravest)


def test_the_manifest_holds_the_hash_of_every_other_file(written: Report) -> None:
    files = json.loads((written.folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    below = {path.relative_to(written.folder).as_posix() for path in written.paths}
    assert set(files) == below - {"manifest.json"}
    for name, value in files.items():
        assert sha256((written.folder / name).read_bytes()).hexdigest() == value


def test_progress_is_told_before_each_step(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    write_report(teaching_graph(ROWS), tmp_path, samples=8, progress=lambda *step: told.append(step))
    assert told == [(step, done, len(STEPS)) for done, step in enumerate(STEPS)]
    assert all(say(f"site.step.{step}", "zh") for step in STEPS)


def test_the_language_given_stands_at_the_top(tmp_path: Path) -> None:
    write_report(teaching_graph(ROWS), tmp_path, samples=8, lang="zh")
    assert '<html lang="zh-Hans">' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in (tmp_path / "en" / "index.html").read_text(encoding="utf-8")


def test_decisions_are_shown_and_vanished_ones_named(tmp_path: Path) -> None:
    graph = teaching_graph(ROWS)
    first = write_report(graph, tmp_path, samples=8).gravest[0]
    decisions = {
        first.id: {"decision": "disputed", "note": "a note of ours", "by": "A. Planner"},
        "fnd:c01-0000000000": {"decision": "accepted", "note": "", "by": ""},
    }
    report = write_report(graph, tmp_path, samples=8, decisions=decisions)
    assert report.vanished == ("fnd:c01-0000000000",)
    assert "a note of ours" in (tmp_path / "index.html").read_text(encoding="utf-8")


_SCRIPT = """
import json, random, sys
from policygraph.graph import PolicyGraph, load
from policygraph.site import write_report
graph = load()
tables = {name: list(rows) for name, rows in graph.tables.items()}
for rows in tables.values():
    random.Random(int(sys.argv[2])).shuffle(rows)
write_report(PolicyGraph(tables, as_of=graph.as_of), sys.argv[1], samples=16)
"""


@pytest.mark.slow
def test_same_input_same_bytes(tmp_path: Path, bundled: PolicyGraph) -> None:
    """Hash seed, row order, time zone and locale change nothing in any file."""
    assert len(bundled.tables["policies"]) > 100
    runs = []
    for number, (seed, zone, locale) in enumerate([("0", "UTC", "C"), ("4711", "Asia/Shanghai", "C.UTF-8")]):
        folder = tmp_path / str(number)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(folder), str(number)], env=environment, check=True, timeout=600
        )
        runs.append(
            {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        )
    assert runs[0].keys() == runs[1].keys()
    assert [name for name in runs[0] if runs[0][name] != runs[1][name]] == []


def test_one_file_a_language_for_the_mail(tmp_path: Path) -> None:
    report = write_report(teaching_graph(ROWS), tmp_path, samples=8, single_file=True)
    for lang, word in (("en", "Findings"), ("zh", "发现")):
        path = tmp_path / f"report-{lang}.html"
        assert path in report.paths
        text = path.read_text(encoding="utf-8")
        assert text.count("<!DOCTYPE html>") == 1
        assert text.count('<section class="page"') > 10
        assert word in text
        assert 'href="index.html' not in text
        assert "map.html" not in text
