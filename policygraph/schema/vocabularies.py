"""The controlled words: schemes of terms with labels in two languages, kept in ``vocabularies.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policygraph.texts import Lang

__all__ = ["Term", "ancestors", "label", "schemes", "term", "terms", "within"]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a scheme; ``broader`` is the notation of its parent or empty."""

    scheme: str
    notation: str
    broader: str
    label_en: str
    label_zh: str
    definition_en: str
    definition_zh: str

    def label(self, lang: Lang = "en") -> str:
        """Return the label in ``lang``."""
        return self.label_en if lang == "en" else self.label_zh

    def definition(self, lang: Lang = "en") -> str:
        """Return the definition in ``lang``, or the label where the word defines itself."""
        return (self.definition_en if lang == "en" else self.definition_zh) or self.label(lang)


@cache
def _schemes() -> dict[str, dict[str, Term]]:
    text = files("policygraph.schema").joinpath("vocabularies.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, Term]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["scheme"], {})[row["notation"]] = Term(**row)
    return found


def schemes() -> tuple[str, ...]:
    """Return the names of all schemes, sorted."""
    return tuple(sorted(_schemes()))


def terms(scheme: str) -> dict[str, Term]:
    """Return the terms of ``scheme`` by notation, in their own order."""
    return dict(_schemes()[scheme])


def term(scheme: str, notation: str) -> Term | None:
    """Return one term, or ``None`` if the scheme has no such notation."""
    return _schemes()[scheme].get(notation)


def label(scheme: str, notation: str, lang: Lang = "en") -> str:
    """Return the label of a term, or the notation itself where it is unknown."""
    found = term(scheme, notation)
    return found.label(lang) if found else notation


@cache
def ancestors(scheme: str, notation: str) -> tuple[str, ...]:
    """Return the notation and all broader ones, nearest first."""
    chain = [notation]
    while (found := term(scheme, chain[-1])) and found.broader:
        chain.append(found.broader)
    return tuple(chain)


def within(scheme: str, notation: str, broader: str) -> bool:
    """Return whether ``notation`` is ``broader`` or lies below it."""
    return broader in ancestors(scheme, notation)
