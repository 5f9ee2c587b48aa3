"""The error tree: one base, each error a sentence in two languages and where it happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policygraph.texts import Lang, say

__all__ = [
    "DataError",
    "InvalidData",
    "LimitError",
    "ModelError",
    "PolicyGraphError",
    "Problem",
    "QueryError",
    "ScopeError",
    "UnreadableInput",
    "UsageError",
]


class PolicyGraphError(Exception):
    """Base of every error this package raises on purpose.

    ``key`` names the sentence in ``texts.csv``; ``values`` fill it and stay readable as attributes of the error.
    """

    exit_code = 70

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(say(key, "en", **values))

    def message(self, lang: Lang = "en") -> str:
        """Return the sentence in ``lang``."""
        return say(self.key, lang, **self.values)


class DataError(PolicyGraphError):
    """A row or cell of a table is wrong."""

    exit_code = 1


class UnreadableInput(PolicyGraphError):
    """A file cannot be read at all."""

    exit_code = 3


class ModelError(PolicyGraphError):
    """A model was asked for something outside its physical or data range."""

    exit_code = 2


class ScopeError(PolicyGraphError):
    """A place, period, technology or id in a question is unknown or malformed."""

    exit_code = 2


class UsageError(PolicyGraphError):
    """A function or command was called in a way that has no meaning."""

    exit_code = 2


class QueryError(PolicyGraphError):
    """A SPARQL query is refused or malformed."""

    exit_code = 2


class LimitError(PolicyGraphError):
    """A time, row, depth or size limit was reached."""

    exit_code = 4


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One wrong cell: where it is, what stands there, why that is wrong and how to mend it.

    ``row`` counts as a spreadsheet does: the header is row 1. ``why`` and ``mend`` are keys of ``texts.csv``.
    """

    file: str
    row: int
    column: str
    value: str
    why: str
    mend: str
    details: tuple[tuple[str, str], ...] = ()

    def reason(self, lang: Lang = "en") -> str:
        """Return why the cell is wrong."""
        return say(self.why, lang, **dict(self.details))

    def remedy(self, lang: Lang = "en") -> str:
        """Return how to mend it."""
        return say(self.mend, lang, **dict(self.details))

    def line(self, lang: Lang = "en") -> str:
        """Return file, row, column, value, reason and mend in one line."""
        return say(
            "errors.problem",
            lang,
            file=self.file,
            row=self.row,
            column=self.column,
            value=self.value,
            why=self.reason(lang),
            mend=self.remedy(lang),
        )


class InvalidData(DataError):
    """Tables that break the schema; ``problems`` lists every wrong cell, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("errors.invalid_data", count=len(self.problems), first=self.problems[0].line("en"))

    def message(self, lang: Lang = "en") -> str:
        """Return the count and the first problem in ``lang``."""
        return say(self.key, lang, count=len(self.problems), first=self.problems[0].line(lang))
