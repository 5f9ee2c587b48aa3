"""How much capacity a battery keeps: published closed-form calendar and cycle ageing laws."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError

__all__ = ["LAWS", "remaining_capacity", "v2gsim_cycle_loss"]

Array = NDArray[np.float64]
LAWS: Final = ("lfp", "reopt", "v2gsim")
_GAS: Final = 8.314
_DAYS: Final = 365.0


def remaining_capacity(
    *,
    low: ArrayLike,
    high: ArrayLike,
    years: ArrayLike,
    temperature: ArrayLike = 25.0,
    law: str = "lfp",
    cycles_per_day: ArrayLike = 1.0,
) -> Array:
    """Return the share of the first capacity that is left.

    Parameters
    ----------
    low, high
        State of charge between which the battery swings each day, 0 to 1; equal for a battery at rest.
    years
        Time in years.
    temperature
        Cell temperature in °C.
    law
        ``lfp``: LFP-graphite 250 Ah prismatic (BLAST-Lite, data doi 10.1016/j.est.2023.109042); ``reopt``: linear
        recursion of REopt; ``v2gsim``: calendar term of V2G-Sim (Wang 2014 form), without cycling.
    cycles_per_day
        Swings a day.

    Returns
    -------
    ndarray
        Remaining share, broadcast over all arguments.

    Raises
    ------
    ModelError
        If the law is unknown or a state of charge lies outside 0 to 1 or is reversed.
    """
    if law not in LAWS:
        raise ModelError("models.choice", name="law", value=law, choices=", ".join(LAWS))
    bottom, top, time, celsius, swings = np.broadcast_arrays(
        *(np.asarray(each, dtype=np.float64) for each in (low, high, years, temperature, cycles_per_day))
    )
    if np.any((bottom < 0) | (top > 1) | (bottom > top)):
        raise ModelError("models.swing", low=f"{bottom.min():g}", high=f"{top.max():g}")
    if np.any(time < 0) or np.any(celsius < -60) or np.any(celsius > 80):
        raise ModelError(
            "models.range", name="years / temperature", value="", low="0 / -60", high="∞ / 80", unit="yr / °C"
        )
    kelvin = celsius + 273.15
    if law == "lfp":
        return _lfp(bottom, top, time * _DAYS, kelvin, swings)
    if law == "reopt":
        return _reopt(bottom, top, time * _DAYS, swings)
    return 1 - _v2gsim_calendar(time * _DAYS, kelvin)


def _lfp(low: Array, high: Array, days: Array, kelvin: Array, swings: Array) -> Array:
    depth = (high - low) * swings
    # One swing is a discharge and a charge: two depths a day over 24 hours give the time-averaged C-rate.
    rate = 2 * depth / 24
    calendar = 8.37e4 * np.exp(-5.21e3 / kelvin) * np.exp(-3.56e3 * _mean_potential(low, high) / kelvin)
    cycle = (4.38e-8 + 1.55e-8 * (high - low) + 1.68e-7 * rate) * (np.exp(2.19e3 / kelvin) + np.exp(-1.55e5 / kelvin))
    cycles = depth * days
    kept: Array = 1 - calendar * days**0.526 - cycle * cycles**0.828
    return kept


def _mean_potential(low: Array, high: Array) -> Array:
    """Return the anode potential of the mean state of charge over the day (16 h at the top, the rest in between)."""
    middle = (low + high) / 2
    # Hours 0-2 rise from the middle, 2-18 rest at the top, 18-20 fall, 20-22 rest at the bottom, 22-24 rise.
    mean = ((middle + high) / 2 * 2 + high * 16 + middle * 2 + low * 2 + (low + middle) / 2 * 2) / 24
    return _anode_potential(mean)


def _anode_potential(soc: Array) -> Array:
    x = 8.5e-3 + soc * (0.78 - 8.5e-3)
    result: Array = (
        0.6379
        + 0.5416 * np.exp(-305.5309 * x)
        + 0.044 * np.tanh(-(x - 0.1958) / 0.1088)
        - 0.1978 * np.tanh((x - 1.0571) / 0.0854)
        - 0.6875 * np.tanh((x + 0.0117) / 0.0529)
        - 0.0175 * np.tanh((x - 0.5692) / 0.0875)
    )
    return result


def _reopt(low: Array, high: Array, days: Array, swings: Array) -> Array:
    mean = (low + high) / 2
    whole = np.floor(days).astype(np.int64)
    longest = int(whole.max(initial=0))
    roots = np.concatenate(([0.0, 0.0], np.cumsum(1 / np.sqrt(np.arange(2, longest + 1)))))[: longest + 1]
    counted = np.maximum(whole - 1, 0)
    loss: Array = 0.5 * 1.16e-3 * mean * roots[whole] + 2.46e-5 * (high - low) * swings * counted
    return 1 - loss


def v2gsim_cycle_loss(charge_throughput: ArrayLike, *, rate: ArrayLike, temperature: ArrayLike = 25.0) -> Array:
    """Return the share of capacity lost by cycling in the form of Wang 2014, coefficients of V2G-Sim.

    Parameters
    ----------
    charge_throughput
        Charge moved, Ah; the coefficients are said to hold for a cell of 1.5 Ah.
    rate
        C-rate, 1/h.
    temperature
        Cell temperature in °C.
    """
    moved, current, celsius = (np.asarray(each, dtype=np.float64) for each in (charge_throughput, rate, temperature))
    kelvin = celsius + 273.15
    prefactor = 8.8889e-6 * kelvin**2 - 5.28889e-3 * kelvin + 0.787113
    loss: Array = prefactor * np.exp((-0.0067 * kelvin + 2.35) * current) * moved / 100
    return loss


def _v2gsim_calendar(days: Array, kelvin: Array) -> Array:
    loss: Array = 8720.0 * np.exp(-24500.0 / (_GAS * kelvin)) * np.sqrt(days) / 100
    return loss
