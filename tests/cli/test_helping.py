"""The help fits the terminal in either language."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.cli.helping import command_help, group_help, wrapped


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)


class Parameter:
    def __init__(self, name: str, *opts: str, **cells: Any) -> None:
        self.name, self.opts, self.help, self.metavar = (
            name,
            list(opts or (name,)),
            cells.get("help", ""),
            cells.get("metavar", ""),
        )
        self.is_flag = cells.get("is_flag", False)


@given(st.text(st.sampled_from("policy 能源、，。graph"), max_size=200), st.integers(20, 100))
def test_no_line_is_wider_than_asked_for_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    # A closing mark may hang at the end, and one word may be longer than the line.
    longest = max((cells(word) for word in text.split(" ") if word.isascii()), default=0)
    assert all(cells(line.rstrip("，。；：、）")) <= max(width, longest) for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_never_begins_with_a_closing_mark() -> None:
    assert not any(line.startswith(("，", "。")) for line in wrapped("政策冲突，" * 40, 21))


@pytest.mark.parametrize("columns", ["60", "80"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_helps_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    long = "说明文字，" * 30 if lang == "zh" else "words that explain " * 20
    told = command_help(
        "check",
        long,
        [
            Parameter("DRAFT", help=long),
            Parameter("where", "--where", help=long, metavar="PLACE"),
            Parameter("as_json", "--json", is_flag=True, help=long),
        ],
        lang,
    )  # type: ignore[arg-type]
    group = group_help([("checks", "conflicts", long), ("files", "report", long)], lang)  # type: ignore[arg-type]
    for line in (told + group).splitlines():
        assert cells(line) <= int(columns) + 2


def test_a_flag_shows_no_value_and_arguments_stand_first() -> None:
    told = command_help(
        "check",
        "Checks.",
        [
            Parameter("draft", metavar="DRAFT", help="File."),
            Parameter("as_json", "--json", "-j", is_flag=True, help="As JSON."),
        ],
        "en",
    )
    assert told.splitlines()[0] == "Usage: policygraph check DRAFT [OPTIONS]"
    assert "  -j, --json  " in told
    assert told.index("Arguments:") < told.index("Options:")
