"""Finds the bundled data and ontology in a wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from policygraph.errors import UnreadableInput

__all__ = ["data_folder", "ontology_folder"]


def data_folder() -> Path:
    """Return the folder with the bundled CSV tables."""
    return _bundled("data")


def ontology_folder() -> Path:
    """Return the folder with the bundled ontology and questions."""
    return _bundled("ontology")


def _bundled(kind: str) -> Path:
    package = Path(str(files("policygraph")))
    for folder in (package / kind, package.parent / kind):
        if folder.is_dir():
            return folder
    raise UnreadableInput("errors.no_bundled", kind=kind)
