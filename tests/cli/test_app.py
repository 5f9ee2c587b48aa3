"""The program: help without weight, one sentence an error, exit codes that can be relied on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policygraph.cli import app
from policygraph.cli.call import COMMANDS, Command
from policygraph.errors import LimitError, UnreadableInput

# typer itself imports pydantic where it is installed, to convert what was typed.
HEAVY = ("pandas", "rdflib", "networkx", "pyvis", "numpy", "scipy", "openpyxl", "jinja2")


def spoken(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "policygraph", *arguments], capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["--help"], ["conflicts", "--help"], ["report", "--help"], ["--version"]])
def test_help_imports_no_heavy_library(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom policygraph.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as left:\n    assert left.code == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert told.stderr.strip() == "[]"


def test_the_help_names_every_command_in_either_language() -> None:
    english, chinese = spoken("--help", COLUMNS="200").stdout, spoken("--help", "--lang", "zh", COLUMNS="200").stdout
    for each in COMMANDS:
        assert each.name in english
        assert each.name in chinese
    assert "列出政策之间的冲突" in chinese
    assert "List conflicts" not in chinese
    wanted = "report validate conflicts gaps synergies explain path trace show score v2g fleet map export doctor why-not check decide diff crossimpact paper import query publish init serve"
    assert {each.name for each in COMMANDS} >= set(wanted.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["conflits"], "conflicts"), (["conflicts", "--wher", "x"], "--where"), (["explain"], "ID"),
        (["conflicts", "--limit", "many"], "--limit"), (["conflicts", "--lang", "fr"], "fr"), (["init"], "DIR"),
        (["init", "x", "--template", "pdf"], "--template"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_with_exit_code_2(policygraph: Any, arguments: list[str], words: str) -> None:
    said = policygraph(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_refusals_are_told_in_chinese_too(policygraph: Any) -> None:
    assert "没有命令" in policygraph("conflits", "--lang", "zh").err
    assert "没有选项" in policygraph("conflicts", "--wher", "x", "--lang=zh").err
    assert "缺少" in policygraph("--lang", "zh", "explain").err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnreadableInput("interop.empty", file="x"), 3),
        (LimitError("rdf.too_large", limit=1), 4),
        (RuntimeError("odd"), 70),
    ],
)
def test_every_error_has_its_exit_code_and_no_traceback(
    policygraph: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def body(call: Any) -> int:
        raise error

    monkeypatch.setattr(app, "COMMANDS", [Command("doctor", "files", False, body)])
    said = policygraph("doctor")
    assert said.code == code
    assert said.err.strip()
    with pytest.raises(type(error)):
        app.run(["doctor", "--debug"])


def test_invalid_data_is_told_cell_by_cell_and_as_json(policygraph: Any, tmp_path: Path) -> None:
    (tmp_path / "policies.csv").write_text(
        "id,title_en,jurisdiction,kind,sources\npol:a,A,plc:XX,law,\n", encoding="utf-8"
    )
    said = policygraph("validate", tmp_path, "--json")
    assert said.code == 1
    problems = json.loads(said.out)["problems"]
    assert {each["column"] for each in problems} == {"jurisdiction", "kind", "sources"}
    assert set(problems[0]) == {"file", "sheet", "row", "column", "value", "why", "mend"}
    assert all(f"row {each['row']}" in said.err for each in problems)


def test_a_refusal_is_json_where_json_was_asked_for(policygraph: Any) -> None:
    said = policygraph("validate", "nowhere", "--json", "--lang", "zh")
    assert said.code == 3
    assert json.loads(said.out) == {"error": "nowhere 不存在。", "exit_code": 3}


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        told = subprocess.run(
            [sys.executable, "-m", "policygraph", "doctor"],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert told.returncode == 0
    assert told.stderr == ""


def test_the_answer_is_utf8_in_any_locale() -> None:
    told = spoken("explain", "C4", "--lang", "zh", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.returncode == 0
    assert "上下级不一致" in told.stdout
