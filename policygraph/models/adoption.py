"""The electric share of new cars by a logit in yuan, in which the effect of each lever can be read off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError
from policygraph.models.parameters import ParameterSpec, checked

__all__ = ["BETA", "PARAMETERS", "Adoption", "lever_values", "new_sales_share", "present_value_factor", "share_path"]

Array = NDArray[np.float64]
# ln 2 / 50,000: half of the sales of 2015-18 are laid to an average subsidy of (assumed) 50,000 yuan.
BETA: Final = float(np.log(2) / 50_000)


def _spec(name: str, default: float, unit: str, low: float, high: float, source: str) -> ParameterSpec:
    return ParameterSpec(name, default, unit, low, high, source)


PARAMETERS: Final = (
    _spec("purchase_subsidy", 0.0, "CNY/vehicle", -1e6, 1e6, "local and national rules"),
    _spec("tax_exemption", 0.0, "1", 0, 1, "share of the purchase tax that is waived"),
    _spec("car_price", 150_000.0, "CNY/vehicle", 0, 1e7, "choice"),
    _spec("tax_rate", 0.1, "1", 0, 1, "purchase tax (recalled)"),
    _spec("value_added_tax", 0.13, "1", 0, 1, "the purchase tax is on the price without it (recalled)"),
    _spec("plate_rationed", 0.0, "1", 0, 1, "share of buyers who need a rationed plate that electric cars get freely"),
    _spec("licence_plate", 106_144.0, "CNY/vehicle", 0, 1e7, "Qian et al. 2019, mean willingness to pay"),
    _spec("home_charger_permitted", 0.0, "1", 0, 1, "share of buyers who are newly permitted a charger at home"),
    _spec("home_charger", 91_039.0, "CNY/vehicle", 0, 1e7, "Qian et al. 2019, mean willingness to pay"),
    _spec("fuel_price_change", 0.0, "CNY/L", -20, 20, "change against the base"),
    _spec("fuel_levy", 0.0, "CNY/L", -20, 20, "change of a tax on fuel against the base"),
    _spec("fuel_subsidy_change", 0.0, "CNY/vehicle", -1e6, 1e6, "change of what the state pays per fuel car"),
    _spec("charging_price_change", 0.0, "CNY/kWh", -5, 5, "change against the base"),
    _spec("price_difference_change", 0.0, "CNY/vehicle", -1e6, 1e6, "change of electric less fuel car price"),
    _spec("distance", 11_000.0, "km/yr", 0, 1e6, "as the fleet model"),
    _spec("fuel_use", 7.2, "L/100km", 0, 200, "as the fleet model"),
    _spec("electricity_use", 14.9, "kWh/100km", 0, 1000, "as the fleet model"),
    _spec("charging_efficiency", 0.9, "1", 1e-6, 1, "as the fleet model"),
    _spec("discount_rate", 0.08, "1/yr", 0, 1, "choice"),
    _spec("ownership_years", 10.0, "yr", 1e-9, 50, "choice"),
)  # fmt: skip


class Adoption(NamedTuple):
    """Share of new sales (0 to 1), and by lever the yuan it is worth and its own factor on the odds."""

    share: Array
    utility: dict[str, Array]
    odds_factor: dict[str, Array]


def new_sales_share(
    base_share: ArrayLike,
    *,
    levers: Mapping[str, ArrayLike],
    trend: ArrayLike = 0.0,
    sensitivity: ArrayLike = BETA,
) -> Adoption:
    """Return the electric share of new cars after levers, each worth so many yuan per car to a buyer.

    logit(share) = logit(base) + trend + sensitivity x Σ levers. With 50,000 yuan for half of the sales
    (evidence: 150 cities 2015-18, openknowledge.worldbank.org) the sensitivity is 1.39e-5 per yuan.

    Parameters
    ----------
    base_share
        Share before the levers, strictly between 0 and 1.
    levers
        Yuan per car by name, such as :func:`lever_values` returns; positive favours electric cars. Arrays broadcast.
    trend
        Growth of the log-odds without levers.
    sensitivity
        Change of the log-odds per yuan.

    Raises
    ------
    ModelError
        If the base share is not strictly between 0 and 1.
    """
    base = np.asarray(base_share, dtype=np.float64)
    if not np.all((base > 0) & (base < 1)):
        outside = base[~((base > 0) & (base < 1))].flat[0]
        raise ModelError("models.range", name="base_share", value=f"{outside:g}", low="0", high="1", unit="share")
    worth = {name: np.asarray(value, dtype=np.float64) for name, value in sorted(levers.items())}
    beta = np.asarray(sensitivity, dtype=np.float64)
    odds = np.log(base / (1 - base)) + np.asarray(trend, dtype=np.float64)
    for value in worth.values():
        odds = odds + beta * value
    share: Array = 1 / (1 + np.exp(-odds))
    return Adoption(share, worth, {name: np.exp(beta * value) for name, value in worth.items()})


def lever_values(**parameters: Any) -> dict[str, Array]:
    """Return what each lever is worth to a buyer, yuan per car, against the base in which all levers are 0.

    Parameters
    ----------
    **parameters
        Those of :data:`PARAMETERS`.

    Returns
    -------
    dict
        ``subsidy``, ``fuel_subsidy``, ``tax_exemption``, ``plate``, ``home_charger``, ``fuel_price`` (a levy among
        it), ``charging_price`` and ``price_difference``; running costs at their present value over the years of
        ownership.

    Raises
    ------
    ModelError
        If a parameter is unknown or outside its physical range.
    """
    p = checked(PARAMETERS, parameters)
    hundred_km = present_value_factor(p["discount_rate"], p["ownership_years"]) * p["distance"] / 100
    return {
        "subsidy": p["purchase_subsidy"],
        "fuel_subsidy": -p["fuel_subsidy_change"],
        "tax_exemption": p["tax_exemption"] * p["tax_rate"] * p["car_price"] / (1 + p["value_added_tax"]),
        "plate": p["plate_rationed"] * p["licence_plate"],
        "home_charger": p["home_charger_permitted"] * p["home_charger"],
        "fuel_price": hundred_km * p["fuel_use"] * (p["fuel_price_change"] + p["fuel_levy"]),
        "charging_price": -hundred_km * p["electricity_use"] / p["charging_efficiency"] * p["charging_price_change"],
        "price_difference": -p["price_difference_change"],
    }


def share_path(
    base_share: ArrayLike, utility: ArrayLike, *, trend: ArrayLike = 0.0, sensitivity: ArrayLike = BETA
) -> Array:
    """Return the electric share of new cars year by year.

    logit(share of year t) = logit(share of year t − 1) + trend + sensitivity x (utility of t − utility of t − 1).

    Parameters
    ----------
    base_share
        Share in the year before the first, strictly between 0 and 1; its utility is 0.
    utility
        Yuan per car by year against that year, the years last, shape (..., years).
    trend
        Growth of the log-odds a year without levers; a number, or one a year.
    sensitivity
        Change of the log-odds per yuan.

    Raises
    ------
    ModelError
        If the base share is not strictly between 0 and 1.
    """
    worth = np.asarray(utility, dtype=np.float64)
    grown = np.cumsum(np.broadcast_to(np.asarray(trend, dtype=np.float64), worth.shape), axis=-1)
    return new_sales_share(base_share, levers={"levers": worth}, trend=grown, sensitivity=sensitivity).share


def present_value_factor(rate: ArrayLike, years: ArrayLike) -> Array:
    """Return the present value of 1 a year; 6.71 at 8 % over 10 years, the number of years at rate 0."""
    interest, time = np.asarray(rate, dtype=np.float64), np.asarray(years, dtype=np.float64)
    safe = np.where(interest > 0, interest, 1.0)
    factor: Array = np.where(interest > 0, -np.expm1(-time * np.log1p(safe)) / safe, time)
    return factor
