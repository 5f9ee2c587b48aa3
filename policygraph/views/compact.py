"""Records as columns, repeated words named once: what a page reads is what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

__all__ = ["Words", "columns", "numbered", "without"]

# Below this share of different values a column names each value once and then counts.
_REPEATED: Final = 0.5


class Words:
    """Numbers texts in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> list[str]:
        """The texts, each at its number."""
        return list(self._numbers)


def columns(records: Sequence[Mapping[str, Any]], *, leave: Iterable[str] = ()) -> dict[str, Any]:
    """Return one list a key, with 0 for what is missing or empty; keys come sorted; those in ``leave`` are left out.

    A column of repeated texts, or of lists of texts, becomes ``{"words": texts, "at": numbers}``; numbers count from 1.
    """
    names = sorted(set().union(*records).difference(leave))
    return {name: _column([record.get(name) or 0 for record in records]) for name in names}


def _column(values: list[Any]) -> Any:
    # A list holds texts throughout, or none.
    if any(value and isinstance(value, list) and isinstance(value[0], str) for value in values):
        words = Words()
        return {"at": [[words[item] + 1 for item in value] if value else 0 for value in values], "words": words.texts}
    texts = [value for value in values if isinstance(value, str)]
    if texts and len(set(texts)) < _REPEATED * len(texts):
        words = Words()
        return {"at": [words[value] + 1 if value else 0 for value in values], "words": words.texts}
    return values


def without(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return a record without some of its keys."""
    return {name: value for name, value in record.items() if name not in names}


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return the place of each name."""
    return {name: place for place, name in enumerate(names)}
