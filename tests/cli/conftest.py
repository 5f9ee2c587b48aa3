"""A small project of one's own, and the program run in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from policygraph.cli.app import run
from policygraph.graph import PolicyGraph
from policygraph.interop.spreadsheets import opening
from policygraph.interop.spreadsheets.starter import write_starter


class Said(NamedTuple):
    code: int
    out: str
    err: str


Policygraph = Callable[..., Said]


@pytest.fixture
def policygraph(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundled: PolicyGraph
) -> Policygraph:
    """Run the program in an empty folder and return its exit code and what it wrote to both streams."""
    monkeypatch.chdir(tmp_path)
    # The bundled data are read once for all tests, not once a call.
    monkeypatch.setattr(
        opening, "load", lambda *, as_of="": PolicyGraph(bundled.tables, as_of=as_of) if as_of else bundled
    )

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(each) for each in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter project: three policies and one conflict."""
    folder = tmp_path_factory.mktemp("project") / "mine"
    write_starter(folder, "csv")
    return folder
