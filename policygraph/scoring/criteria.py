"""The criteria of an intervention in physical units: from both models over paired draws, and from re-run checks."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policygraph.checks import find_conflicts, find_gaps
from policygraph.errors import ModelError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import share_scenarios
from policygraph.models.v2g import PARAMETERS, fleet_service, owner_account
from policygraph.schema.findings import Finding
from policygraph.schema.numbers import Observation
from policygraph.scoring.draws import Draws

__all__ = ["CRITERIA", "CheckTotals", "check_totals", "latest", "model_criteria"]

Array = NDArray[np.float64]

# Name, unit, and whether more is better. "conflict" is the fall of open severity, "gaps" the number closed.
CRITERIA: Final[tuple[tuple[str, str, str], ...]] = (
    ("energy_security", "Mt oil/yr saved", "up"),
    ("dual_carbon", "MtCO2/yr avoided", "up"),
    ("peak_shaving", "MW", "up"),
    ("owner_income", "CNY/vehicle/yr", "up"),
    ("public_cost", "MCNY/yr", "down"),
    ("conflict", "severity resolved", "up"),
    ("gaps", "gaps closed", "up"),
    ("ease", "1-3", "up"),
)

_PASSENGER: Final = 0.853  # passenger cars per automobile of the Ministry of Public Security, fleet.md 2 (derived)
_V2G: Final = tuple(spec.name for spec in PARAMETERS if not spec.choices)


def latest(graph: PolicyGraph, series: str) -> tuple[int, float]:
    """Return the last year of a national series that has a value, and the value.

    Raises
    ------
    ModelError
        If the series has no value.
    """
    found = {
        row.year: float(row.value)
        for row in graph.rows(Observation)
        if row.series == series and row.value and row.year and row.place == "plc:CN"
    }
    if not found:
        raise ModelError("models.years", name=series, missing="any year", years="none")
    year = max(found)
    return year, found[year]


def model_criteria(graph: PolicyGraph, draws: Draws) -> dict[str, Array]:
    """Return oil (Mt/yr), carbon (MtCO2/yr), peak power (MW), owner's income (yuan) and public cost (MCNY/yr).

    All are levels, shape (samples,); differences from the base are taken by the caller.
    """
    cars = latest(graph, "automobile_parc_mps")[1] * 1e4 * _PASSENGER
    grid = latest(graph, "grid_ef_mee_average")[1]
    fleet = {name: values for (model, name), values in draws.items() if model == "fleet"}
    v2g = {name: values for (model, name), values in draws.items() if model == "v2g"}
    share = fleet["nev_share_stock"] / 100
    per_car = {
        name: share_scenarios(
            [level], vehicles=np.ones_like(share), distance=fleet["distance"], fuel_use=fleet["fuel_use"],
            electricity_use=fleet["electricity_use"], grid_factor=np.full_like(share, grid),
            charging_efficiency=float(fleet["charging_efficiency"][0]), fuel_density=float(fleet["fuel_density"][0]),
            carbon_per_litre=float(fleet["carbon_per_litre"][0]),
        )
        for name, level in (("none", 0.0), ("all", 1.0))
    }  # fmt: skip
    # The model is linear in the share, so two runs give every share.
    oil = cars * (1 - share) * per_car["none"].oil_mt[0]
    carbon = cars * ((1 - share) * per_car["none"].carbon_mtco2[0] + share * per_car["all"].carbon_mtco2[0])
    inputs = {name: values for name, values in v2g.items() if name in _V2G}
    account = owner_account(v2g["price_gap"], **inputs)
    service = fleet_service(cars * share, enrolled=v2g["enrolled"], plugged_in=v2g["plugged_in"], **inputs)
    return {
        "energy_security": -oil,
        "dual_carbon": -carbon,
        "peak_shaving": service.power_mw,
        "owner_income": account.net_income,
        "public_cost": service.fiscal_cost / 1e6,
    }


class CheckTotals(NamedTuple):
    """Open conflicts and gaps: summed severity of conflicts, number of gaps, and the findings by id."""

    severity: float
    gaps: int
    findings: dict[str, Finding]


def check_totals(graph: PolicyGraph) -> CheckTotals:
    """Re-run the checks and return the totals of what is open; an ended conflict is history and resolves nothing."""
    conflicts = [each for each in find_conflicts(graph) if each.status == "open"]
    gaps = [each for each in find_gaps(graph) if each.status == "open"]
    return CheckTotals(
        sum(each.severity for each in conflicts), len(gaps), {each.id: each for each in (*conflicts, *gaps)}
    )
