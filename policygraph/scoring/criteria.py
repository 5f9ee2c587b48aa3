"""The criteria of an intervention in physical units: from both models over paired draws, and from re-run checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policygraph.checks.run import merge_codes
from policygraph.graph.numbers import car_stock, grid_factors
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import share_scenarios
from policygraph.models.v2g import PARAMETERS, fleet_service, owner_account
from policygraph.schema.findings import Finding
from policygraph.scoring.draws import Draws
from policygraph.scoring.levers import FleetGain, fleet_gain

__all__ = ["CRITERIA", "CheckTotals", "check_totals", "model_criteria"]

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

_FLEET: Final = (
    "charging_efficiency", "fuel_density", "coal_per_kg_fuel", "carbon_per_litre", "well_to_wheel_share", "line_loss",
)  # fmt: skip
_V2G: Final = tuple(spec.name for spec in PARAMETERS if not spec.choices)


def model_criteria(graph: PolicyGraph, draws: Draws) -> dict[str, Array]:
    """Return oil (Mt/yr), carbon (MtCO2/yr), peak power (MW), owner's income (yuan) and public cost (MCNY/yr).

    All are levels, shape (samples,); differences from the base are taken by the caller.
    """
    stock = car_stock(graph)
    cars = stock[max(stock)]
    factors = grid_factors(graph, "mee")
    grid = factors[max(factors)]
    fleet = {name: values for (model, name), values in draws.items() if model == "fleet"}
    v2g = {name: values for (model, name), values in draws.items() if model == "v2g"}
    gain = fleet_gain(graph, draws)
    share = np.clip(fleet["nev_share_stock"] / 100 + gain.share, 0.0, 1.0)
    shared: dict[str, Any] = {name: fleet[name] for name in _FLEET}
    per_car = {
        name: share_scenarios(
            [level], vehicles=np.ones_like(share), distance=fleet["distance"], fuel_use=fleet["fuel_use"],
            electricity_use=fleet["electricity_use"], grid_factor=np.full_like(share, grid),
            electric_driving_share=fleet["nev_electric_driving"],
            **shared,
        )
        for name, level in (("none", 0.0), ("all", 1.0))
    }  # fmt: skip
    # The model is linear in the share, so two runs give every share.
    oil = cars * ((1 - share) * per_car["none"].oil_mt[0] + share * per_car["all"].oil_mt[0])
    carbon = cars * ((1 - share) * per_car["none"].carbon_mtco2[0] + share * per_car["all"].carbon_mtco2[0])
    inputs = {name: values for name, values in v2g.items() if name in _V2G}
    account = owner_account(v2g["price_gap"], **inputs)
    service = fleet_service(cars * share, enrolled=v2g["enrolled"], plugged_in=v2g["plugged_in"], **inputs)
    return {
        "energy_security": -oil,
        "dual_carbon": -carbon,
        "peak_shaving": service.power_mw,
        "owner_income": account.net_income,
        "public_cost": (service.fiscal_cost + _purchase_cost(draws, gain) - _levy(draws, oil, fleet)) / 1e6,
    }


def _purchase_cost(draws: Draws, gain: FleetGain) -> Array:
    """Return the public money a year for car purchases, yuan, against the base: relief and subsidies by cars sold."""
    worth, share = gain.adoption.utility, gain.adoption.share
    per_fuel_car = draws.get(("adoption", "fuel_subsidy_change"), np.zeros(1))
    return gain.new_cars * (share * (worth["subsidy"] + worth["tax_exemption"]) + (1 - share) * per_fuel_car)


def _levy(draws: Draws, oil: Array, fleet: Mapping[str, Array]) -> Array:
    """Return what a levy on fuel brings in a year, yuan, at the fuel burnt after it."""
    return draws.get(("adoption", "fuel_levy"), np.zeros(1)) * oil * 1e9 / fleet["fuel_density"]


class CheckTotals(NamedTuple):
    """Open conflicts and gaps: summed severity of conflicts, number of gaps, and the findings by id."""

    severity: float
    gaps: int
    findings: dict[str, Finding]


def check_totals(found: Mapping[str, Iterable[Finding]]) -> CheckTotals:
    """Return the totals of what is open among findings by rule; an ended conflict is history and resolves nothing."""
    single = {each.id: each for rows in found.values() for each in rows}
    listed = {each.id: each for each in merge_codes(single[name] for name in sorted(single)) if each.status == "open"}
    conflicts = [each.severity for _, each in sorted(listed.items()) if each.code.startswith("C")]
    gaps = sum(1 for each in listed.values() if each.code.startswith("G"))
    return CheckTotals(float(sum(conflicts)), gaps, dict(sorted(listed.items())))
