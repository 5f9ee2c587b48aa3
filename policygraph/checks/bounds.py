"""What a target says of its number: a floor, a ceiling or both, in the unit of its indicator."""

from __future__ import annotations

from decimal import Decimal

from policygraph.causal.claims import weight_of
from policygraph.checks.feasibility import Sense
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["target_bounds"]


def target_bounds(graph: PolicyGraph, row: Target, *, unit: str = "") -> list[tuple[Sense, float]]:
    """Return the bounds a target sets; none where its unit cannot be converted.

    Parameters
    ----------
    unit
        Unit of the numbers returned; blank = that of the indicator.
    """
    indicator = graph.get(Indicator, row.indicator)
    value = convert(Decimal(row.value), row.unit, unit or indicator.unit)
    if value is None:
        return []
    room = weight_of(graph, "rule", "c04_about", 0.05) * abs(float(value)) if row.approximate == "yes" else 0.0
    floor: tuple[Sense, float] = (">=", float(value) - room)
    ceiling: tuple[Sense, float] = ("<=", float(value) + room)
    if row.comparator in (">=", ">"):
        return [floor]
    if row.comparator in ("<=", "<"):
        return [ceiling]
    # A number to be reached may be passed in the direction that is good.
    return {"up": [floor], "down": [ceiling]}.get(indicator.better_when, [floor, ceiling])
