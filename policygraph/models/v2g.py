"""What one vehicle-to-grid car earns and costs its owner, and what a fleet of them gives the grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError
from policygraph.models.adoption import present_value_factor
from policygraph.models.ageing import LAWS, remaining_capacity
from policygraph.models.parameters import ParameterSpec, checked

__all__ = [
    "GAPS",
    "PARAMETERS",
    "WEAR_MODES",
    "FleetService",
    "OwnerAccount",
    "aggregator_income",
    "fleet_service",
    "needed_subsidy",
    "owner_account",
    "scenarios",
    "wear_per_kwh",
]

Array = NDArray[np.float64]
WEAR_MODES: Final = ("throughput", "surplus", "incremental", "none")
GAPS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # yuan/kWh; the six scenarios of the paper, section 3.2


def _spec(
    name: str, default: float | str, unit: str, low: float, high: float, source: str, *choices: str
) -> ParameterSpec:
    return ParameterSpec(name, default, unit, low, high, source, choices)


PARAMETERS: Final = (
    _spec("pack_energy", 65.0, "kWh", 1e-9, 2000, "average pack per NEV in Guangdong, china.org.cn 2025-08-27"),
    _spec("energy_per_event", 30.0, "kWh delivered", 0, 2000, "Beijing worked example, xmdaoyou.cn/55732"),
    _spec("events_per_year", 250.0, "1/yr", 0, 8760, "Beijing worked example, xmdaoyou.cn/55732"),
    _spec("horizon", 10.0, "yr", 1e-9, 50, "Hangzhou plan 2025, auto.hangzhou.com.cn"),
    _spec("round_trip_efficiency", 0.87, "1", 1e-6, 1, "Schram et al. 2020, measured 0.791-0.878"),
    _spec("valley_price", 0.331, "CNY/kWh", -5, 20, "Shanghai residential valley, Economic Daily 2025-06-30"),
    _spec("pack_price", 600.0, "CNY/kWh", 0, 20000, "84 USD/kWh in 2025, solarvision.org"),
    _spec("cycle_life", 3000.0, "full cycles", 1, 1e6, "GAC and national R&D target, china.org.cn"),
    _spec("end_of_life_health", 0.8, "1", 0, 0.999999, "GB/T 31484 as quoted"),
    _spec("residual_value", 0.0, "1", 0, 1, "choice"),
    _spec("annual_distance", 15000.0, "km/yr", 0, 1e6, "EV2Gym default"),
    _spec("consumption", 0.12, "kWh/km", 0, 20, "national 2025 target, solar.in-en.com"),
    _spec("charger_cost", 0.0, "CNY", 0, 1e7, "choice: shared or employer's post"),
    _spec("charger_upkeep", 0.0, "CNY/yr", 0, 1e6, "choice"),
    _spec("discount_rate", 0.05, "1/yr", 0, 1, "choice"),
    _spec("aggregator_share", 0.0, "1", 0, 0.999999, "choice; no Chinese figure was found"),
    _spec("discharge_subsidy", 0.0, "CNY/kWh", 0, 100, "local rules"),
    _spec("capacity_payment", 0.0, "CNY/kW/yr", 0, 1e5, "local rules"),
    _spec("capacity_factor", 1.0, "1", 0, 1, "derating of the capacity payment"),
    _spec("discharge_power", 7.0, "kW", 0, 1e4, "AC post"),
    _spec("soc_high", 0.9, "1", 0, 1, "profile of the ageing law"),
    _spec("soc_low", 0.4, "1", 0, 1, "profile of the ageing law, with discharge"),
    _spec("soc_low_driving", 0.7, "1", 0, 1, "profile of the ageing law, driving only"),
    _spec("swings_per_day", 1.0, "1/day", 0, 24, "profile of the ageing law, with discharge"),
    _spec("temperature", 25.0, "°C", -40, 60, "profile of the ageing law"),
    _spec("ageing_law", "lfp", "", 0, 0, "for the wear mode incremental", *LAWS),
    _spec("wear_mode", "throughput", "", 0, 0, "choice; it moves the answer most", *WEAR_MODES),
)


class OwnerAccount(NamedTuple):
    """Yuan per vehicle and year, except the gap (yuan/kWh) and the net present value (yuan per vehicle)."""

    revenue: Array
    payments: Array
    loss: Array
    wear: Array
    charger: Array
    fee: Array
    net_income: Array
    break_even_gap: Array
    npv: Array


def owner_account(price_gap: ArrayLike, **parameters: Any) -> OwnerAccount:
    """Return the yearly account of one car that discharges to the grid.

    A unit-cost model in the spirit of Yang, Guo & Cao 2020 (the paper's reference 5), whose text and parameters are
    not public; it does not reproduce them.

    Parameters
    ----------
    price_gap
        Discharge price less charging price, yuan per kWh delivered; any shape.
    **parameters
        Those of :data:`PARAMETERS`; numbers broadcast against ``price_gap`` and one another.

    Returns
    -------
    OwnerAccount
        ``break_even_gap`` is the gap at which net income is 0; it is ``nan`` where no energy is delivered.

    Raises
    ------
    ModelError
        If a parameter is unknown or outside its physical range.
    """
    values = checked(PARAMETERS, parameters)
    try:
        gap = np.asarray(price_gap, dtype=np.float64)
    except (TypeError, ValueError):
        raise ModelError("models.number", name="price_gap", value=price_gap, unit="CNY/kWh") from None
    return _account(gap, **values)


def _account(gap: Array, *, wear_mode: str, ageing_law: str, **p: Array) -> OwnerAccount:
    """Compute without checks; every argument is an array."""
    energy = p["energy_per_event"] * p["events_per_year"]
    revenue = gap * energy
    payments = p["discharge_subsidy"] * energy + p["capacity_payment"] * p["capacity_factor"] * p["discharge_power"]
    loss = p["valley_price"] * (1 / p["round_trip_efficiency"] - 1) * energy
    wear = _wear(wear_mode, ageing_law, energy, p)
    annuity = present_value_factor(p["discount_rate"], p["horizon"])
    charger = p["charger_cost"] / annuity + p["charger_upkeep"]
    fee = p["aggregator_share"] * (revenue + payments)
    net = revenue + payments - loss - wear - charger - fee
    npv = net * annuity
    keep = 1 - p["aggregator_share"]
    with np.errstate(divide="ignore", invalid="ignore"):
        break_even = np.where(energy > 0, ((loss + wear + charger) / keep - payments) / energy, np.nan)
    return OwnerAccount(*np.broadcast_arrays(revenue, payments, loss, wear, charger, fee, net, break_even, npv))


def wear_per_kwh(
    pack_price: ArrayLike,
    cycle_life: ArrayLike,
    *,
    end_of_life_health: ArrayLike = 0.8,
    round_trip_efficiency: ArrayLike = 0.87,
    residual_value: ArrayLike = 0.0,
) -> Array:
    """Return battery wear in yuan per kWh delivered (one direction), by lifetime throughput N(1+SoH)/2."""
    price, life, health, efficiency, residual = (
        np.asarray(each, dtype=np.float64)
        for each in (pack_price, cycle_life, end_of_life_health, round_trip_efficiency, residual_value)
    )
    result: Array = price * (1 - residual) / (life * (1 + health) / 2 * np.sqrt(efficiency))
    return result


def _wear(mode: str, law: str, energy: Array, p: dict[str, Array]) -> Array:
    if mode == "none":
        return np.zeros_like(energy)
    if mode == "incremental":
        return _incremental(energy, p, law)
    unit = wear_per_kwh(
        p["pack_price"], p["cycle_life"], end_of_life_health=p["end_of_life_health"],
        round_trip_efficiency=p["round_trip_efficiency"], residual_value=p["residual_value"],
    )  # fmt: skip
    if mode == "throughput":
        return unit * energy
    discharging = energy / np.sqrt(p["round_trip_efficiency"]) / p["pack_energy"]
    driving = p["annual_distance"] * p["consumption"] / p["pack_energy"]
    over = np.maximum(0.0, (discharging + driving) * p["horizon"] - p["cycle_life"])
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(discharging > 0, np.minimum(1.0, over / (discharging * p["horizon"])), 0.0)
    return unit * energy * share


def _incremental(energy: Array, p: dict[str, Array], law: str) -> Array:
    """Return the yearly cost of the fade that discharging adds, by an ageing law; 0 without events.

    The daily swing is an input of its own: it does not follow from the energy and number of events.
    """

    def left(low: Array, swings: ArrayLike) -> Array:
        return remaining_capacity(
            low=low, high=p["soc_high"], years=p["horizon"], temperature=p["temperature"], law=law,
            cycles_per_day=swings,
        )  # fmt: skip

    with_v2g, driving = left(p["soc_low"], p["swings_per_day"]), left(p["soc_low_driving"], 1.0)
    pack = p["pack_price"] * p["pack_energy"] * (1 - p["residual_value"])
    cost = (driving - with_v2g) / (1 - p["end_of_life_health"]) * pack / p["horizon"]
    return np.where(energy > 0, cost, 0.0)


class FleetService(NamedTuple):
    """What a fleet gives the grid and costs the public purse."""

    power_mw: Array
    energy_mwh: Array
    fiscal_cost: Array
    cost_per_kwh: Array


def fleet_service(
    vehicles: ArrayLike,
    *,
    enrolled: ArrayLike,
    plugged_in: ArrayLike,
    peak_hours: ArrayLike = 2.0,
    capital_subsidy_per_year: ArrayLike = 0.0,
    **parameters: Any,
) -> FleetService:
    """Return peak power (MW), energy per event (MWh), public cost a year (yuan) and per kWh shaved (yuan).

    Parameters
    ----------
    vehicles
        Vehicles in the fleet.
    enrolled, plugged_in
        Share that takes part, and share of these plugged in and able at the peak, both 0 to 1. They are inputs: no
        Chinese estimate of participation is known.
    peak_hours
        Length of the peak to be shaved, hours.
    capital_subsidy_per_year
        Public money for equipment, yuan per enrolled vehicle and year.
    **parameters
        Those of :data:`PARAMETERS`.

    Raises
    ------
    ModelError
        If a share lies outside 0 to 1 or a parameter outside its range.
    """
    p = checked(PARAMETERS, parameters)
    count, share, able, hours, capital = (
        np.asarray(each, dtype=np.float64)
        for each in (vehicles, enrolled, plugged_in, peak_hours, capital_subsidy_per_year)
    )
    for name, part in (("enrolled", share), ("plugged_in", able)):
        if np.any((part < 0) | (part > 1)):
            raise ModelError("models.range", name=name, value=f"{part.max():g}", low="0", high="1", unit="share")
    active = count * share * able
    power = active * np.minimum(p["discharge_power"], p["energy_per_event"] / hours) / 1000
    energy = active * p["energy_per_event"] / 1000
    yearly = p["energy_per_event"] * p["events_per_year"]
    public = (
        p["discharge_subsidy"] * yearly + p["capacity_payment"] * p["capacity_factor"] * p["discharge_power"] + capital
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        unit = np.where(yearly > 0, public / yearly, np.nan)
    return FleetService(*np.broadcast_arrays(power, energy, public * active, unit))


def needed_subsidy(price_gap: ArrayLike, *, income: ArrayLike = 0.0, **parameters: Any) -> Array:
    """Return the subsidy per kWh discharged, yuan, that lifts an owner's net income to ``income``; 0 where none is due.

    Parameters
    ----------
    income
        Net income wanted, yuan per vehicle and year.
    **parameters
        Those of :data:`PARAMETERS`; a subsidy among them is paid before the one asked for.

    Raises
    ------
    ModelError
        If a parameter is unknown or outside its physical range.
    """
    values = checked(PARAMETERS, parameters)
    short = np.asarray(income, dtype=np.float64) - owner_account(price_gap, **parameters).net_income
    per_kwh = values["energy_per_event"] * values["events_per_year"] * (1 - values["aggregator_share"])
    with np.errstate(divide="ignore", invalid="ignore"):
        subsidy: Array = np.where(per_kwh > 0, np.maximum(0.0, short) / per_kwh, np.nan)
    return subsidy


def aggregator_income(
    price_gap: ArrayLike, *, vehicles: ArrayLike, platform_cost: ArrayLike = 0.0, **parameters: Any
) -> Array:
    """Return what an aggregator earns in a year, yuan: its share of revenue and payments, less the platform.

    Parameters
    ----------
    vehicles
        Vehicles it operates.
    platform_cost
        Yuan a year for the whole platform.
    **parameters
        Those of :data:`PARAMETERS`; ``aggregator_share`` is its share.
    """
    fee = owner_account(price_gap, **parameters).fee
    income: Array = fee * np.asarray(vehicles, dtype=np.float64) - np.asarray(platform_cost, dtype=np.float64)
    return income


def scenarios(
    gaps: Iterable[float] = GAPS, modes: Iterable[str] = ("throughput", "surplus", "none"), **parameters: Any
) -> list[dict[str, Any]]:
    """Return one row per gap and wear mode: the account of one car as plain numbers."""
    rows: list[dict[str, Any]] = []
    for gap in gaps:
        for mode in modes:
            account = owner_account(gap, **{**parameters, "wear_mode": mode})
            numbers = {name: float(getattr(account, name)) for name in OwnerAccount._fields}
            rows.append({"price_gap": float(gap), "wear_mode": mode, **numbers})
    return rows
