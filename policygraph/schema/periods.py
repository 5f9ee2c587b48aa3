"""Periods in time with uncertain ends, from partial dates; everything counts in days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self

__all__ = ["ALWAYS", "Overlap", "Period", "Standing", "day_bounds", "is_partial_date"]

Overlap = Literal["certain", "possible"]
Standing = Literal["open", "ended", "upcoming", "unknown"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()


def is_partial_date(text: str) -> bool:
    """Return whether ``text`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` and exists in the calendar."""
    try:
        day_bounds(text)
    except ValueError:
        return False
    return True


def day_bounds(text: str) -> tuple[int, int]:
    """Return the first and last day (ordinals) a partial date may mean.

    Raises
    ------
    ValueError
        If it is no date of the calendar.
    """
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day:
        exact = date(year, month, day).toordinal()
        return exact, exact
    first_month, last_month = (month, month) if found[2] else (1, 12)
    last_day = calendar.monthrange(year, last_month)[1]
    return date(year, first_month, 1).toordinal(), date(year, last_month, last_day).toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Four day ordinals: earliest and latest start, earliest and latest end (both days included).

    Between the latest start and the earliest end it certainly holds; outside the earliest start and the latest end
    it certainly does not.
    """

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int

    @classmethod
    def parse(cls, start: str = "", end: str = "", *, uncertain_end: bool = False) -> Self:
        """Build from partial dates.

        A blank start is unknown (any day up to the end), a blank end is open. With ``uncertain_end`` the end is only
        the earliest day at which it may have stopped holding.
        """
        earliest_end, latest_end = day_bounds(end) if end else (_LAST, _LAST)
        if uncertain_end:
            latest_end = _LAST
        earliest_start, latest_start = day_bounds(start) if start else (_FIRST, earliest_end)
        return cls(earliest_start, latest_start, earliest_end, latest_end)

    def is_empty(self) -> bool:
        """Return whether no day can lie in it."""
        return self.earliest_start > self.latest_end

    def intersect(self, other: Period) -> Period:
        """Return the period in which both may hold; it may be empty."""
        return Period(
            max(self.earliest_start, other.earliest_start),
            max(self.latest_start, other.latest_start),
            min(self.earliest_end, other.earliest_end),
            min(self.latest_end, other.latest_end),
        )

    def overlap(self, other: Period) -> Overlap | None:
        """Return ``certain`` if the inner bounds meet, ``possible`` if only the outer do, else ``None``."""
        both = self.intersect(other)
        if both.is_empty():
            return None
        return "certain" if both.latest_start <= both.earliest_end else "possible"

    def holds(self, day: str) -> Overlap | None:
        """Return how sure it is that the period holds on some day of the partial date ``day``."""
        first, last = day_bounds(day)
        return self.overlap(Period(first, first, last, last))

    def standing(self, as_of: str) -> Standing:
        """Return ``open``, ``ended``, ``upcoming`` or ``unknown`` on the day ``as_of``."""
        today = day_bounds(as_of)[1]
        if self.latest_end < today:
            return "ended"
        if self.earliest_start > today:
            return "upcoming"
        if self.latest_start <= today <= self.earliest_end:
            return "open"
        return "open" if self.earliest_start == _FIRST and today <= self.earliest_end else "unknown"

    def share_of(self, other: Period) -> float:
        """Return the share of ``other``'s certain days that this period covers, 0 to 1; open ends count as certain."""
        first, last = max(self.latest_start, other.latest_start), min(self.earliest_end, other.earliest_end)
        length = other.earliest_end - other.latest_start + 1
        return max(0.0, min(1.0, (last - first + 1) / length)) if length > 0 else 0.0

    def bounds(self) -> tuple[str, str]:
        """Return start and end as text; blank where unknown or open."""
        start = "" if self.earliest_start == _FIRST else _shorten(self.earliest_start, self.latest_start)
        end = "" if self.latest_end == _LAST else _shorten(self.earliest_end, self.latest_end, fallback=self.latest_end)
        return start, end


ALWAYS: Final = Period(_FIRST, _FIRST, _LAST, _LAST)


def _shorten(first: int, last: int, *, fallback: int = 0) -> str:
    if first == last:
        return date.fromordinal(first).isoformat()
    for text in (date.fromordinal(first).strftime("%Y-%m"), date.fromordinal(first).strftime("%Y")):
        if day_bounds(text) == (first, last):
            return text
    return date.fromordinal(fallback or first).isoformat()
