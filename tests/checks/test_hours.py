"""Hours of a tariff as minutes."""

from __future__ import annotations

from policygraph.checks.hours import CHEAP, DEAR, by_clock, minutes


def test_spans_and_midnight():
    assert len(minutes(("10-12", "14:30-15"))) == 150
    assert minutes(("23-1",)) == frozenset([*range(1380, 1440), *range(60)])
    assert minutes(()) == frozenset()


def test_hours_stand_in_the_order_of_the_day():
    assert by_clock(("18-21", "7:30-9", "9-12")) == ["7:30-9", "9-12", "18-21"]


def test_no_label_is_both():
    assert not set(DEAR) & set(CHEAP)
