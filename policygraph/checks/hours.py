"""Hours of a tariff as minutes of the day, which labels are dear and which cheap, and which rows meet one user."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from policygraph.schema.policies import TariffPeriod
from policygraph.schema.vocabularies import ancestors, within

__all__ = ["CHEAP", "DEAR", "by_clock", "minutes", "narrower_class", "root_class", "shared_minutes"]

DEAR: Final = ("sharp", "peak")
CHEAP: Final = ("valley", "deep_valley")


@lru_cache(maxsize=1024)
def minutes(spans: tuple[str, ...]) -> frozenset[int]:
    """Return the minutes of the day in clock spans; a span past midnight runs on into the morning."""
    found: set[int] = set()
    for span in spans:
        begin, end = (_clock(text) for text in span.split("-"))
        found.update(minute % 1440 for minute in range(begin, end if end > begin else end + 1440))
    return frozenset(found)


def by_clock(spans: Iterable[str]) -> list[str]:
    """Return clock spans such as "7:30-10" in the order of the day."""
    return sorted(spans, key=lambda span: _clock(span.partition("-")[0]))


def _clock(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute or 0)


def shared_minutes(first: TariffPeriod, second: TariffPeriod) -> frozenset[int]:
    """Return the minutes that two rows share for a user of both classes, in a month and on a day of both."""
    one, other = first.customer_class, second.customer_class
    related = "all" in (one, other) or within("customer_class", one, other) or within("customer_class", other, one)
    season = not first.months or not second.months or bool(set(first.months) & set(second.months))
    days = "all" in (first.day_type, second.day_type) or first.day_type == second.day_type
    return minutes(first.hours) & minutes(second.hours) if related and season and days else frozenset()


def narrower_class(first: str, second: str) -> str:
    """Return the narrower of two related classes of users, whose users alone meet the hours of both; else the first."""
    return second if first == "all" or within("customer_class", second, first) else first


def root_class(name: str) -> str:
    """Return the broadest class that a class of users lies in."""
    return ancestors("customer_class", name)[-1]
