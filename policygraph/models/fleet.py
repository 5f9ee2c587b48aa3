"""Energy, carbon and oil of passenger cars: static shares of electric cars, and stock turnover by cohort."""

from __future__ import annotations

from collections.abc import Mapping
from math import gamma
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError

__all__ = [
    "CONVENTIONS",
    "SHARES",
    "FleetResult",
    "Turnover",
    "check_stock_balance",
    "per_year",
    "share_scenarios",
    "survival",
    "turnover",
]

Array = NDArray[np.float64]
Convention = Literal["calorific", "coal_equivalent", "mix"]
CONVENTIONS: Final = ("calorific", "coal_equivalent", "mix")
SHARES: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of the paper, section 3.3

_CALORIFIC: Final = 0.1229  # kgce per kWh of electricity, GB/T 2589-2020 (recalled)


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
    charging_efficiency: float = 0.9,
    fuel_density: float = 0.74,
    coal_per_kg_fuel: float = 1.4714,
    carbon_per_litre: float = 2.165,
    well_to_wheel_share: float = 1.0,
    line_loss: ArrayLike = 0.0,
    convention: str = "calorific",
    coal_rate: ArrayLike | None = None,
    low_carbon_share: ArrayLike | None = None,
) -> FleetResult:
    """Return energy, carbon and oil of the car fleet at fixed shares of electric cars on the road.

    The identity stock x distance x intensity; the source of the paper's Figure 3 (Li et al. 2022,
    doi 10.1016/j.apenergy.2021.118430) could not be obtained and is not reproduced.

    Parameters
    ----------
    shares
        Electric share of cars on the road, 0 to 1, shape (shares,).
    vehicles, distance, fuel_use, electricity_use, grid_factor
        By year, shape (years,) or scalar: cars; km per car and year; L/100 km; kWh/100 km at the battery; kgCO2/kWh.
    charging_efficiency
        Battery energy per energy drawn from the grid.
    fuel_density, coal_per_kg_fuel, carbon_per_litre
        kg/L, kgce/kg, kgCO2/L of gasoline.
    well_to_wheel_share
        Tank-to-wheel part of the well-to-wheel emissions of gasoline; 1 counts the exhaust only.
    line_loss
        Share lost between the point the grid factor is stated for and the charger.
    convention
        How electricity counts as coal: ``calorific`` (0.1229 kgce/kWh), ``coal_equivalent`` (``coal_rate``) or ``mix``
        (coal rate for the fossil part, calorific for ``low_carbon_share``).
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
    inputs = {"vehicles": vehicles, "distance": distance, "fuel_use": fuel_use, "electricity_use": electricity_use, "grid_factor": grid_factor}  # fmt: skip
    cars, km, litres, kwh, factor = (_series(name, value) for name, value in inputs.items())
    kappa = _coal_per_kwh(convention, coal_rate, low_carbon_share)
    hundred_km = cars * km / 100
    fuel = hundred_km * (1 - share) * litres
    power = hundred_km * share * kwh / charging_efficiency
    delivered = 1 - np.asarray(line_loss, dtype=np.float64)
    return FleetResult(
        (fuel * fuel_density * coal_per_kg_fuel + power * kappa) * 1e-9,
        (fuel * carbon_per_litre / well_to_wheel_share + power * factor / delivered) * 1e-9,
        fuel * fuel_density * 1e-9,
        power * 1e-9,
    )


def _series(name: str, value: ArrayLike) -> Array:
    series = np.atleast_1d(np.asarray(value, dtype=np.float64))
    if np.any(~np.isfinite(series)) or np.any(series < 0):
        raise ModelError("models.series", name=name)
    return series


def _coal_per_kwh(convention: str, coal_rate: ArrayLike | None, low_carbon_share: ArrayLike | None) -> Array:
    if convention not in CONVENTIONS:
        raise ModelError("models.choice", name="convention", value=convention, choices=", ".join(CONVENTIONS))
    if convention == "calorific":
        return np.asarray([_CALORIFIC])
    if coal_rate is None or (convention == "mix" and low_carbon_share is None):
        raise ModelError(
            "models.needs", name="coal_rate" if coal_rate is None else "low_carbon_share", value=convention
        )
    rate = _series("coal_rate", coal_rate)
    if convention == "coal_equivalent":
        return rate
    clean = _series("low_carbon_share", low_carbon_share if low_carbon_share is not None else 0.0)
    return rate * (1 - clean) + _CALORIFIC * clean


# -- stock turnover -------------------------------------------------------------------------------------------------


class Turnover(NamedTuple):
    """``stock`` has shape (years, vintages): cars of each vintage alive in each year; the others shape (years,)."""

    stock: Array
    inflow: Array
    outflow: Array


def survival(age: ArrayLike, *, law: str = "weibull", mean: float = 18.0, shape: float = 4.79) -> Array:
    """Return the share of cars alive at ``age`` (whole years, counted at mid-year).

    Parameters
    ----------
    law
        ``weibull`` with ``mean`` (not scale) and ``shape``; ``gompertz`` 1 − exp(−exp(1.798 − 0.137a)); or
        ``zachariadis`` exp(−((a+11)/26)^11), both as documented for VEIN (atmoschem.github.io/vein).

    Notes
    -----
    Hao et al. 2011 give 14.46 as a Weibull *scale* for private cars; its mean is 13.24 years.
    """
    years = np.asarray(age, dtype=np.float64) + 0.5
    if law == "weibull":
        scale = mean / gamma(1 + 1 / shape)
        return np.exp(-((years / scale) ** shape))
    if law == "gompertz":
        return 1 - np.exp(-np.exp(1.798 - 0.137 * years))
    if law == "zachariadis":
        return np.exp(-(((years + 11) / 26) ** 11))
    raise ModelError("models.choice", name="law", value=law, choices="weibull, gompertz, zachariadis")


def turnover(
    *,
    inflow: ArrayLike | None = None,
    stock: ArrayLike | None = None,
    initial: ArrayLike = 0.0,
    law: str = "weibull",
    mean: float = 18.0,
    shape: float = 4.79,
) -> Turnover:
    """Return a cohort model driven by new cars (``inflow``) or by the stock to be reached (``stock``).

    Parameters
    ----------
    inflow, stock
        Cars by year, shape (years,); exactly one of the two.
    initial
        Cars before the first year by age 0, 1, …, added as older vintages; they are alive in year 0 as given.

    Raises
    ------
    ModelError
        If none or both drivers are given, or the stock would need a negative inflow.
    """
    if (inflow is None) == (stock is None):
        raise ModelError("models.one_driver")
    driver = np.asarray(inflow if stock is None else stock, dtype=np.float64)
    older = np.atleast_1d(np.asarray(initial, dtype=np.float64))
    years, vintages = len(driver), len(driver) + len(older)
    alive = np.zeros((years, vintages))
    entered = np.zeros(years)
    for year in range(years):
        alive[year, : len(older)] = _aged(older, year, law=law, mean=mean, shape=shape)
        for vintage in range(year):
            alive[year, len(older) + vintage] = entered[vintage] * survival(
                year - vintage, law=law, mean=mean, shape=shape
            )
        first = float(survival(0, law=law, mean=mean, shape=shape))
        entered[year] = driver[year] if stock is None else (driver[year] - alive[year].sum()) / first
        if entered[year] < 0:
            raise ModelError("models.negative_inflow", year=year)
        alive[year, len(older) + year] = entered[year] * first
    total = alive.sum(axis=1)
    before = np.concatenate(([older.sum()], total[:-1]))
    return Turnover(alive, entered, before + entered - total)


def _aged(older: Array, year: int, *, law: str, mean: float, shape: float) -> Array:
    ages = np.arange(len(older))
    then = survival(ages, law=law, mean=mean, shape=shape)
    now = survival(ages + year, law=law, mean=mean, shape=shape)
    aged: Array = older * np.divide(now, then, out=np.zeros_like(then), where=then > 0)
    return aged


def check_stock_balance(result: Turnover, *, initial: float = 0.0) -> None:
    """Raise if stock does not change by inflow less outflow, to 1e-9 of the stock.

    Raises
    ------
    ModelError
        If the balance does not close.
    """
    total = result.stock.sum(axis=1)
    change = np.diff(np.concatenate(([initial], total)))
    error = np.abs(change - (result.inflow - result.outflow))
    if np.any(error > 1e-9 * np.maximum(1.0, total)):
        raise ModelError("models.balance", error=f"{error.max():g}")


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
