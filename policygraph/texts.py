"""Every sentence people read, in English and Chinese."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final, Literal

__all__ = ["LANGUAGES", "Lang", "both", "keys", "pattern", "say"]

Lang = Literal["en", "zh"]
LANGUAGES: Final[tuple[Lang, Lang]] = ("en", "zh")


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("policygraph").joinpath("texts.csv").read_text(encoding="utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}


def say(key: str, lang: Lang = "en", /, **values: object) -> str:
    """Return the sentence ``key`` in ``lang`` with ``values`` filled in.

    Raises
    ------
    KeyError
        If the key is not in ``texts.csv`` or a value of the sentence is missing.
    """
    return _table()[key][lang].format_map(values)


def both(key: str, /, **values: object) -> dict[str, str]:
    """Return ``{"en": ..., "zh": ...}``; a value may itself be such a mapping."""
    return {lang: say(key, lang, **{name: _in(value, lang) for name, value in values.items()}) for lang in LANGUAGES}


def keys(prefix: str) -> tuple[str, ...]:
    """Return the keys that begin with ``prefix``, sorted; a page that switches languages carries their sentences."""
    return tuple(sorted(key for key in _table() if key.startswith(prefix)))


def pattern(key: str, lang: Lang = "en", /) -> str:
    """Return a sentence as it stands, its ``{values}`` unfilled, for a page that fills them in."""
    return _table()[key][lang]


def _in(value: object, lang: Lang) -> object:
    return value[lang] if isinstance(value, dict) and lang in value else value
