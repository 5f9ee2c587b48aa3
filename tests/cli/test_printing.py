"""How answers look: wrapped in a terminal, plain in a pipe, never steered by the data."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from rich.cells import cell_len
from rich.console import Console

from policygraph.checks import find_conflicts
from policygraph.checks.teaching import policy, provision, target, teaching_graph
from policygraph.cli.printing import console, finding_lines, frame_table, paragraph, plain, print_findings, table


def terminal(width: int = 80) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system=None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def text_of(out: Console) -> str:
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def findings():  # type: ignore[no-untyped-def]
    long_zh = "这是一个名称非常长的政策文件" * 6
    rows = {
        "policies": [policy("a", title_zh=long_zh, title_en="A very long name of a policy document " * 6)],
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30")],
    }
    return find_conflicts(teaching_graph(rows))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(lang: str, width: int) -> None:
    out = terminal(width)
    print_findings(out, findings(), lang, limit=20)  # type: ignore[arg-type]
    lines = text_of(out).splitlines()
    assert len(lines) > 8
    assert max(cell_len(line) for line in lines) <= width


def test_a_pipe_gets_one_line_a_sentence() -> None:
    out = Console(file=io.StringIO(), width=240, color_system=None, highlight=False, markup=False)
    paragraph(out, "词 " * 400, indent=5)
    assert len(text_of(out).splitlines()) == 1


def test_control_and_direction_characters_never_reach_the_terminal() -> None:
    assert plain("a\x1b[31m\u202eb\x9b\u200bc\n\td") == "a�[31m�b��c\n\td"


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "0"}])
def test_a_pipe_gets_no_colour(environment: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "policygraph", "doctor"],
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    assert b"\x1b[" not in told.stdout


def test_a_finding_is_told_with_both_sides_its_remedy_and_its_id() -> None:
    found = findings()
    lines = finding_lines(found.graph, found.items[0], "en")
    assert "looser than" in lines[0]
    assert any(line.startswith("Lower side:") for line in lines)
    assert any(line.startswith("Higher side:") for line in lines)
    assert lines[-1].startswith(found.items[0].id)


def test_what_is_left_out_is_counted() -> None:
    out = terminal()
    print_findings(out, findings(), "en", limit=0)
    assert "more" not in text_of(out)


def test_numbers_stand_to_the_right_with_six_digits() -> None:
    out = terminal()
    frame_table(out, ["name", "value"], [("a", 1.23456789), ("b", 100.0)])
    lines = text_of(out).splitlines()
    assert "1.23457" in lines[2]
    assert lines[3].endswith("100")


def test_a_cell_of_a_table_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    table(console(), ["a"], [("[bold]x[/bold] :smile:",), (None,)])
    assert "[bold]x[/bold] :smile:" in capsys.readouterr().out
