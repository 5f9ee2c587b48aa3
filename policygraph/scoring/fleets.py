"""Runs of the fleet model on the numbers of a graph: shares x years, with every choice named in the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import ModelError
from policygraph.graph.numbers import car_stock, grid_factors, named_places, parameters, series
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import PARAMETERS, SHARES, FleetResult, path, per_year, share_scenarios
from policygraph.models.parameters import checked
from policygraph.scoring.draws import draw_parameters

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FLEET_UNITS", "PAPER_YEARS", "fleet_inputs", "run_fleet"]

Array = NDArray[np.float64]
NATION: Final = "plc:CN"
PAPER_YEARS: Final = tuple(range(2015, 2023))
FLEET_UNITS: Final = {
    "year": "year", "ev_share": "1", "energy_mtce": "Mtce/yr", "carbon_mtco2": "MtCO2/yr", "oil_mt": "Mt/yr",
    "imported_oil_mt": "Mt/yr", "electricity_twh": "TWh/yr", "vehicles": "vehicles",
}  # fmt: skip
_NAMES: Final = tuple(spec.name for spec in PARAMETERS)
_SPREAD: Final = ("energy_mtce", "carbon_mtco2", "oil_mt")


def run_fleet(
    graph: PolicyGraph,
    *,
    shares: Iterable[float] = SHARES,
    years: Iterable[int] = PAPER_YEARS,
    place: str = NATION,
    family: str = "",
    convention: str = "calorific",
    parameter_set: str = "default",
    samples: int = 0,
    seed: int = 0,
    **sets: Any,
) -> pd.DataFrame:
    """Return energy, carbon and oil of passenger cars at fixed electric shares on the road, one row a share and year.

    Small and mini passenger cars; buses and trucks stand outside. Without ``samples`` the central values alone.

    Parameters
    ----------
    graph
        Where stock, grid factors and parameters come from.
    shares
        Electric share of cars on the road, 0 to 1.
    years
        Years to run.
    place
        Id of the place; outside the nation ``vehicles`` must be given, because no provincial stock is coded.
    family
        Family of grid factors: ``ember``, ``mee``, ``iea``, ``province`` or ``region``; blank = ``ember`` for the
        nation, ``province`` elsewhere. Families are never mixed.
    convention
        How electricity counts as coal: ``calorific``, ``coal_equivalent`` or ``mix``.
    parameter_set
        Named set of parameters.
    samples, seed
        With ``samples`` > 0 columns ``*_p05`` and ``*_p95`` give the spread over draws of the parameters' ranges.
    **sets
        Those of :data:`policygraph.models.fleet.PARAMETERS`; a number, or one number a year.

    Returns
    -------
    DataFrame
        ``year, ev_share, energy_mtce, carbon_mtco2, oil_mt, imported_oil_mt, electricity_twh, vehicles`` and the
        choices ``place, family, convention, parameter_set``; ``imported_oil_mt`` is empty in years without a published
        import dependence. ``attrs`` holds ``units`` and ``parameters``.

    Raises
    ------
    ModelError
        If a year has no stock or factor, a parameter is unknown or out of its range; the message says what there is.
    """
    import pandas as pd

    levels, when = [float(each) for each in shares], [int(each) for each in years]
    source = family or ("ember" if place == NATION else "province")
    inputs = fleet_inputs(
        graph, when, place=place, family=source, convention=convention, parameter_set=parameter_set, sets=sets
    )
    result = share_scenarios(levels, convention=convention, **inputs)
    imported = _imported(graph, when, result) if place == NATION else np.full(result.oil_mt.shape, np.nan)
    columns = {
        "energy_mtce": result.energy_mtce, "carbon_mtco2": result.carbon_mtco2, "oil_mt": result.oil_mt,
        "imported_oil_mt": imported, "electricity_twh": result.electricity_twh,
        "vehicles": np.broadcast_to(inputs["vehicles"], result.oil_mt.shape),
    }  # fmt: skip
    if samples:
        columns |= _spread(
            graph,
            inputs,
            levels,
            when,
            convention=convention,
            parameter_set=parameter_set,
            fixed=sets,
            samples=samples,
            seed=seed,
        )
    frame = pd.DataFrame(
        {
            "year": np.tile(when, len(levels)),
            "ev_share": np.repeat(levels, len(when)),
            **{name: np.broadcast_to(values, (len(levels), len(when))).ravel() for name, values in columns.items()},
            "place": place,
            "family": "given" if "grid_factor" in sets else source,
            "convention": convention,
            "parameter_set": parameter_set,
        }
    )
    frame.attrs = {"units": FLEET_UNITS, "parameters": {name: _shown(value) for name, value in inputs.items()}}
    return frame


def fleet_inputs(
    graph: PolicyGraph, years: Iterable[int], *, place: str = NATION, family: str = "ember",
    convention: str = "calorific", parameter_set: str = "default", sets: Mapping[str, Any] | None = None,
) -> dict[str, Array]:  # fmt: skip
    """Return the arguments of ``share_scenarios`` by year, shape (years,): what is set, else the graph's numbers.

    Raises
    ------
    ModelError
        If a year has no number, or a parameter is unknown or out of its range.
    """
    when = [int(each) for each in years]
    given = dict(sets or {})
    stated = {name: value for name, value in parameters(graph, "fleet", parameter_set).items() if name in _NAMES}
    values = checked(PARAMETERS, {**stated, **given})
    inputs = {
        name: path(values[name], values[f"{name}_change"], values[f"{name}_base_year"], when)
        for name in ("distance", "fuel_use", "electricity_use")
    }
    inputs["vehicles"] = values["vehicles"] if "vehicles" in given else _stock(graph, place, when, parameter_set)
    if "grid_factor" in given:
        inputs["grid_factor"] = values["grid_factor"]
    else:
        factors = grid_factors(graph, family, place)
        inputs["grid_factor"] = per_year(factors, when, name=f"grid factor ({family}), {place}")
    inputs |= {name: values[name] for name in _PLAIN}
    for name in _NEEDED.get(convention, ()):
        series_name, scale = _SERIES[name]
        measured = {} if name in given else series(graph, series_name)
        inputs[name] = values[name] if name in given else per_year(measured, when, name=series_name) / scale
    _check_lengths(inputs, len(when))
    return inputs


_PLAIN: Final = (
    "electric_driving_share", "charging_efficiency", "fuel_density", "coal_per_kg_fuel", "carbon_per_litre",
    "well_to_wheel_share", "line_loss", "electricity_coal", "vehicle_carbon_fuel", "vehicle_carbon_electric",
)  # fmt: skip


# What a convention needs beside the calorific value: series of the observations, and its units per unit of the model.
_NEEDED: Final = {"coal_equivalent": ("coal_rate",), "mix": ("coal_rate", "low_carbon_share")}
_SERIES: Final = {
    "coal_rate": ("power_supply_coal_rate", 1000.0),
    "low_carbon_share": ("low_carbon_share_generation", 100.0),
}


def _stock(graph: PolicyGraph, place: str, years: list[int], parameter_set: str) -> Array:
    if place != NATION:
        raise ModelError("models.no_stock", place=named_places(graph, [place]))
    return per_year(car_stock(graph, parameter_set), years, name="passenger cars")


def _check_lengths(inputs: Mapping[str, Array], years: int) -> None:
    for name, value in inputs.items():
        if np.ndim(value) > 0 and np.shape(value)[-1] not in (1, years):
            raise ModelError("models.length", name=name, given=np.shape(value)[-1], years=years)


def _imported(graph: PolicyGraph, years: list[int], result: FleetResult) -> Array:
    known = series(graph, "oil_import_dependence_derived")
    share = np.asarray([known.get(year, np.nan) for year in years]) / 100
    imported: Array = result.oil_mt * share
    return imported


def _spread(
    graph: PolicyGraph, inputs: Mapping[str, Array], shares: list[float], years: list[int], *, convention: str,
    parameter_set: str, fixed: Mapping[str, Any], samples: int, seed: int,
) -> dict[str, Array]:  # fmt: skip
    """Return the 5 and 95 % quantiles over draws; each draw scales the central path by drawn / central."""
    central = parameters(graph, "fleet", parameter_set)
    draws = draw_parameters(graph, samples=samples, seed=seed, parameter_set=parameter_set)
    varied = dict(inputs)
    for (model, name), drawn in draws.items():
        if model == "fleet" and name in inputs and name not in fixed and central[name]:
            varied[name] = np.asarray(inputs[name]) * (drawn / central[name])[:, None, None]
    result = share_scenarios(shares, convention=convention, **varied)
    found: dict[str, Array] = {}
    for name in _SPREAD:
        values = np.broadcast_to(getattr(result, name), (samples, len(shares), len(years)))
        found[f"{name}_p05"], found[f"{name}_p95"] = np.quantile(values, (0.05, 0.95), axis=0)
    return found


def _shown(value: Array) -> float | list[float]:
    numbers = np.asarray(value, dtype=np.float64)
    return float(numbers) if numbers.ndim == 0 else [float(each) for each in numbers.ravel()]
