"""What is promised of every output: the same input gives the same bytes, and nothing is read from the network."""

from __future__ import annotations

import csv
import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.resources import data_folder

SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "2"},
)

# Anything that asks for an address other than this machine's own ends the run.
OFFLINE = """
import socket, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError(f"network: {event} {arguments[1:]}")
sys.addaudithook(refuse)
from policygraph.cli import main
main()
"""


def shuffled_copy(folder: Path, seed: int) -> Path:
    """Copy the bundled data with the rows of every table in another order."""
    shuffle = random.Random(seed).shuffle
    for path in data_folder().rglob("*"):
        target = folder / path.relative_to(data_folder())
        if path.is_dir():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".csv":
            target.write_bytes(path.read_bytes())
            continue
        head, *rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)))
        shuffle(rows)
        with target.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return folder


def run(*arguments: str, setting: dict[str, str], code: str = OFFLINE) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **setting}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_the_report_is_the_same_bytes_whatever_the_machine_says(tmp_path: Path) -> None:
    found = []
    for number, setting in enumerate(SETTINGS):
        data = shuffled_copy(tmp_path / f"data{number}" / "data", seed=number)
        site = tmp_path / f"site{number}"
        done = run("report", "--data", str(data), "-o", str(site), "--samples", "100", "--quiet", setting=setting)
        assert done.returncode == 0, done.stderr[-2000:]
        found.append(hashes(site))
    assert set(found[0]) >= {
        "index.html",
        "map.html",
        "graph.ttl",
        "graph.jsonld",
        "findings.json",
        "scores.json",
        "manifest.json",
    }
    assert [name for name in found[0] if found[0][name] != found[1].get(name)] == []
    assert set(found[0]) == set(found[1])


@pytest.mark.parametrize(
    "arguments", [("conflicts", "--json", "--quiet"), ("export", "--to", "turtle", "--quiet", "-o", "FILE")]
)
def test_output_does_not_depend_on_hash_seed_zone_or_locale(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    outputs = []
    for number, setting in enumerate(SETTINGS):
        file = tmp_path / f"out{number}.ttl"
        done = run(*[str(file) if each == "FILE" else each for each in arguments], setting=setting)
        assert done.returncode == 0, done.stderr[-2000:]
        outputs.append(file.read_bytes() if file.exists() else done.stdout.encode())
    assert outputs[0]
    assert outputs[0] == outputs[1]
