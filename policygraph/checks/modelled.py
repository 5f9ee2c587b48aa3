"""What the adoption model gives for an indicator in a year, over the whole range of its projections."""

from __future__ import annotations

from typing import NamedTuple

from policygraph.checks.magnitudes import SALES_SHARE
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.adoption import share_path
from policygraph.schema.numbers import Observation, Parameter
from policygraph.schema.system import Indicator

__all__ = ["Projected", "projected_range"]

_NATION = "plc:CN"
_MEASURED = "nev_new_registrations_mps"


class Projected(NamedTuple):
    """The lowest and highest value of an indicator in a year, in %, with the assumption behind each."""

    low: float
    high: float
    slowest: Parameter
    fastest: Parameter


def projected_range(graph: PolicyGraph, indicator: str, place: str, year: int) -> Projected | None:
    """Return what the projections of the data set give for the electric share of new cars of the nation in a year.

    The share of the last measured year grows in log-odds by the trend of each set (:mod:`policygraph.models.adoption`).
    ``None`` for another indicator or place, a year already measured, or without a base and at least two projections:
    one trend is no range.
    """
    row = graph.get(Indicator, indicator)
    inputs = [each for each in graph.rows(Parameter) if each.model == "adoption"]
    base = next((each for each in inputs if each.name == "base_sales_share"), None)
    trends = [each for each in inputs if each.name == "sales_trend" and not each.place]
    start = max((each.year or 0 for each in graph.rows(Observation) if each.series == _MEASURED), default=0)
    ahead = year - start
    if (row.part, row.whole) != SALES_SHARE or place != _NATION or base is None or len(trends) < 2:
        return None
    if not start or ahead < 1:
        return None
    share = float(base.value) / 100
    found = [(100 * float(share_path(share, [0.0] * ahead, trend=float(each.value))[-1]), each) for each in trends]
    low, high = min(found, key=lambda pair: pair[0]), max(found, key=lambda pair: pair[0])
    return Projected(low[0], high[0], low[1], high[1])
