"""Killed at any moment, a command leaves every file whole: the old one or the new one."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policygraph.checks import record_decision
from policygraph.cli.app import run

TIMES = 50
FORK = multiprocessing.get_context("fork")


def quietly(arguments: list[str]) -> None:
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    os._exit(run(arguments))


def contents(folder: Path) -> dict[str, bytes]:
    """Files as people see them; a name that starts with a point is one that was being written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def kill_at_random(work: Callable[[], None], seconds: float, dice: random.Random) -> None:
    child = FORK.Process(target=work)
    child.start()
    time.sleep(dice.uniform(0, seconds))
    if child.pid is not None and child.is_alive():
        os.kill(child.pid, signal.SIGKILL)
    child.join()


@pytest.mark.slow
def test_a_killed_report_leaves_every_file_whole(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"

    def arguments(seed: int) -> list[str]:
        return ["report", "--data", str(mine), "-o", str(site), "--samples", "3", "--seed", str(seed), "--quiet"]

    # Both reports are written once by this process, so that every child starts with all of the program read in.
    states: list[dict[str, bytes]] = []
    began = time.monotonic()
    for seed in (1, 2):
        assert policygraph(*arguments(seed)).code == 0
        states.append(contents(site))
    seconds = (time.monotonic() - began) / 2
    assert states[0] != states[1]
    dice = random.Random(0)
    for round_ in range(TIMES):
        kill_at_random(lambda seed=1 + round_ % 2: quietly(arguments(seed)), seconds, dice)  # type: ignore[misc]
        now = contents(site)
        assert now.keys() == states[0].keys() == states[1].keys()
        for name, content in now.items():
            assert content in (states[0][name], states[1][name]), name


@pytest.mark.slow
def test_a_killed_decision_leaves_the_old_ones_whole(tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    old = "".join(
        f'["fnd:c04-{number:010d}"]\ndecision = "accepted"\nnote = "{"x" * 500}"\n\n' for number in range(400)
    )
    file.write_text(old, encoding="utf-8")

    def decide() -> None:
        for number in range(1000):
            record_decision(file, "fnd:c04-new", "disputed", note=str(number))

    dice = random.Random(0)
    for _ in range(TIMES):
        kill_at_random(decide, 0.2, dice)
        decisions = tomllib.loads(file.read_text(encoding="utf-8"))
        assert len(decisions.keys() - {"fnd:c04-new"}) == 400
        assert decisions["fnd:c04-0000000399"]["note"] == "x" * 500
    assert decisions["fnd:c04-new"]["decision"] == "disputed"
