"""The example notebooks run, show something, and name no place on a machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def test_there_is_a_notebook_for_every_job() -> None:
    assert [path.name.partition("-")[0] for path in BOOKS] == [str(number) for number in range(1, 9)]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_it_was_run_and_shows_what_it_found(path: Path) -> None:
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in cells)
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error"]
    assert "/tmp/" not in json.dumps(outputs)


@pytest.mark.slow
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_it_runs_as_of_this_commit(path: Path) -> None:
    command = [sys.executable, str(ROOT / "docs" / "run_notebooks.py"), "--check", path.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
