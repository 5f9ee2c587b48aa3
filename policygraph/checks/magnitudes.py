"""Physical numbers beside a finding, where a model gives one honestly."""

from __future__ import annotations

from decimal import Decimal

from policygraph.graph.numbers import parameters
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import share_scenarios
from policygraph.schema.findings import Magnitude
from policygraph.schema.numbers import Parameter
from policygraph.schema.system import Indicator

__all__ = ["SALES_SHARE", "oil_of_share"]

# Part and whole of the electric share of new cars, the one share that the car models give.
SALES_SHARE = ("ind:nev-sales", "ind:car-sales")
_CARS = 1_000_000.0


def oil_of_share(graph: PolicyGraph, indicator: str, gap: Decimal) -> Magnitude | None:
    """Return the oil that a difference in the NEV share of new cars stands for, in Mt a year per million new cars.

    The number of cars a province will sell is not known, so the amount is given for a million of them: the static
    share model with the data's distance and fuel use. ``None`` for other indicators or without parameters.
    """
    row = graph.get(Indicator, indicator)
    if (row.part, row.whole) != SALES_SHARE or not any(each.model == "fleet" for each in graph.rows(Parameter)):
        return None
    values = parameters(graph, "fleet")
    share = min(1.0, abs(float(gap)) / 100)
    cells = share_scenarios(
        [0.0, share], vehicles=[_CARS], distance=values["distance"], fuel_use=values["fuel_use"],
        electricity_use=values["electricity_use"], grid_factor=[0.0], fuel_density=values["fuel_density"],
    )  # fmt: skip
    oil = float(cells.oil_mt[0][0] - cells.oil_mt[1][0])
    return Magnitude(value=float(f"{oil:.4g}"), unit="Mt oil/yr per million new cars", model="fleet", parameter_set="default")  # fmt: skip  # noqa: E501
