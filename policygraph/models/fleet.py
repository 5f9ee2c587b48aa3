"""Energy, carbon and oil of a car fleet at fixed shares of electric cars; the turnover of its stock is in cohorts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError
from policygraph.models.cohorts import SURVIVAL_LAWS, Turnover, check_stock_balance, fleet_average, survival, turnover
from policygraph.models.parameters import ParameterSpec

__all__ = [
    "CONVENTIONS",
    "PARAMETERS",
    "SHARES",
    "SURVIVAL_LAWS",
    "FleetResult",
    "Turnover",
    "check_stock_balance",
    "fleet_average",
    "path",
    "per_year",
    "share_scenarios",
    "survival",
    "turnover",
]

Array = NDArray[np.float64]
Convention = Literal["calorific", "coal_equivalent", "mix"]
CONVENTIONS: Final = ("calorific", "coal_equivalent", "mix")
SHARES: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of the paper, section 3.3


def _spec(name: str, default: float, unit: str, low: float, high: float, source: str) -> ParameterSpec:
    return ParameterSpec(name, default, unit, low, high, source)


# Defaults of the bare functions; a run on a graph takes the sourced rows of its parameter table instead.
PARAMETERS: Final = (
    _spec("vehicles", 1.0, "vehicles", 0, 5e9, "input; a run on the graph takes the observed stock"),
    _spec("distance", 11000.0, "km/yr", 0, 1e6, "range 9,500-15,000 in MESSAGEix-Transport, China"),
    _spec("distance_change", 0.0, "1/yr", -0.9, 1, "choice: constant"),
    _spec("distance_base_year", 2015.0, "year", 1949, 2200, "year the distance is stated for"),
    _spec("fuel_use", 7.2, "L/100km", 0, 200, "IEA, Fuel economy in China, 2019"),
    _spec("fuel_use_change", -0.013, "1/yr", -0.9, 1, "IEA, Fuel economy in China"),
    _spec("fuel_use_base_year", 2019.0, "year", 1949, 2200, "year the fuel use is stated for"),
    _spec("electricity_use", 14.9, "kWh/100km", 0, 1000, "GFEI, China 2017: 1.6 Lge/100km"),
    _spec("electricity_use_change", 0.0, "1/yr", -0.9, 1, "choice: constant"),
    _spec("electricity_use_base_year", 2017.0, "year", 1949, 2200, "year the electricity use is stated for"),
    _spec("electric_driving_share", 1.0, "1", 0, 1, "1 = battery only; hybrids 0.53-0.68, doi 10.3390/wevj12040169"),
    _spec("charging_efficiency", 0.9, "1", 1e-6, 1, "recalled"),
    _spec("fuel_density", 0.74, "kg/L", 0.1, 2, "recalled"),
    _spec("coal_per_kg_fuel", 1.4714, "kgce/kg", 0, 10, "GB/T 2589-2020 (recalled)"),
    _spec("carbon_per_litre", 2.1645, "kgCO2/L", 0, 10, "43.07 MJ/kg x 18.9 tC/TJ x 0.98 x 44/12 x 0.74"),
    _spec("well_to_wheel_share", 1.0, "1", 1e-6, 1, "1 = exhaust only; 0.85 = well to wheel, fuelseurope.eu"),
    _spec("line_loss", 0.0, "1", 0, 0.99, "0 with factors on the consumption side"),
    _spec("electricity_coal", 0.1229, "kgce/kWh", 0, 10, "GB/T 2589-2020 (recalled)"),
    _spec("vehicle_carbon_fuel", 0.0, "kgCO2/km", 0, 10, "choice: use of the car only"),
    _spec("vehicle_carbon_electric", 0.0, "kgCO2/km", 0, 10, "choice: use of the car only"),
    _spec("coal_rate", 0.3055, "kgce/kWh", 0, 10, "2020, NDRC and NEA plan of 2021"),
    _spec("low_carbon_share", 0.0, "1", 0, 1, "Ember and Energy Institute via Our World in Data"),
    _spec("grid_factor", 0.5366, "kgCO2/kWh", 0, 5, "MEE and NBS, 2022"),
)  # fmt: skip


class FleetResult(NamedTuple):
    """Arrays of shape (shares, years)."""

    energy_mtce: Array
    carbon_mtco2: Array
    oil_mt: Array
    electricity_twh: Array


def share_scenarios(
    shares: ArrayLike,
    *,
    vehicles: ArrayLike,
    distance: ArrayLike,
    fuel_use: ArrayLike,
    electricity_use: ArrayLike,
    grid_factor: ArrayLike,
    electric_driving_share: ArrayLike = 1.0,
    charging_efficiency: ArrayLike = 0.9,
    fuel_density: ArrayLike = 0.74,
    coal_per_kg_fuel: ArrayLike = 1.4714,
    carbon_per_litre: ArrayLike = 2.1645,
    well_to_wheel_share: ArrayLike = 1.0,
    line_loss: ArrayLike = 0.0,
    electricity_coal: ArrayLike = 0.1229,
    vehicle_carbon_fuel: ArrayLike = 0.0,
    vehicle_carbon_electric: ArrayLike = 0.0,
    convention: str = "calorific",
    coal_rate: ArrayLike | None = None,
    low_carbon_share: ArrayLike | None = None,
) -> FleetResult:
    """Return energy, carbon and oil of the car fleet at fixed shares of electric cars on the road.

    The identity stock x distance x intensity; the source of the paper's Figure 3 (Li et al. 2022,
    Applied Energy 309: 118430) could not be obtained and is not reproduced.

    Parameters
    ----------
    shares
        Electric share of cars on the road, 0 to 1, shape (shares,).
    vehicles, distance, fuel_use, electricity_use, grid_factor
        By year, shape (years,) or scalar: cars; km per car and year; L/100 km; kWh/100 km at the battery; kgCO2/kWh.
    electric_driving_share
        Part of the distance of electric cars that is driven on electricity; below 1 for plug-in hybrids, which burn
        ``fuel_use`` on the rest.
    charging_efficiency
        Battery energy per energy drawn from the grid.
    fuel_density, coal_per_kg_fuel, carbon_per_litre
        kg/L, kgce/kg, kgCO2/L of gasoline.
    well_to_wheel_share
        Tank-to-wheel part of the well-to-wheel emissions of gasoline; 1 counts the exhaust only.
    line_loss
        Share lost between the point the grid factor is stated for and the charger.
    electricity_coal
        Calorific value of electricity, kgce/kWh.
    vehicle_carbon_fuel, vehicle_carbon_electric
        Emissions of making and scrapping a car, kgCO2 per km driven; 0 leaves them out, as the paper does.
    convention
        How electricity counts as coal: ``calorific`` (``electricity_coal``), ``coal_equivalent`` (``coal_rate``) or
        ``mix`` (coal rate for the fossil part, calorific for ``low_carbon_share``).
    coal_rate
        kgce/kWh by year, for the latter two.
    low_carbon_share
        Low-carbon share of generation, 0 to 1 by year, for ``mix``.

    Raises
    ------
    ModelError
        If a share is outside 0 to 1, an input is negative or missing, or the convention is unknown.
    """
    share = np.atleast_1d(np.asarray(shares, dtype=np.float64))[:, None]
    if np.any((share < 0) | (share > 1)):
        raise ModelError("models.range", name="shares", value=f"{share.max():g}", low="0", high="1", unit="share")
    inputs = {
        "vehicles": vehicles,
        "distance": distance,
        "fuel_use": fuel_use,
        "electricity_use": electricity_use,
        "grid_factor": grid_factor,
    }
    cars, km, litres, kwh, factor = (_series(name, value) for name, value in inputs.items())
    kappa = _coal_per_kwh(convention, _series("electricity_coal", electricity_coal), coal_rate, low_carbon_share)
    density, coal, carbon, wheel = (
        np.asarray(each, dtype=np.float64)
        for each in (fuel_density, coal_per_kg_fuel, carbon_per_litre, well_to_wheel_share)
    )
    electric = share * np.asarray(electric_driving_share, dtype=np.float64)
    hundred_km = cars * km / 100
    fuel = hundred_km * (1 - electric) * litres
    power = hundred_km * electric * kwh / np.asarray(charging_efficiency, dtype=np.float64)
    delivered = 1 - np.asarray(line_loss, dtype=np.float64)
    by_fuel, by_power = (np.asarray(each, dtype=np.float64) for each in (vehicle_carbon_fuel, vehicle_carbon_electric))
    made = cars * km * ((1 - share) * by_fuel + share * by_power)
    return FleetResult(
        (fuel * density * coal + power * kappa) * 1e-9,
        (fuel * carbon / wheel + power * factor / delivered + made) * 1e-9,
        fuel * density * 1e-9,
        power * 1e-9,
    )


def _series(name: str, value: ArrayLike) -> Array:
    series = np.atleast_1d(np.asarray(value, dtype=np.float64))
    if np.any(~np.isfinite(series)) or np.any(series < 0):
        raise ModelError("models.series", name=name)
    return series


def _coal_per_kwh(
    convention: str, calorific: Array, coal_rate: ArrayLike | None, low_carbon_share: ArrayLike | None
) -> Array:
    if convention not in CONVENTIONS:
        raise ModelError("models.choice", name="convention", value=convention, choices=", ".join(CONVENTIONS))
    if convention == "calorific":
        return calorific
    if coal_rate is None or (convention == "mix" and low_carbon_share is None):
        raise ModelError(
            "models.needs", name="coal_rate" if coal_rate is None else "low_carbon_share", value=convention
        )
    rate = _series("coal_rate", coal_rate)
    if convention == "coal_equivalent":
        return rate
    clean = _series("low_carbon_share", low_carbon_share if low_carbon_share is not None else 0.0)
    return rate * (1 - clean) + calorific * clean


def path(value: ArrayLike, change: ArrayLike, base_year: float, years: ArrayLike) -> Array:
    """Return a number that changes by a constant rate a year, at ``years``: value x (1 + change)^(year − base)."""
    since = np.asarray(years, dtype=np.float64) - base_year
    result: Array = np.asarray(value, dtype=np.float64) * (1 + np.asarray(change, dtype=np.float64)) ** since
    return result


def per_year(series: Mapping[int, float], years: ArrayLike, *, name: str) -> Array:
    """Return a series at the years wanted.

    Raises
    ------
    ModelError
        If a year is missing; the message names the years there are.
    """
    wanted = [int(year) for year in np.atleast_1d(np.asarray(years))]
    missing = [year for year in wanted if year not in series]
    if missing:
        raise ModelError(
            "models.years", name=name, missing=", ".join(map(str, missing)), years=", ".join(map(str, sorted(series)))
        )
    return np.asarray([series[year] for year in wanted])
