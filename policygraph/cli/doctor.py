"""Looks at the machine: versions, data, fonts, browser, encodings, what is not installed and what it would give."""

from __future__ import annotations

import locale
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import Literal

from policygraph.errors import PolicyGraphError
from policygraph.texts import Lang, say

__all__ = ["Check", "examine"]

State = Literal["good", "missing", "broken"]

_CORE = (
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pydantic",
    "pyvis",
    "rdflib",
    "rich",
    "scipy",
    "typer",
    "xlsxwriter",
)
# Package -> what it gives; the sentence is ``cli.doctor.gives.<name>``.
_EXTRA = ("dask", "oxrdflib", "playwright", "pyoxigraph", "starlette", "uvicorn")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``gives`` is a key of ``texts.csv``."""

    name: str
    state: State
    found: str
    gives: str

    def cells(self, lang: Lang) -> tuple[str, str, str, str]:
        """Return name, state, what was found and what it gives, in ``lang``."""
        return self.name, say(f"cli.doctor.{self.state}", lang), self.found, say(self.gives, lang)

    def to_dict(self, lang: Lang) -> dict[str, str]:
        """Return the same by name; the state is a word of the program, not of a language."""
        return {"name": self.name, "state": self.state, "found": self.found, "gives": say(self.gives, lang)}


def examine() -> list[Check]:
    """Return what this machine has and lacks; nothing is fetched and nothing is written."""
    return [
        _python(),
        _data(),
        *(_package(name, needed=True) for name in _CORE),
        *(_package(name) for name in _EXTRA),
        _encoding(),
        _fonts(),
        _browser(),
    ]


def _python() -> Check:
    state: State = "good" if sys.version_info >= (3, 11) else "broken"
    return Check("python", state, platform.python_version(), "cli.doctor.gives.python")


def _data() -> Check:
    from policygraph.graph import load

    try:
        graph = load()
    except PolicyGraphError as error:
        return Check("data", "broken", str(error), "cli.doctor.gives.data")
    return Check("data", "good", f"{len(graph.tables['policies'])} · {graph.as_of}", "cli.doctor.gives.data")


def _package(name: str, *, needed: bool = False) -> Check:
    gives = "cli.doctor.gives.core" if needed else f"cli.doctor.gives.{name}"
    if find_spec(name) is None:
        return Check(name, "broken" if needed else "missing", "", gives)
    try:
        return Check(name, "good", metadata.version(name), gives)
    except metadata.PackageNotFoundError:
        return Check(name, "good", "", gives)


def _encoding() -> Check:
    found = (sys.stdout.encoding or locale.getpreferredencoding(do_setlocale=False)).lower()
    good = found.replace("-", "") in ("utf8", "gb18030", "utf16")
    return Check("encoding", "good" if good else "missing", found, "cli.doctor.gives.encoding")


def _fonts() -> Check:
    program = shutil.which("fc-list")
    if program is None:
        return Check("fonts", "missing", "", "cli.doctor.gives.fonts")
    # The program and its arguments are fixed; nothing typed by a user reaches it.
    told = subprocess.run([program, ":lang=zh", "family"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    families = sorted({line.split(",")[0] for line in told.stdout.splitlines() if line})
    return Check("fonts", "good" if families else "missing", ", ".join(families[:2]), "cli.doctor.gives.fonts")


def _browser() -> Check:
    found = next((name for name in _BROWSERS if shutil.which(name)), "")
    return Check("browser", "good" if found else "missing", found, "cli.doctor.gives.browser")
