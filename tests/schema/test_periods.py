"""Periods with uncertain ends: bounds, overlap, standing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.schema.periods import ALWAYS, Period, day_bounds, is_partial_date

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
partial = st.one_of(days.map(date.isoformat), days.map(lambda day: f"{day:%Y-%m}"), days.map(lambda day: f"{day:%Y}"))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.one_of(st.just(""), partial)), draw(st.one_of(st.just(""), partial))
    if start and end and day_bounds(start)[0] > day_bounds(end)[1]:
        start, end = end, start
    return Period.parse(start, end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-10-24", "2021-10-24", "2021-10-24"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_partial_date_spans_the_days_it_may_mean(text: str, first: str, last: str) -> None:
    assert [date.fromordinal(day).isoformat() for day in day_bounds(text)] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "2021-02-30", "2021-13", "21", "2021/01/05", "2021-1-5", "0000", "二〇三〇年", "2021-10-24T25:00"]
)
def test_what_the_calendar_does_not_hold_is_no_date(text: str) -> None:
    assert not is_partial_date(text)


def test_overlap_is_certain_inside_and_possible_at_uncertain_ends() -> None:
    first = Period.parse("2020", "2022-06-30")
    assert first.overlap(Period.parse("2021-01-01", "2021-12-31")) == "certain"
    assert first.overlap(Period.parse("2019-01-01", "2020-03-31")) == "possible"
    assert first.overlap(Period.parse("2022-07-01", "")) is None
    assert first.overlap(Period.parse("2022-06-30", "")) == "certain"


def test_a_blank_start_is_unknown_and_a_blank_end_is_open() -> None:
    assert Period.parse("", "2020-12-31").bounds() == ("", "2020-12-31")
    assert Period.parse("2020", "").bounds() == ("2020", "")
    assert Period.parse("2020-05", "").standing("2026-11-23") == "open"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-01-01", "2021-12-31", "ended"),
        ("2027-01-01", "", "upcoming"),
        ("2020-01-01", "", "open"),
        ("2026", "2027", "unknown"),
        ("", "2030", "open"),
    ],
)
def test_standing_on_a_day(start: str, end: str, expected: str) -> None:
    assert Period.parse(start, end).standing("2026-11-23") == expected


def test_share_of_counts_certain_days() -> None:
    year = Period.parse("2021-01-01", "2021-12-31")
    half = Period.parse("2021-07-02", "2022-12-31")
    assert half.share_of(year) == pytest.approx(183 / 365)
    assert ALWAYS.share_of(year) == 1.0


@given(periods(), periods())
def test_overlap_is_symmetric_and_agrees_with_the_intersection(first: Period, second: Period) -> None:
    assert first.overlap(second) == second.overlap(first)
    assert first.intersect(second) == second.intersect(first)
    assert (first.overlap(second) is None) == first.intersect(second).is_empty()


@given(periods(), periods(), periods())
def test_intersection_is_associative_and_never_wider(first: Period, second: Period, third: Period) -> None:
    assert first.intersect(second).intersect(third) == first.intersect(second.intersect(third))
    both = first.intersect(second)
    assert both.earliest_start >= first.earliest_start
    assert both.latest_end <= first.latest_end


@given(periods())
def test_always_changes_nothing_but_what_is_unknown(period: Period) -> None:
    both = period.intersect(ALWAYS)
    assert (both.earliest_start, both.latest_end) == (period.earliest_start, period.latest_end)


@given(partial, partial)
def test_bounds_give_back_what_was_written(start: str, end: str) -> None:
    if day_bounds(start)[0] <= day_bounds(end)[1]:
        assert Period.parse(start, end).bounds() == (start, end)
