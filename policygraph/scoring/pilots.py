"""How far vehicle-to-grid is from what pilots must reach and from the national numbers of its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from policygraph.graph.numbers import parameters, series
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.v2g import fleet_service
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Setting, Target
from policygraph.scoring.accounts import v2g_inputs

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["pilot_distance"]

# Units of power and energy, and their size in kW and kWh.
_POWER: Final = {"kW": 1.0, "MW": 1e3, "GW": 1e6}
_COLUMNS: Final = (
    "row", "place", "indicator", "kind", "value", "unit", "due_year", "vehicles", "share_of_nev", "observed",
    "observed_row", "parameter_set",
)  # fmt: skip
_ENERGY: Final = {"kWh": 1.0, "kWh/yr": 1.0, "MWh": 1e3, "GWh": 1e6, "TWh": 1e9}


def pilot_distance(graph: PolicyGraph, *, parameter_set: str = "default", **sets: Any) -> pd.DataFrame:
    """Return, for every threshold and target on discharge by vehicles, the cars that would reach it.

    Parameters
    ----------
    **sets
        Those of :data:`policygraph.models.v2g.PARAMETERS`.

    Returns
    -------
    DataFrame
        ``row`` (setting or target), ``place, indicator, kind`` (threshold or target), ``value, unit, due_year,
        vehicles`` (cars discharging as the parameters say that reach it), ``share_of_nev`` (of new-energy cars on the
        road, %), ``observed`` and ``observed_row`` (largest outturn coded for the same quantity, in the same unit),
        ``parameter_set``. Power counts cars plugged in at the peak.
    """
    import pandas as pd

    inputs = v2g_inputs(graph, sets, parameter_set=parameter_set)
    one = fleet_service(1, enrolled=1, plugged_in=1, **inputs)
    kilowatts = float(one.power_mw) * 1000
    yearly = float(inputs["energy_per_event"] * inputs["events_per_year"])
    electric = series(graph, "nev_parc_mps")
    nev = electric[max(electric)] * 1e4
    ready = parameters(graph, "v2g", parameter_set)["plugged_in"]
    rows: list[dict[str, Any]] = []
    numbers: list[Setting | Target] = [*graph.rows(Setting), *graph.rows(Target)]
    for row in numbers:
        number = row.value or getattr(row, "low", "")
        if not number or not _about_discharge(row):
            continue
        power = row.unit in _POWER
        needed = float(number) * (_POWER[row.unit] / kilowatts / ready if power else _ENERGY[row.unit] / yearly)
        seen = _observed(graph, row)
        rows.append(
            {
                "row": row.id, "place": graph.scope_of(row).places[0], "indicator": row.indicator,
                "kind": "target" if isinstance(row, Target) else "threshold", "value": float(number), "unit": row.unit,
                "due_year": getattr(row, "due_year", None) or "", "vehicles": float(np.ceil(needed)),
                "share_of_nev": needed / nev * 100, "observed": seen[0], "observed_row": seen[1],
                "parameter_set": parameter_set,
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _about_discharge(row: Setting | Target) -> bool:
    named = row.indicator.startswith("ind:v2g-discharge")
    return named and (row.unit in _POWER or row.unit in _ENERGY)


def _observed(graph: PolicyGraph, row: Setting | Target) -> tuple[float, str]:
    """Return the largest outturn of power or energy that vehicles discharged, in the unit of the row."""
    sizes = _POWER if row.unit in _POWER else _ENERGY
    wanted = "v2g_discharge_power" if row.unit in _POWER else "v2g_discharge_energy"
    found = [
        (float(each.value) * sizes[each.unit] / sizes[row.unit], each.id)
        for each in graph.rows(Observation)
        if each.series.startswith(wanted) and each.value and each.unit in sizes
    ]
    return max(found, default=(float("nan"), ""))
