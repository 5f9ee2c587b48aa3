"""Where a target should stand in a year, on the straight path from what was measured to what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from policygraph.checks.levers import better
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert

__all__ = ["PATHWAY", "Progress", "measured", "progress", "seen_by_indicator"]

PATHWAY = "pathway"  # family of observations that are a published requirement, not a measurement
_NATURES = ("share", "stock", "annual_flow", "change")


class Progress(NamedTuple):
    """The latest measurement of a target's indicator beside its path; ``short`` > 0 where it lags, in its unit.

    ``missed``: the due year has been measured, so this is the result and no longer a path.
    """

    seen: Observation
    wanted: Decimal
    short: Decimal
    missed: bool


def measured(graph: PolicyGraph) -> Iterator[Observation]:
    """Yield the measurements of indicators; what a pathway needs is no measurement."""
    return (
        row for row in graph.rows(Observation) if row.indicator and row.value and row.year and row.family != PATHWAY
    )


def seen_by_indicator(graph: PolicyGraph) -> dict[tuple[str, str], list[Observation]]:
    """Return measurements by indicator and place, earliest first; pathways are no measurements."""
    found: dict[tuple[str, str], list[Observation]] = {}
    for row in sorted(measured(graph), key=lambda row: (row.year or 0, row.id)):
        found.setdefault((row.indicator, row.place), []).append(row)
    return found


def progress(graph: PolicyGraph, each: Target, seen: Iterable[Observation]) -> Progress | None:
    """Return how a target stands against its latest measurement, or ``None`` where nothing can be said.

    The path is straight from the first measurement in or after the year of the text to the value due; for a change,
    from nothing in its base year. A measurement counts the same thing: one basis and, for a change, one base year.
    """
    start = graph.start_of(policy)[:4] if (policy := graph.policy_of(each)) else ""
    due, base = each.due_year or 0, each.base_year if each.nature == "change" else None
    sign = better(graph, each.indicator)
    alike = (row for row in seen if row.basis == each.basis and row.base_year == base)
    known = [row for row in alike if start and int(start) <= (row.year or 0) <= due]
    if not (sign and due and each.value and known and each.nature in _NATURES and (base or each.nature != "change")):
        return None
    first, last = known[0], known[-1]
    here, origin = (convert(Decimal(row.value), row.unit, each.unit) for row in (last, first))
    if here is None or origin is None or (not base and first is last and last.year != due):
        return None
    wanted = _wanted(each, last.year or 0, (base, Decimal(0)) if base else (first.year or 0, origin))
    return Progress(last, wanted, (wanted - here) * sign, last.year == due)


def _wanted(each: Target, year: int, begin: tuple[int, Decimal]) -> Decimal:
    span = (each.due_year or 0) - begin[0]
    part = Decimal(year - begin[0]) / span if span else Decimal(1)
    return begin[1] + (Decimal(each.value) - begin[1]) * part
