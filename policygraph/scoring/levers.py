"""From a lever in yuan, or in cars a year, to the electric share of cars on the road: every step can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policygraph.graph.numbers import parameters, series
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.adoption import PARAMETERS, Adoption, lever_values, new_sales_share
from policygraph.models.cohorts import survival

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FleetGain", "fleet_gain", "lever_steps"]

Array = NDArray[np.float64]
Draws = Mapping[tuple[str, str], Array]
_NAMES: Final = tuple(spec.name for spec in PARAMETERS)
_SHARED: Final = ("distance", "fuel_use", "electricity_use", "charging_efficiency")


class FleetGain(NamedTuple):
    """Steps from levers to the stock: what each is worth, new sales, cars gained, and their share of the stock."""

    adoption: Adoption
    new_cars: float
    surviving_years: Array
    cars: Array
    share: Array
    per_year: float
    stock: float


def fleet_gain(graph: PolicyGraph, draws: Draws) -> FleetGain:
    """Return what the adoption levers in ``draws`` add to the electric share of cars on the road.

    Cars a year x (share of new sales after the levers - before) x the years the levers hold, each vintage thinned by
    survival, over today's stock. New cars a year stay as they were in the last year on record: an assumption.

    Parameters
    ----------
    draws
        Parameters by ``(model, name)``: levers and ``base_sales_share``, ``sensitivity``, ``years_in_force`` of
        ``adoption``; ``replaced_per_year`` (fuel cars a year that a rule turns into electric ones), ``lifetime_mean``
        and ``lifetime_shape`` of ``fleet``.
    """
    known = {name: draws["adoption", name] for name in _NAMES if ("adoption", name) in draws}
    levers: dict[str, Any] = {**known}
    levers |= {name: draws["fleet", name] for name in _SHARED if ("fleet", name) in draws}
    base = draws["adoption", "base_sales_share"] / 100
    sold = new_sales_share(base, levers=lever_values(**levers), sensitivity=draws["adoption", "sensitivity"])
    alive = _surviving_years(draws)
    registered = series(graph, "automobile_new_registrations_mps")
    parc = series(graph, "automobile_parc_mps")
    new_cars, stock = registered[max(registered)] * 1e4, parc[max(parc)] * 1e4
    yearly = new_cars * (sold.share - base) + draws["fleet", "replaced_per_year"]
    cars = yearly * alive
    return FleetGain(sold, new_cars, alive, cars, cars / stock, float(np.median(yearly)), stock)


def _surviving_years(draws: Draws) -> Array:
    """Return Σ S(a) over the years in force: how many years' worth of cars still drive at their end."""
    years = draws["adoption", "years_in_force"]
    mean, shape = float(draws["fleet", "lifetime_mean"][0]), float(draws["fleet", "lifetime_shape"][0])
    longest = int(np.ceil(years.max(initial=0)))
    reached = np.concatenate(([0.0], np.cumsum(survival(np.arange(longest), mean=mean, shape=shape))))
    return np.asarray(np.interp(years, np.arange(longest + 1), reached))


def lever_steps(
    graph: PolicyGraph, changes: Mapping[tuple[str, str], float], *, parameter_set: str = "default"
) -> pd.DataFrame:
    """Return the steps from the levers of an intervention to cars on the road, at central values.

    Parameters
    ----------
    changes
        Parameters an intervention changes, by ``(model, name)``.

    Returns
    -------
    DataFrame
        Columns ``step, value, unit``: each lever in yuan and its factor on the odds, the share of new sales before and
        after, cars a year, years' worth of cars alive, cars gained, points of the stock.
    """
    import pandas as pd

    central = {
        (model, name): np.asarray([value])
        for model in ("adoption", "fleet")
        for name, value in parameters(graph, model, parameter_set).items()
    }
    central |= {key: np.asarray([value]) for key, value in changes.items()}
    gain = fleet_gain(graph, central)
    rows: list[tuple[str, float, str]] = []
    for name, worth in gain.adoption.utility.items():
        if np.any(worth != 0):
            rows.append((f"lever:{name}", float(worth.flat[0]), "CNY/vehicle"))
            rows.append((f"odds:{name}", float(gain.adoption.odds_factor[name].flat[0]), "1"))
    rows += [
        ("share_of_new_sales_before", float(central["adoption", "base_sales_share"][0]), "%"),
        ("share_of_new_sales_after", float(gain.adoption.share.flat[0]) * 100, "%"),
        ("new_cars", gain.new_cars, "vehicles/yr"),
        ("replaced_by_rule", float(central["fleet", "replaced_per_year"][0]), "vehicles/yr"),
        ("years_of_cars_alive", float(gain.surviving_years[0]), "yr"),
        ("cars_gained", float(gain.cars.flat[0]), "vehicles"),
        ("points_of_stock", float(gain.share.flat[0]) * 100, "%"),
    ]
    return pd.DataFrame(rows, columns=["step", "value", "unit"])
