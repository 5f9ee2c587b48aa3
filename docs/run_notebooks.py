"""Runs the example notebooks in place, so that what they show is what the code of this commit gives.

``--check`` runs them without writing and fails where a cell fails.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = Path(__file__).parent / "notebooks"


def run(path: Path, *, write: bool) -> str:
    """Run one notebook; return what went wrong, or nothing."""
    book = nbformat.read(path, as_version=4)
    try:
        where = {"metadata": {"path": str(FOLDER)}}
        NotebookClient(book, timeout=300, kernel_name="python3", resources=where).execute()
    except CellExecutionError as error:
        return f"{path.name}: {error.ename}: {error.evalue}"
    for cell in book.cells:
        # When a cell ran says nothing about what it shows, and would differ each time.
        cell.metadata.pop("execution", None)
    if write:
        nbformat.write(book, path)
    return ""


def main() -> int:
    """Run all notebooks, or those named; return 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    paths = [FOLDER / name for name in options.names] or sorted(FOLDER.glob("*.ipynb"))
    failures = [problem for path in paths if (problem := run(path, write=not options.check))]
    sys.stdout.writelines(f"{problem}\n" for problem in failures)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
