"""Conditions of norms: alternatives of constraints, when two can be met together, and when one carries the other."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any, Literal

from policygraph.causal.intervals import interval_verdict, opposite
from policygraph.errors import LimitError, UsageError

__all__ = ["Alternatives", "conditions_meet", "is_satisfiable", "read_condition"]

Constraint = tuple[str, str, Any]
# A condition is met where all constraints of one alternative hold; no constraint at all is always met.
Alternatives = tuple[tuple[Constraint, ...], ...]
_ALWAYS: Alternatives = ((),)
_MOST = 4096


def read_condition(condition: Any) -> Alternatives | str:
    """Return a condition as alternatives; a plain text stays one, since nobody knows what it compares.

    Parameters
    ----------
    condition
        ``None``, a text, one ``(operand, operator, value)``, a list of these that must all hold, or
        ``{"any": [...]}`` and ``{"all": [...]}`` of conditions, nested as one likes.

    Raises
    ------
    UsageError
        If it has another shape.
    LimitError
        If it unfolds into more alternatives than can be compared.
    """
    if condition is None or isinstance(condition, str):
        return _ALWAYS if condition is None or not condition.strip() else condition.strip()
    if isinstance(condition, Mapping) and set(condition) == {"any"}:
        return tuple(each for part in condition["any"] for each in _part(part))
    if isinstance(condition, Mapping) and set(condition) == {"all"}:
        return _all(condition["all"])
    if isinstance(condition, tuple | list):
        is_one = len(condition) == 3 and isinstance(condition[0], str) and isinstance(condition[1], str)
        return (((condition[0], condition[1], condition[2]),),) if is_one else _all(condition)
    raise UsageError("causal.condition", value=str(condition))


def _part(condition: Any) -> Alternatives:
    read = read_condition(condition)
    if isinstance(read, str):
        raise UsageError("causal.condition", value=read)
    return read


def _all(parts: Any) -> Alternatives:
    found = _ALWAYS
    for part in parts:
        read = _part(part)
        if len(found) * len(read) > _MOST:
            raise LimitError("causal.alternatives", limit=_MOST)
        found = tuple((*first, *second) for first in found for second in read)
    return found


def is_satisfiable(condition: Alternatives | str) -> bool:
    """Return whether a condition can be met at all; of a text nobody can tell that it cannot."""
    return isinstance(condition, str) or any(interval_verdict(each) == "Compatible" for each in condition)


def conditions_meet(first: Alternatives | str, second: Alternatives | str) -> Literal["never", "sometimes", "always"]:
    """Return whether, where ``first`` is met, ``second`` is met never, sometimes or always."""
    if first == second or second == _ALWAYS:
        return "always"
    if isinstance(first, str) or isinstance(second, str):
        return "sometimes"
    if not is_satisfiable(tuple((*one, *other) for one, other in product(first, second))):
        return "never"
    return "sometimes" if is_satisfiable(_outside(first, second)) else "always"


def _outside(first: Alternatives, second: Alternatives) -> Alternatives:
    """Return where ``first`` is met and ``second`` is not: in every alternative of it one constraint fails."""
    size = len(first)
    for each in second:
        size *= max(1, len(each))
        if size > _MOST:
            raise LimitError("causal.alternatives", limit=_MOST)
    failures = list(product(*([opposite(each) for each in alternative] for alternative in second)))
    return tuple((*one, *failure) for one in first for failure in failures)
