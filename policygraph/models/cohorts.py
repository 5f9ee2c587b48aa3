"""Cars by year of birth: how many live on, how many enter, how many leave."""

from __future__ import annotations

from math import gamma
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError

__all__ = ["SURVIVAL_LAWS", "Turnover", "check_stock_balance", "fleet_average", "steady_ages", "survival", "turnover"]

Array = NDArray[np.float64]
SURVIVAL_LAWS: Final = ("weibull", "gompertz", "zachariadis", "fixed")


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
        ``weibull`` with ``mean`` (not scale) and ``shape``; ``gompertz`` 1 − exp(−exp(1.798 − 0.137a)) and
        ``zachariadis`` exp(−((a+11)/26)^11), both as documented for VEIN (atmoschem.github.io/vein); or ``fixed``:
        every car lives ``mean`` years, as taxis and buses must.

    Raises
    ------
    ModelError
        If the law is unknown, or mean or shape is not positive.

    Notes
    -----
    Hao et al. 2011 give 14.46 as a Weibull *scale* for private cars; its mean is 13.24 years.
    """
    if law not in SURVIVAL_LAWS:
        raise ModelError("models.choice", name="law", value=law, choices=", ".join(SURVIVAL_LAWS))
    if not (mean > 0 and shape > 0):
        raise ModelError(
            "models.range", name="mean / shape", value=f"{mean:g} / {shape:g}", low="0", high="∞", unit="yr / 1"
        )
    years = np.asarray(age, dtype=np.float64) + 0.5
    if law == "fixed":
        return (years <= mean).astype(np.float64)
    if law == "gompertz":
        return 1 - np.exp(-np.exp(1.798 - 0.137 * years))
    if law == "zachariadis":
        return np.exp(-(((years + 11) / 26) ** 11))
    scale = mean / gamma(1 + 1 / shape)
    return np.exp(-((years / scale) ** shape))


def turnover(
    *,
    inflow: ArrayLike | None = None,
    stock: ArrayLike | None = None,
    initial: ArrayLike = (),
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
        Cars at the end of the year before the first, by age 0, 1, …; they stand before the vintages of the run.
    law, mean, shape
        Those of :func:`survival`.

    Returns
    -------
    Turnover
        Vintages run from the oldest of ``initial`` to the last year.

    Raises
    ------
    ModelError
        If none or both drivers are given, the stock would need a negative inflow, or the balance does not close.
    """
    if (inflow is None) == (stock is None):
        raise ModelError("models.one_driver")
    driver = np.asarray(inflow if stock is None else stock, dtype=np.float64)
    older = np.asarray(initial, dtype=np.float64)[::-1]
    years, born = len(driver), len(older)
    curve = survival(np.arange(born + years + 1), law=law, mean=mean, shape=shape)
    alive, entered = np.zeros((years, born + years)), np.zeros(years)
    # Cars of age a at the start were curve[a] of their cohort; a cohort the curve leaves no car of has no future.
    now = curve[:born][::-1]
    cohort = np.divide(older, now, out=np.zeros_like(older), where=now > 0)
    for year in range(years):
        alive[year, :born] = cohort * curve[year + 1 : year + 1 + born][::-1]
        alive[year, born : born + year] = entered[:year] * curve[1 : year + 1][::-1]
        entered[year] = driver[year] if stock is None else (driver[year] - alive[year].sum()) / curve[0]
        if entered[year] < 0:
            raise ModelError("models.negative_inflow", year=year)
        alive[year, born + year] = entered[year] * curve[0]
    result = Turnover(alive, entered, _deaths(alive, entered, older))
    check_stock_balance(result, initial=float(older.sum()))
    return result


def steady_ages(
    total: float, *, growth: float, ages: int = 40, law: str = "weibull", mean: float = 18.0, shape: float = 4.79
) -> Array:
    """Return a stock by age 0, 1, … as if new cars had grown by a constant rate before, shape (ages,).

    Parameters
    ----------
    total
        Cars in all.
    growth
        Growth of new cars a year, above -1; 0.2 = a fifth.
    """
    weight = survival(np.arange(ages), law=law, mean=mean, shape=shape) * (1.0 + growth) ** -np.arange(
        ages, dtype=float
    )
    stock: Array = total * weight / weight.sum()
    return stock


def _deaths(alive: Array, entered: Array, older: Array) -> Array:
    """Return the cars that leave in each year, vintage by vintage, those that die in their first year among them."""
    before = np.vstack((np.concatenate((older, np.zeros(len(entered)))), alive[:-1]))
    for year, cars in enumerate(entered):
        before[year, len(older) + year] = cars
    deaths: Array = (before - alive).sum(axis=1)
    return deaths


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


def fleet_average(stock: ArrayLike, by_vintage: ArrayLike, *, distance_by_age: ArrayLike | None = None) -> Array:
    """Return the average of a property of vintages over the cars alive, weighted by the distance they drive.

    Parameters
    ----------
    stock
        Cars, shape (years, vintages), as :func:`turnover` returns them.
    by_vintage
        The property, such as L/100 km when new, shape (vintages,).
    distance_by_age
        Distance of a car of age 0, 1, … relative to a new one, at least as long as there are vintages; without it
        all cars drive alike.

    Returns
    -------
    ndarray
        Shape (years,); ``nan`` where no car is alive.
    """
    cars = np.asarray(stock, dtype=np.float64)
    values = np.asarray(by_vintage, dtype=np.float64)
    years, vintages = cars.shape
    ages = np.arange(years)[:, None] + (vintages - years) - np.arange(vintages)
    driven = np.ones_like(cars)
    if distance_by_age is not None:
        driven = np.asarray(distance_by_age, dtype=np.float64)[np.clip(ages, 0, None)]
    weight = cars * driven
    with np.errstate(invalid="ignore", divide="ignore"):
        average: Array = (weight * values).sum(axis=1) / weight.sum(axis=1)
    return average
