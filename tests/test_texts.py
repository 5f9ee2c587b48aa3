"""Sentences in both languages: no key lacks one, both name the same values."""

from __future__ import annotations

import csv
import re
import string
from importlib.resources import files
from pathlib import Path

import pytest

from policygraph.texts import both, say

TEXT = files("policygraph").joinpath("texts.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TEXT.splitlines()))


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_keys_stand_once() -> None:
    keys = [row["key"] for row in ROWS]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_row_has_three_cells() -> None:
    assert [row for row in ROWS if None in row or None in row.values()] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_no_sentence_is_missing_and_both_name_the_same_values(row: dict[str, str]) -> None:
    assert row["en"].strip()
    assert row["zh"].strip()
    assert fields(row["en"]) == fields(row["zh"])


def test_english_holds_no_chinese() -> None:
    mixed = [row["key"] for row in ROWS if any("一" <= mark <= "鿿" for mark in row["en"])]
    assert set(mixed) <= {key for key in mixed if "language" in key}, mixed


def test_both_fills_each_language_with_its_own_words() -> None:
    filled = both("checks.date", date={"en": "May", "zh": "五月"})
    assert "May" in filled["en"]
    assert "五月" in filled["zh"]


def test_a_missing_key_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no.such.key")
    with pytest.raises(KeyError):
        say("graph.unknown_id", "en")


def test_every_key_is_used() -> None:
    package = Path(str(files("policygraph")))
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (*package.rglob("*"), *(package.parent / "docs").glob("*.py"))
        if path.suffix in (".py", ".html", ".js", ".css") and "vendor" not in path.parts
    )
    # A key may be put together: then its beginning stands before a brace, as in f"schema.why.{kind}", or before the
    # quote, as in "map.kind." + kind. A beginning of one word, such as "map.", would say nothing.
    braced = re.findall(r"""["'`]([a-z_0-9.]+[._])\$?\{""", sources)
    quoted = re.findall(r"""["']([a-z_0-9.]+\.)["']""", sources)
    beginnings = tuple({*braced, *(each for each in quoted if each.count(".") > 1)})
    unused = [row["key"] for row in ROWS if row["key"] not in sources and not row["key"].startswith(beginnings)]
    assert unused == []
