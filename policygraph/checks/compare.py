"""Compares targets of two levels: which is looser, which is stricter, which cannot be compared and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal

from policygraph.checks.drafting import strictly_inside
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["Comparison", "Standing", "compare_levels", "targets_by_indicator"]

Standing = Literal["looser_than", "stricter_than", "outruns", "equal"]

# A province's share or rate can be set beside the nation's; a stock or flow cannot, since the nation's is their sum.
_INTENSIVE = ("share", "change", "date", "price")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A lower target beside a higher one on the same indicator, year and basis; ``gap`` in the higher one's unit."""

    lower: Target
    higher: Target
    standing: Standing
    gap: Decimal
    meeting: Meeting


def targets_by_indicator(graph: PolicyGraph) -> dict[str, list[Target]]:
    """Return targets with a value, grouped by indicator."""
    found: dict[str, list[Target]] = {}
    for target in graph.rows(Target):
        if target.value:
            found.setdefault(target.indicator, []).append(target)
    return found


def compare_levels(graph: PolicyGraph) -> Iterator[Comparison]:
    """Yield every comparable pair of a lower target and a higher one that covers its place."""
    for targets in targets_by_indicator(graph).values():
        for lower, higher in product(targets, targets):
            if lower is higher or not _comparable(lower, higher) or not strictly_inside(graph, lower, higher):
                continue
            meeting = graph.meet(lower, higher)
            standing = meeting and _standing(graph, lower, higher)
            if standing:
                yield Comparison(lower, higher, standing[0], standing[1], meeting)


def _comparable(lower: Target, higher: Target) -> bool:
    same_year = lower.due_year == higher.due_year or "date" in (lower.nature, higher.nature)
    same_base = lower.base_year == higher.base_year or lower.nature != "change"
    sources = {"text", "inherited"}
    return (
        lower.nature == higher.nature
        and lower.nature in _INTENSIVE
        and same_year
        and same_base
        and {lower.standing, higher.standing} <= sources
    )


def _standing(graph: PolicyGraph, lower: Target, higher: Target) -> tuple[Standing, Decimal] | None:
    value = convert(Decimal(lower.value), lower.unit, higher.unit)
    better = graph.get(Indicator, lower.indicator).better_when
    if value is None:
        return None
    gap = value - Decimal(higher.value)
    if gap == 0:
        return "equal", gap
    if _breaks_ceiling(lower, higher, gap):
        return "outruns", gap
    if better == "none":
        return None
    return ("stricter_than" if (gap > 0) == (better == "up") else "looser_than"), gap


def _breaks_ceiling(lower: Target, higher: Target, gap: Decimal) -> bool:
    above = higher.comparator in ("<=", "<") and lower.comparator in (">=", ">") and gap > 0
    below = higher.comparator in (">=", ">") and lower.comparator in ("<=", "<") and gap < 0
    return (above or below) and higher.nature != "date"
