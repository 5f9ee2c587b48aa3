"""Whether constraints on one quantity can hold together: dates, durations, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

from policygraph.errors import UsageError
from policygraph.schema.periods import day_bounds, is_partial_date

__all__ = ["interval_verdict"]

_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
_DAYS = (365.25, 30.4375, 7.0, 1.0, 1 / 24, 1 / 1440, 1 / 86400)
# Time that passes or is metered cannot be negative.
_NON_NEGATIVE = frozenset(("elapsedtime", "meteredtime", "delayperiod", "timeinterval", "count"))
_OPERATORS = frozenset(("lt", "lteq", "gt", "gteq", "eq", "neq"))
_SYMBOLS = {"<": "lt", "<=": "lteq", ">": "gt", ">=": "gteq", "=": "eq", "==": "eq", "!=": "neq"}


def interval_verdict(constraints: Iterable[tuple[str, str, Any]]) -> Literal["Conflict", "Compatible"]:
    """Return whether some value satisfies all constraints on each operand.

    Parameters
    ----------
    constraints
        Triples of operand, operator (``lt, lteq, gt, gteq, eq, neq`` or their symbols) and value: an ISO date, a
        duration such as ``P600D``, or a number. Values are dense, so an open interval is not empty.

    Raises
    ------
    UsageError
        If an operator or a value cannot be read.
    """
    by_operand: dict[str, list[tuple[str, float]]] = {}
    for operand, operator, value in constraints:
        name = _SYMBOLS.get(operator, operator.rpartition(":")[2].casefold())
        if name not in _OPERATORS:
            raise UsageError("causal.operator", operator=operator)
        by_operand.setdefault(operand, []).append((name, _number(value)))
    return "Compatible" if all(_possible(name, items) for name, items in by_operand.items()) else "Conflict"


def _possible(operand: str, items: list[tuple[str, float]]) -> bool:
    low, low_open, high, high_open = float("-inf"), True, float("inf"), True
    if operand.rpartition(":")[2].casefold() in _NON_NEGATIVE:
        low, low_open = 0.0, False
    excluded: set[float] = set()
    for operator, value in items:
        if operator == "neq":
            excluded.add(value)
        if operator in ("gt", "gteq", "eq"):
            low, low_open = max((low, low_open), (value, operator == "gt"))
        if operator in ("lt", "lteq", "eq"):
            high, high_open = min((high, not high_open), (value, operator != "lt"))
            high_open = not high_open
    if low > high:
        return False
    return low < high or not (low_open or high_open or low in excluded)


def _number(value: Any) -> float:
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip()
    if is_partial_date(text):
        return float(day_bounds(text)[0])
    found = _DURATION.fullmatch(text)
    if found and any(found.groups()):
        return sum(float(part) * days for part, days in zip(found.groups(), _DAYS, strict=True) if part)
    try:
        return float(text)
    except ValueError:
        raise UsageError("causal.value", value=text) from None
