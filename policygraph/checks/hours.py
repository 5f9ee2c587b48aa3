"""Hours of a tariff as minutes of the day, and which labels are dear and which cheap."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["CHEAP", "DEAR", "minutes"]

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


def _clock(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute or 0)
