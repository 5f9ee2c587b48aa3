"""C10: opposite hours next door."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "c10_hours"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def hours(**second):
    first, other = RULE.example["tariff_periods"]
    return {**RULE.example, "tariff_periods": [first, {**other, **second}]}


def test_shared_hours_are_counted(found):
    (finding,) = found(NAME, RULE.example)
    assert "2 hours" in finding.explanation.en
    (less,) = found(NAME, hours(hours="11:30-12"))
    assert "0.5 hours" in less.explanation.en


def test_other_hours_seasons_and_days_are_silent(found):
    assert found(NAME, hours(hours="13-14")) == []
    assert len(found(NAME, hours(months="7"))) == 1
    apart = hours(months="7")
    apart["tariff_periods"][0] = {**apart["tariff_periods"][0], "months": "1"}
    assert found(NAME, apart) == []


def test_a_span_past_midnight_reaches_the_morning(found):
    night = hours(hours="22-11")
    assert len(found(NAME, night)) == 1
