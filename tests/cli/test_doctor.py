"""The doctor says what is there, what is not, and what it would give."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import pytest

from policygraph.cli import doctor
from policygraph.cli.doctor import examine
from policygraph.errors import UnreadableInput


def test_this_machine_has_what_is_needed() -> None:
    found = {each.name: each for each in examine()}
    assert found["python"].state == "good"
    assert found["data"].state == "good"
    assert all(each.state != "broken" for each in found.values())
    assert found["pandas"].found[0].isdigit()


def test_what_is_missing_is_told_with_what_it_would_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name in ("uvicorn", "pandas") else find_spec(name))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    found = {each.name: each for each in examine()}
    assert found["uvicorn"].state == "missing"
    assert "policygraph[serve]" in found["uvicorn"].cells("en")[3]
    assert "serve" in found["uvicorn"].to_dict("zh")["gives"]
    assert found["pandas"].state == "broken"
    assert (found["fonts"].state, found["browser"].state) == ("missing", "missing")


def test_broken_data_are_told_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise UnreadableInput("graph.no_tables", folder="data")

    monkeypatch.setattr("policygraph.graph.load", fail)
    data = next(each for each in examine() if each.name == "data")
    assert data.state == "broken"
    assert data.found
