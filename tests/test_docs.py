"""The commands that the pages name exist, with the options they name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from policygraph.cli.app import build_app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "pages").glob("*.md"))]
# A line of a block, or a span of code; what follows a # is a remark.
_NAMED = re.compile(r"(?:^|`)(?:\.venv/bin/)?policygraph ([a-z][a-z0-9-]*)([^`\n#]*)", re.M)


def commands() -> dict[str, set[str]]:
    """Return the options of every command by its name."""
    group: Any = get_command(build_app("en"))
    return {name: {each for one in command.params for each in one.opts} for name, command in group.commands.items()}


def named() -> list[tuple[str, str, str]]:
    """Return page, command and the rest of its line for everything the pages name."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"^```.*?^```", text, re.M | re.S))
        spans = "\n".join(f"`{each}`" for each in re.findall(r"`(policygraph [^`]+)`", text))
        found += [(page.name, one, rest) for one, rest in _NAMED.findall(f"{blocks}\n{spans}")]
    return found


@pytest.mark.parametrize(("page", "command", "rest"), named())
def test_a_command_is_as_the_page_says(page: str, command: str, rest: str) -> None:
    known = commands()
    assert command in known, f"{page} names a command that does not exist: {command}"
    unknown = set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest)) - known[command]
    assert not unknown, f"{page}: {command} has no {unknown}"


def test_the_pages_name_commands() -> None:
    assert len(named()) > 30
