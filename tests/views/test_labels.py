"""Names as the map shows them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.checks.teaching import provision, setting, target, teaching_graph
from policygraph.views.labels import picture_name, plain, shown_name, text_width, wrap
from tests.naughty import NAUGHTY


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[31m", "ab[31m"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("  two \u2028 lines\n", "two lines"),
        ("\ud800lone", "lone"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\u200d", ""),
        ("国发〔2021〕23号", "国发〔2021〕23号"),
    ],
)
def test_what_no_reader_can_see_is_left_out(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("text", NAUGHTY)
def test_every_string_can_be_written_and_says_nothing_unseen(text: str) -> None:
    shown = plain(text)
    shown.encode("utf-8")
    assert not {unicodedata.category(mark) for mark in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Beijing", "Beijing"),
        ("New-energy vehicle plan", "New-energy\nvehicle plan"),
        ("新能源汽车产业发展规划", "新能源汽车\n产业发展规划"),
        ("补贴标准（新车）", "补贴标准（新车）"),
        ("一二三四五六七八九，十", "一二三四五\n六七八九，十"),
        ("x" * 20, "x" * 10 + "\n" + "x" * 10),
        ("\u0301" + "x" * 20, "\u0301" + "x" * 10 + "\n" + "x" * 10),
        ("", ""),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: str) -> None:
    assert wrap(text).replace("\n", "") == lines.replace("\n", "")
    assert wrap(text).count("\n") == lines.count("\n")


def test_lines_come_out_even() -> None:
    assert wrap("新能源汽车产业发展规划") == "新能源汽车产\n业发展规划"


def test_brackets_stay_with_what_they_hold() -> None:
    for row in wrap("新能源汽车新增销售（新车销量）占比", lines=5).split("\n"):
        assert not row.endswith("（")
        assert not row.startswith("）")


@given(st.text(max_size=120) | st.sampled_from(NAUGHTY))
def test_no_line_is_too_wide_and_there_are_at_most_three(text: str) -> None:
    rows = wrap(text).split("\n")
    assert len(rows) <= 3
    # A closing mark may hang over the edge rather than begin a line.
    assert all(text_width(row) <= 20 for row in rows)


@given(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), max_size=24))
def test_what_fits_is_shown_whole(text: str) -> None:
    if text_width(plain(text)) <= 18:
        assert wrap(text) == plain(text)


def test_an_ellipsis_says_that_something_is_left_out() -> None:
    assert wrap("word " * 40).endswith("…")
    assert not wrap("word").endswith("…")


def test_marks_set_over_others_take_no_room() -> None:
    assert text_width("e\u0301") == 1
    assert text_width("中a") == 3


def test_a_number_is_named_by_its_indicator_and_alone_in_the_picture() -> None:
    graph = teaching_graph(
        {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")], "settings": [setting("a", "1", "ind:price", "2")]}
    )  # fmt: skip
    assert shown_name(graph, "tgt:a/1/nev", "en") == "NEV share: ≥ 45 % (2030)"
    assert picture_name(graph, "tgt:a/1/nev", "en") == "≥ 45 % (2030)"
    assert picture_name(graph, "set:a/1/price", "en") == "2 CNY/kWh (paid)"
    assert picture_name(graph, "set:a/1/price", "zh") == "2 CNY/kWh (支付)"


def test_a_name_with_nothing_to_see_gives_way_to_the_id() -> None:
    graph = teaching_graph({})
    row = graph.row("pol:a").model_copy(update={"title_en": "\u200d", "title_zh": "\x00"})
    unseen = graph.replaced(policies=[row])
    assert shown_name(unseen, "pol:a", "en") == "pol:a"
    assert picture_name(unseen, "pol:a", "zh") == "pol:a"
