"""Stock and sales of cars beyond the last observed year, each projected input a named assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.graph.numbers import car_stock, grid_factors, parameters, series
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.adoption import share_path
from policygraph.models.fleet import fleet_average, path, share_scenarios, turnover
from policygraph.scoring.draws import draw_parameters

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ASSUMED", "project_fleet"]

Array = NDArray[np.float64]
# Inputs of the model whose parameter has a sourced range, and that parameter.
_RANGED: Final = {
    "distance": "distance", "fuel_use": "fuel_use", "electricity_use": "electricity_use",
    "electric_driving_share": "nev_electric_driving",
}  # fmt: skip
# What a projection must assume; without a row in the parameter set the run stops at the last observed year.
ASSUMED: Final = ("grid_factor_change", "new_cars_change", "sales_trend")


def project_fleet(
    graph: PolicyGraph,
    *,
    until: int = 2035,
    parameter_set: str = "projection",
    utility: float = 0.0,
    samples: int = 0,
    seed: int = 0,
) -> pd.DataFrame:
    """Return cars, new sales, energy, carbon and oil by year, from the last observed year to ``until``.

    Cohorts of electric and fuel cars age by the survival curve; new cars and the electric share of sales follow the
    assumptions of the set. Small and mini passenger cars; plug-in hybrids count as electric, with their driving on
    fuel. Energy is calorific; grid factors are of the family ``ember``.

    Parameters
    ----------
    until
        Last year.
    parameter_set
        Set with the rows ``new_cars_change`` and ``grid_factor_change`` (fleet) and ``sales_trend`` (adoption).
    utility
        Yuan per car that levers add from the first projected year on.
    samples, seed
        Draws of distance, use of fuel and electricity and electric driving over their sourced ranges. The assumptions
        of a set are points without a range; other sets stand beside it instead.

    Returns
    -------
    DataFrame
        ``year, observed, new_cars, ev_share_sales, stock, ev_stock, ev_share, outflow, energy_mtce, carbon_mtco2,
        oil_mt, parameter_set``; ``attrs["assumptions"]`` holds the assumed numbers, ``attrs["stopped"]`` the names of
        missing ones: where any is missing only the observed year is returned. With ``samples`` also the 5 and 95 %
        quantiles of energy, carbon and oil as ``<name>_p05`` and ``<name>_p95``.
    """
    import pandas as pd

    fleet, adoption = (parameters(graph, model, parameter_set) for model in ("fleet", "adoption"))
    assumed = {name: value for name, value in {**fleet, **adoption}.items() if name in ASSUMED}
    missing = [name for name in ASSUMED if name not in assumed]
    start = max(car_stock(graph))
    years = np.arange(start, start + 1 if missing else max(until, start) + 1).astype(np.float64)
    electric, fuel = _today(graph, start, fleet)
    sold = _sales(graph, start, years, fleet, adoption, utility)
    curve: dict[str, Any] = {"mean": fleet["lifetime_mean"], "shape": fleet["lifetime_shape"]}
    parts = [
        turnover(inflow=new[1:], initial=ages, **curve) if len(years) > 1 else None
        for new, ages in zip(sold, (electric, fuel), strict=True)
    ]
    stock = np.stack(
        [
            np.concatenate(([ages.sum()], part.stock.sum(axis=1) if part else []))
            for part, ages in zip(parts, (electric, fuel), strict=True)
        ]
    )
    lost = np.concatenate(([np.nan], sum(part.outflow for part in parts if part) if len(years) > 1 else []))
    litres = _fuel_use(years, fuel, parts[1].stock if parts[1] else None, fleet)
    ratios = _ratios(graph, fleet, samples, seed, parameter_set)
    levels = _levels(graph, years, stock, litres, fleet, assumed, ratios)
    frame = pd.DataFrame(
        {
            "year": years.astype(np.int64), "observed": years <= start, "new_cars": sold[0] + sold[1],
            "ev_share_sales": sold[0] / (sold[0] + sold[1]), "stock": stock.sum(axis=0), "ev_stock": stock[0],
            "ev_share": stock[0] / stock.sum(axis=0), "outflow": lost, **levels, "parameter_set": parameter_set,
        }
    )  # fmt: skip
    frame.attrs = {
        "assumptions": assumed,
        "stopped": missing,
        "units": {
            "new_cars": "vehicles/yr",
            "stock": "vehicles",
            "ev_stock": "vehicles",
            "energy_mtce": "Mtce/yr",
            "carbon_mtco2": "MtCO2/yr",
            "oil_mt": "Mt/yr",
        },
    }
    return frame


def _today(graph: PolicyGraph, start: int, fleet: dict[str, float]) -> tuple[Array, Array]:
    """Return electric and fuel cars by age at the end of the first year, each scaled to its observed stock."""
    stock = car_stock(graph)
    past = sorted(year for year in stock if year <= start)
    whole = turnover(stock=[stock[year] for year in past], mean=fleet["lifetime_mean"], shape=fleet["lifetime_shape"])
    ages = whole.stock[-1][::-1]
    registered = series(graph, "nev_new_registrations_mps")
    electric = np.asarray([registered.get(start - age, 0.0) for age in range(len(ages))])
    share = series(graph, "nev_parc_mps")[start] / series(graph, "automobile_parc_mps")[start]
    electric = electric / electric.sum() * stock[start] * share
    fuel = np.clip(ages - electric, 0.0, None)
    return electric, fuel / fuel.sum() * stock[start] * (1 - share)


def _sales(
    graph: PolicyGraph, start: int, years: Array, fleet: dict[str, float], adoption: dict[str, float], utility: float
) -> tuple[Array, Array]:
    """Return new electric and fuel cars by year, the first one observed."""
    registered = series(graph, "automobile_new_registrations_mps")[start] * 1e4
    cars = registered * fleet["passenger_per_automobile"] * fleet["small_mini_share"]
    new = path(cars, fleet.get("new_cars_change", 0.0), start, years)
    base = adoption["base_sales_share"] / 100
    later = share_path(
        base,
        np.full(len(years) - 1, utility),
        trend=adoption.get("sales_trend", 0.0),
        sensitivity=adoption["sensitivity"],
    )
    share = np.concatenate(([base], later))
    return new * share, new * (1 - share)


def _fuel_use(years: Array, ages: Array, stock: Array | None, fleet: dict[str, float]) -> Array:
    """Return L/100 km of the fuel cars on the road, by the year each was born."""
    start = int(years[0])
    born = np.arange(start - len(ages) + 1, start + len(years))
    new = path(fleet["fuel_use"], fleet["fuel_use_change"], fleet["fuel_use_base_year"], born)
    first = fleet_average(ages[::-1][None, :], new[: len(ages)])
    return np.concatenate((first, fleet_average(stock, new))) if stock is not None else first


def _ratios(
    graph: PolicyGraph, fleet: dict[str, float], samples: int, seed: int, parameter_set: str
) -> dict[str, Array]:
    """Return draws over their central value by input of the model; nothing without samples."""
    if not samples:
        return {}
    draws = draw_parameters(graph, samples=samples, seed=seed, parameter_set=parameter_set)
    return {name: draws["fleet", row] / fleet[row] for name, row in _RANGED.items() if fleet[row]}


def _levels(
    graph: PolicyGraph, years: Array, stock: Array, litres: Array, fleet: dict[str, float], assumed: dict[str, float],
    ratios: dict[str, Array],
) -> dict[str, Any]:  # fmt: skip
    factors = grid_factors(graph, "ember")
    last = max(factors)
    grid = path(factors[last], assumed.get("grid_factor_change", 0.0), last, years)
    shared: dict[str, Any] = {
        name: fleet[name]
        for name in ("charging_efficiency", "fuel_density", "coal_per_kg_fuel", "carbon_per_litre", "electricity_coal")
    }
    inputs: dict[str, Any] = {
        "vehicles": np.ones(len(years)), "distance": fleet["distance"], "fuel_use": litres, "grid_factor": grid,
        "electricity_use": fleet["electricity_use"], "electric_driving_share": fleet["nev_electric_driving"], **shared,
    }  # fmt: skip
    levels = _of_stock(stock, inputs)
    if ratios:
        varied = {name: np.asarray(inputs[name]) * ratio[:, None, None] for name, ratio in ratios.items()}
        for name, drawn in _of_stock(stock, {**inputs, **varied}).items():
            levels[f"{name}_p05"], levels[f"{name}_p95"] = np.quantile(drawn, (0.05, 0.95), axis=0)
    return levels


def _of_stock(stock: Array, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return energy, carbon and oil of the electric and fuel cars together, by year (last axis)."""
    result = share_scenarios([0.0, 1.0], **inputs)
    electric, fuel = stock
    return {
        name: fuel * getattr(result, name)[..., 0, :] + electric * getattr(result, name)[..., 1, :]
        for name in ("energy_mtce", "carbon_mtco2", "oil_mt")
    }
