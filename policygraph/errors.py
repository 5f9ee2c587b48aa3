"""The error tree: one base, each error a sentence in two languages and where it happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        super().__init__(_filled(key, "en", values))

    def message(self, lang: Lang = "en") -> str:
        """Return the sentence in ``lang``; a value that is ``{"en", "zh"}`` is told in that language."""
        return _filled(self.key, lang, self.values)


def _filled(key: str, lang: Lang, values: Mapping[str, object]) -> str:
    told = {name: value[lang] if isinstance(value, dict) and lang in value else value for name, value in values.items()}
    return say(key, lang, **told)


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

    ``row`` counts as a spreadsheet does: the header is row 1. ``why`` and ``mend`` are keys of ``texts.csv``;
    ``details`` fill them, one named ``<name>_zh`` in place of ``<name>`` in Chinese. ``sheet`` is blank where a file
    has no sheets.
    """

    file: str
    row: int
    column: str
    value: str
    why: str
    mend: str
    details: tuple[tuple[str, str], ...] = ()
    sheet: str = ""

    def reason(self, lang: Lang = "en") -> str:
        """Return why the cell is wrong."""
        return say(self.why, lang, **self._details(lang))

    def remedy(self, lang: Lang = "en") -> str:
        """Return how to mend it."""
        return say(self.mend, lang, **self._details(lang))

    def _details(self, lang: Lang) -> dict[str, str]:
        given = dict(self.details)
        return {name: given.get(f"{name}_{lang}", value) for name, value in given.items()}

    def to_dict(self, lang: Lang = "en") -> dict[str, str | int]:
        """Return the place, the value, the reason and the mend by name."""
        return {
            "file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column, "value": self.value,
            "why": self.reason(lang), "mend": self.remedy(lang),
        }  # fmt: skip

    def line(self, lang: Lang = "en") -> str:
        """Return file, sheet, row, column, value, reason and mend in one line."""
        return say(
            "errors.problem",
            lang,
            file=f"{self.file} [{self.sheet}]" if self.sheet else self.file,
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
