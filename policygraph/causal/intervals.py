"""Whether constraints on one quantity can hold together: dates, durations, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from math import inf
from typing import Any, Literal

from policygraph.errors import UsageError
from policygraph.schema.periods import day_bounds, is_partial_date

__all__ = ["interval_verdict", "opposite"]

_PART = r"(?:(\d+(?:\.\d+)?){})?"
_DURATION = re.compile(
    "P" + "".join(_PART.format(unit) for unit in "YMWD") + "(?:T" + "".join(_PART.format(u) for u in "HMS") + ")?"
)
_DAYS = (365.25, 30.4375, 7.0, 1.0, 1 / 24, 1 / 1440, 1 / 86400)
# Time that passes or is metered cannot be negative.
_NON_NEGATIVE = frozenset(("elapsedtime", "meteredtime", "delayperiod", "timeinterval", "count"))
_OPPOSITE = {"lt": "gteq", "gteq": "lt", "gt": "lteq", "lteq": "gt", "eq": "neq", "neq": "eq"}
_SYMBOLS = {
    "<": "lt", "<=": "lteq", "≤": "lteq", ">": "gt", ">=": "gteq", "≥": "gteq", "=": "eq", "==": "eq", "!=": "neq",
    "≠": "neq",
}  # fmt: skip
Span = tuple[float, float]


def interval_verdict(constraints: Iterable[tuple[str, str, Any]]) -> Literal["Conflict", "Compatible"]:
    """Return whether some value satisfies all constraints on each operand.

    Parameters
    ----------
    constraints
        Triples of operand, operator (``lt, lteq, gt, gteq, eq, neq`` or their symbols) and value: a date or time in
        ISO 8601 (a month or year means all its days), a duration such as ``P600D``, a number, or, with ``eq`` and
        ``neq`` alone, a name. Values are dense, so an open interval is not empty. No constraint is no conflict.

    Raises
    ------
    UsageError
        If a triple, an operator or a value cannot be read.
    """
    by_operand: dict[str, list[tuple[str, Any]]] = {}
    for each in constraints:
        if len(each) != 3:
            raise UsageError("causal.row", row=str(each), fields="operand, operator, value")
        by_operand.setdefault(str(each[0]), []).append((_operator(each[1]), each[2]))
    return "Compatible" if all(_possible(name, items) for name, items in by_operand.items()) else "Conflict"


def opposite(constraint: tuple[str, str, Any]) -> tuple[str, str, Any]:
    """Return the constraint that holds exactly where the given one does not.

    Raises
    ------
    UsageError
        If the operator is unknown.
    """
    return constraint[0], _OPPOSITE[_operator(constraint[1])], constraint[2]


def _operator(text: str) -> str:
    name = _SYMBOLS.get(str(text).strip(), str(text).strip().rpartition(":")[2].casefold())
    if name not in _OPPOSITE:
        raise UsageError("causal.operator", operator=text)
    return name


def _possible(operand: str, items: list[tuple[str, Any]]) -> bool:
    spans = [_span(value) for _, value in items]
    if any(span is None for span in spans):
        return _possible_names(items)
    numbers = [(operator, span) for (operator, _), span in zip(items, spans, strict=True) if span is not None]
    return _possible_numbers(numbers, floor=operand.rpartition(":")[2].casefold() in _NON_NEGATIVE)


def _possible_names(items: list[tuple[str, Any]]) -> bool:
    wanted: set[str] = set()
    unwanted: set[str] = set()
    for operator, value in items:
        if operator not in ("eq", "neq"):
            raise UsageError("causal.value", value=str(value))
        (wanted if operator == "eq" else unwanted).add(str(value).strip())
    return len(wanted) <= 1 and not wanted & unwanted


def _possible_numbers(items: list[tuple[str, Span]], *, floor: bool) -> bool:
    low, high = ((0.0, False) if floor else (-inf, True)), (inf, True)
    for operator, (first, last) in items:
        if operator in ("gt", "gteq", "eq"):
            low = max(low, (last, True) if operator == "gt" else (first, False))
        if operator in ("lt", "lteq", "eq"):
            high = min(high, (first, True) if operator == "lt" else (last, False), key=_upper)
    excluded = any(operator == "neq" and span[0] <= low[0] and high[0] <= span[1] for operator, span in items)
    return not excluded and (low[0] < high[0] or (low[0] == high[0] and not (low[1] or high[1])))


def _upper(bound: tuple[float, bool]) -> tuple[float, bool]:
    # Of two equal upper bounds the open one is the narrower.
    return bound[0], not bound[1]


def _span(value: Any) -> Span | None:
    """Return the first and last number a value may mean, or ``None`` for a name."""
    if isinstance(value, bool | int | float):
        return float(value), float(value)
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    if is_partial_date(text):
        first, last = day_bounds(text)
        return float(first), float(last)
    found = _DURATION.fullmatch(text)
    if found and any(found.groups()):
        days = sum(float(part) * each for part, each in zip(found.groups(), _DAYS, strict=True) if part)
        return days, days
    moment = _moment(text)
    return None if moment is None else (moment, moment)


def _moment(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        pass
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = when.utcoffset()
    seconds = when.hour * 3600 + when.minute * 60 + when.second + when.microsecond / 1e6
    return when.toordinal() + (seconds - (offset.total_seconds() if offset else 0.0)) / 86400
