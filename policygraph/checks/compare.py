"""Compares targets of two levels: which is looser, which is stricter, which cannot be compared and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final, Literal

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import strictly_inside
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting
from policygraph.schema.periods import Period, day_bounds
from policygraph.schema.policies import Setting, Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = [
    "SUMS",
    "Comparison",
    "Standing",
    "compare_levels",
    "meet_until_due",
    "same_basis",
    "share_until_due",
    "targets_by_indicator",
]

Standing = Literal["looser_than", "stricter_than", "outruns", "equal"]

# A province's share or rate can be set beside the nation's; a stock or flow cannot, since the nation's is their sum.
_INTENSIVE = ("share", "change", "date", "price")
# Roles of settings whose numbers add up over places, so that two of them need not be alike.
SUMS: Final = ("budget", "count", "quota")


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


def comparable_settings(graph: PolicyGraph) -> dict[tuple[str, ...], list[Setting]]:
    """Return settings with a value that two places can hold alike, by indicator, role, class of users, technologies."""
    found: dict[tuple[str, ...], list[Setting]] = {}
    for row in graph.rows(Setting):
        if row.value and row.role not in SUMS:
            key = (row.indicator, row.role, row.customer_class, *graph.scope_of(row).technologies)
            found.setdefault(key, []).append(row)
    return {key: found[key] for key in sorted(found)}


def compare_levels(graph: PolicyGraph) -> Iterator[Comparison]:
    """Yield every comparable pair of a lower target and a higher one that covers its place."""
    slack = Decimal(str(weight_of(graph, "rule", "c04_about", 0.05)))
    for targets in targets_by_indicator(graph).values():
        for lower, higher in product(targets, targets):
            if lower is higher or not _comparable(lower, higher) or not strictly_inside(graph, lower, higher):
                continue
            if not _has_authority(graph, higher):
                continue
            meeting = meet_until_due(graph, lower, higher)
            standing = _standing(graph, lower, higher, slack) if meeting else None
            if standing:
                yield Comparison(lower, higher, standing[0], standing[1], meeting)


def _has_authority(graph: PolicyGraph, target: Target) -> bool:
    """Return whether a number comes from a public body: a roadmap of industry binds no lower level."""
    policy = graph.policy_of(target)
    return policy is not None and policy.legal_level != "industry_roadmap"


def meet_until_due(graph: PolicyGraph, first: Target, second: Target) -> Meeting:
    """Return what two targets share, no longer than to the end of the first due year: then both are history."""
    meeting = graph.meet(first, second)
    period = _until(meeting.period, first, second)
    if not meeting or period == meeting.period:
        return meeting
    if period.is_empty():
        return replace(meeting, period=period, overlap=None, apart="time")
    sure = meeting.overlap if period.latest_start <= period.earliest_end else "possible"
    return replace(meeting, period=period, overlap=sure)


def share_until_due(graph: PolicyGraph, target: Target, period: Period) -> float:
    """Return the share of a target's life, up to the end of its due year, that a period covers."""
    return period.share_of(_until(graph.scope_of(target).period, target))


def _until(period: Period, *targets: Target) -> Period:
    years = [each.due_year for each in targets if each.due_year]
    if not years:
        return period
    last = day_bounds(str(min(years)))[1]
    earliest, latest = min(last, period.earliest_end), min(last, period.latest_end)
    return Period(period.earliest_start, period.latest_start, earliest, latest)


def same_basis(first: Target, second: Target) -> bool:
    """Return whether two numbers count the same thing; a basis that is not stated may be the other's."""
    return first.basis == second.basis or not first.basis or not second.basis


def _comparable(lower: Target, higher: Target) -> bool:
    same_year = lower.due_year == higher.due_year or "date" in (lower.nature, higher.nature)
    same_base = lower.base_year == higher.base_year or lower.nature != "change"
    sources = {"text", "inherited"}
    return (
        lower.nature == higher.nature
        and lower.nature in _INTENSIVE
        and same_year
        and same_base
        and same_basis(lower, higher)
        and {lower.standing, higher.standing} <= sources
    )


def _standing(graph: PolicyGraph, lower: Target, higher: Target, slack: Decimal) -> tuple[Standing, Decimal] | None:
    value = convert(Decimal(lower.value), lower.unit, higher.unit)
    better = graph.get(Indicator, lower.indicator).better_when
    if value is None:
        return None
    gap = value - Decimal(higher.value)
    # "About 20 %" leaves room: what lies inside that room is no difference.
    rough = "yes" in (lower.approximate, higher.approximate) and lower.nature != "date"
    if gap == 0 or (rough and abs(gap) <= slack * abs(Decimal(higher.value))):
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
