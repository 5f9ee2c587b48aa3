"""Numbers with a unit and a comparator, kept as the decimal text they were written in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policygraph.schema.units import UNITS

__all__ = ["Quantity", "convert"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A decimal text, its unit and its comparator (``>=``, ``>``, ``=``, ``<=``, ``<``)."""

    value: str
    unit: str = ""
    comparator: str = "="

    def number(self) -> Decimal:
        """Return the value as an exact decimal."""
        return Decimal(self.value)

    def to(self, unit: str) -> Decimal | None:
        """Return the value in ``unit``, or ``None`` where the two units measure different things."""
        return convert(self.number(), self.unit, unit)

    def text(self) -> str:
        """Return comparator, value and unit as one text."""
        mark = "" if self.comparator == "=" else f"{self.comparator} "
        return f"{mark}{self.value} {self.unit}".strip()


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """Return ``value`` converted between two units, or ``None`` where they measure different things."""
    if source == target:
        return value
    factor = _factor(source, target)
    return None if factor is None else value * factor


@cache
def _factor(source: str, target: str) -> Decimal | None:
    first, second = UNITS.get(source), UNITS.get(target)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    return first.factor / second.factor
