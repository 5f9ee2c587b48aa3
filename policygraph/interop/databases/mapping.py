"""How the columns and words of other databases map to ours; all of it is data, in ``interop/databases/mappings``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policygraph.schema.vocabularies import ancestors

__all__ = ["Field", "Kind", "fields_of", "fold", "formats", "kind_of", "words_of"]


@dataclass(frozen=True, slots=True)
class Field:
    """A thing a database says: under which heads it stands there, and whether a row can do without.

    ``form`` is ``text``, ``date``, or ``list`` followed by the mark between items.
    """

    name: str
    heads: tuple[str, ...]
    required: bool
    form: str
    seen_at: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What an instrument kind usually does, where a database says no more than the kind."""

    modality: str
    sides: str
    stages: str
    actors: str


def _read(name: str) -> list[dict[str, str]]:
    text = files("policygraph.interop.databases").joinpath("mappings", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the databases whose columns are known, sorted."""
    return tuple(sorted({row["format"] for row in _read("columns")}))


@cache
def fields_of(database: str) -> tuple[Field, ...]:
    """Return the fields of a database in their own order; ``ignored`` lists the heads that are known and not used."""
    return tuple(
        Field(row["field"], tuple(row["heads"].split("|")), row["required"] == "yes", row["form"], row["seen_at"])
        for row in _read("columns")
        if row["format"] == database
    )


@cache
def words_of(database: str, of: str) -> dict[str, str]:
    """Return our word for each foreign word, folded; a blank one means that we have no such thing."""
    return {fold(row["foreign"]): row["ours"] for row in _read("words") if (row["format"], row["of"]) == (database, of)}


def fold(text: str) -> str:
    """Return a word as it is compared: without case and with single spaces."""
    return " ".join(text.casefold().split())


@cache
def kind_of(instrument: str) -> Kind:
    """Return what an instrument kind usually does: its own row, else that of the nearest wider kind."""
    rows = {row["instrument"]: row for row in _read("kinds")}
    found: Iterable[str] = (each for each in ancestors("instrument", instrument) if each in rows)
    row = rows[next(iter(found))]
    return Kind(row["modality"], row["sides"], row["stages"], row["actors"])
