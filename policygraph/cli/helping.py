"""The help, in either language and no wider than the terminal; it needs no library, so it is there at once."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from policygraph.texts import Lang, say

__all__ = ["command_help", "group_help", "wrapped"]

_WIDEST = 100


def group_help(commands: Iterable[tuple[str, str, str]], lang: Lang) -> str:
    """Return the help of the program: its commands (panel, name, what it does) by panel, in their order."""
    lines = [say("cli.usage", lang, call="policygraph COMMAND …"), "", *wrapped(say("cli.help", lang), _width())]
    listed = list(commands)
    room = 2 + max(len(name) for _, name, _ in listed)
    for panel, group in groupby(listed, key=lambda each: each[0]):
        lines += ["", f"{say(f'cli.panel.{panel}', lang)}:"]
        lines += [line for _, name, told in group for line in _entry(name, told, room)]
    return "\n".join(lines) + "\n"


def command_help(name: str, told: str, parameters: Sequence[Any], lang: Lang) -> str:
    """Return the help of one command from its parameters as typer holds them: arguments first, then options."""
    arguments = [each for each in parameters if not each.opts[0].startswith("-")]
    options = [each for each in parameters if each.opts[0].startswith("-")]
    words = " ".join([name, *(_argument(each) for each in arguments), "[OPTIONS]"])
    lines = [say("cli.usage", lang, call=f"policygraph {words}"), "", *wrapped(told, _width())]
    for head, group in (
        ("arguments", [(_argument(each), each) for each in arguments]),
        ("options", [(_option(each), each) for each in options]),
    ):
        if group:
            lines += ["", say(f"cli.{head}", lang)]
            for written, each in group:
                lines += _entry(written, say("cli.opt.help", lang) if each.name == "help" else each.help or "", 26)
    return "\n".join(lines) + "\n"


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name)


def _option(parameter: Any) -> str:
    value = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar or parameter.name.upper()}"
    return ", ".join(sorted(parameter.opts, key=len)) + value


def _entry(name: str, told: str, room: int) -> Iterator[str]:
    """Yield a name with its text beside it; under it where the name is too long."""
    lines = wrapped(told, _width() - room - 2)
    if len(name) + 2 > room:
        yield f"  {name}"
        name = ""
    for number, line in enumerate(lines):
        yield f"  {name if number == 0 else '':<{room}}{line}"


def _width() -> int:
    return min(_WIDEST, shutil.get_terminal_size().columns)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text; Latin words stay whole, and a line may end after any Chinese character."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        size = sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in piece)
        # A full stop or comma may hang at the end of a line, but never begins one.
        if used + size > width and line and piece not in "，。；：、）":
            lines.append(line.rstrip())
            line, used, piece = "", 0, piece.lstrip()
            size = size if piece else 0
        line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for mark in text:
        if unicodedata.east_asian_width(mark) in "WF" or mark == " ":
            if word:
                yield word
            yield mark
            word = ""
        else:
            word += mark
    if word:
        yield word
