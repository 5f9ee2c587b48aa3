"""Records as columns."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policygraph.views.compact import Words, columns, numbered, without


def unpacked(packed: dict[str, Any], name: str) -> list[Any]:
    """Read a column as the page does."""
    column = packed[name]
    if not isinstance(column, dict):
        return list(column)
    word = [0, *column["words"]].__getitem__
    return [[word(number) for number in entry] if isinstance(entry, list) else word(entry) for entry in column["at"]]


@given(st.lists(st.fixed_dictionaries({"text": st.sampled_from(["", "a", "b"])}), max_size=9))
def test_texts_come_back(records: list[dict[str, str]]) -> None:
    packed = columns(records)
    assert (unpacked(packed, "text") if records else []) == [record["text"] or 0 for record in records]


@given(st.lists(st.fixed_dictionaries({"list": st.lists(st.sampled_from(["x", "y"]), max_size=3)}), max_size=9))
def test_lists_come_back(records: list[dict[str, list[str]]]) -> None:
    packed = columns(records)
    assert (unpacked(packed, "list") if records else []) == [record["list"] or 0 for record in records]


@given(st.lists(st.fixed_dictionaries({"number": st.integers(-5, 5)}), max_size=9))
def test_numbers_stay_as_they_are(records: list[dict[str, int]]) -> None:
    assert columns(records).get("number", []) == [record["number"] for record in records]


def test_what_is_missing_is_nothing() -> None:
    assert columns([{"a": 1}, {"b": "x"}]) == {"a": [1, 0], "b": [0, "x"]}


def test_a_repeated_text_is_named_once() -> None:
    assert columns([{"a": "x"}, {"a": "x"}, {"a": "x"}]) == {"a": {"at": [1, 1, 1], "words": ["x"]}}


def test_words_count_in_order_of_coming() -> None:
    words = Words()
    assert [words["b"], words["a"], words["b"]] == [0, 1, 0]
    assert words.texts == ["b", "a"]


def test_small_helpers() -> None:
    assert numbered(["p", "q"]) == {"p": 0, "q": 1}
    assert without({"a": 1, "b": 2}, "b", "c") == {"a": 1}
