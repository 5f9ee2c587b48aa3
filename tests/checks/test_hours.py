"""Hours of a tariff as minutes."""

from __future__ import annotations

from policygraph.checks.hours import CHEAP, DEAR, minutes


def test_spans_and_midnight():
    assert len(minutes(("10-12", "14:30-15"))) == 150
    assert minutes(("23-1",)) == frozenset([*range(1380, 1440), *range(60)])
    assert minutes(()) == frozenset()


def test_no_label_is_both():
    assert not set(DEAR) & set(CHEAP)
