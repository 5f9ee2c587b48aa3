"""Where a target should stand in a year, on the straight path from what was measured to what is due."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["Progress", "progress", "seen_by_indicator"]

_PATHWAY = "pathway"


class Progress(NamedTuple):
    """The latest measurement of a target's indicator beside its path; ``short`` > 0 where it lags, in its unit.

    ``missed``: the due year has been measured, so this is the result and no longer a path.
    """

    seen: Observation
    wanted: Decimal
    short: Decimal
    missed: bool


def seen_by_indicator(graph: PolicyGraph) -> dict[tuple[str, str], list[Observation]]:
    """Return measurements by indicator and place, earliest first; pathways are no measurements."""
    found: dict[tuple[str, str], list[Observation]] = {}
    for row in sorted(graph.rows(Observation), key=lambda row: (row.year or 0, row.id)):
        if row.indicator and row.value and row.year and row.family != _PATHWAY:
            found.setdefault((row.indicator, row.place), []).append(row)
    return found


def progress(graph: PolicyGraph, each: Target, seen: list[Observation]) -> Progress | None:
    """Return how a target stands against its latest measurement, or ``None`` where nothing can be said.

    The path is straight from the first measurement in or after the year of the text to the value due.
    """
    start = graph.start_of(policy)[:4] if (policy := graph.policy_of(each)) else ""
    due = each.due_year or 0
    sign = {"up": 1, "down": -1}.get(graph.get(Indicator, each.indicator).better_when, 0)
    known = [row for row in seen if (row.year or 0) <= due and start and (row.year or 0) >= int(start)]
    if not (sign and due and each.value and known and each.nature in ("share", "stock", "annual_flow")):
        return None
    first, last = known[0], known[-1]
    here, origin = (convert(Decimal(row.value), row.unit, each.unit) for row in (last, first))
    if here is None or origin is None or (first is last and last.year != due):
        return None
    span = due - (first.year or 0)
    part = Decimal((last.year or 0) - (first.year or 0)) / span if span else Decimal(1)
    wanted = origin + (Decimal(each.value) - origin) * part
    return Progress(last, wanted, (wanted - here) * sign, last.year == due)
