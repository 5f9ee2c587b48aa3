"""Runs of the vehicle-to-grid model on the numbers of a graph: one owner's account per gap and wear mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.checks import place_id
from policygraph.graph.numbers import parameters
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.parameters import checked
from policygraph.models.v2g import GAPS, PARAMETERS, WEAR_MODES, OwnerAccount, owner_account
from policygraph.scoring.draws import draw_parameters

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["V2G_UNITS", "run_v2g", "v2g_inputs"]

Array = NDArray[np.float64]
V2G_UNITS: Final = {
    "price_gap": "CNY/kWh", "break_even_gap": "CNY/kWh", "npv": "CNY/vehicle",
    **{name: "CNY/vehicle/yr" for name in OwnerAccount._fields if name not in ("break_even_gap", "npv")},
}  # fmt: skip
_NUMBERS: Final = tuple(spec.name for spec in PARAMETERS if not spec.choices)


def run_v2g(
    graph: PolicyGraph,
    *,
    where: str = "",
    gaps: Iterable[float] | None = None,
    parameter_set: str = "default",
    samples: int = 0,
    seed: int = 0,
    **sets: Any,
) -> pd.DataFrame:
    """Return the yearly account of one car that discharges, one row a gap and wear mode.

    Parameters
    ----------
    graph
        Where parameters and tariffs come from.
    where
        A place; its tariffs then give the gaps and the valley price. ``all`` answers which place pays, as
        :func:`v2g_by_place` does. Blank = the six gaps of the paper.
    gaps
        Price gaps, yuan/kWh; they replace those of the place.
    parameter_set
        Named set of parameters.
    samples, seed
        With ``samples`` > 0 columns ``net_income_p05`` and ``net_income_p95`` give the spread over draws.
    **sets
        Those of :data:`policygraph.models.v2g.PARAMETERS`; ``wear_mode`` keeps one mode.

    Returns
    -------
    DataFrame
        ``price_gap, wear_mode``, the fields of an owner's account, and ``place, rule, parameter_set``; ``attrs`` holds
        ``units`` and ``parameters``.

    Raises
    ------
    ModelError
        If a parameter is unknown or out of its range, or the place has no tariff (the message says which have).
    """
    import pandas as pd

    from policygraph.scoring.places import place_gaps, v2g_by_place

    if where == "all":
        return v2g_by_place(graph, parameter_set=parameter_set, **sets)
    place = place_id(graph, where) if where else ""
    given = {name: value for name, value in sets.items() if name != "price_gap"}
    wanted = list(gaps) if gaps is not None else [sets["price_gap"]] if "price_gap" in sets else None
    if place and wanted is None:
        cases = [(each.gap, {"valley_price": each.charge, **given}, each.rule) for each in place_gaps(graph, place)]
    else:
        cases = [(gap, given, "") for gap in (GAPS if wanted is None else wanted)]
    rows = [
        {**row, "place": place, "rule": rule, "parameter_set": parameter_set}
        for gap, inputs, rule in cases
        for row in _rows(graph, gap, inputs, parameter_set=parameter_set, samples=samples, seed=seed)
    ]
    frame = pd.DataFrame(rows)
    frame.attrs = {"units": V2G_UNITS, "parameters": _shown(v2g_inputs(graph, given, parameter_set=parameter_set))}
    return frame


def v2g_inputs(graph: PolicyGraph, sets: Mapping[str, Any], *, parameter_set: str = "default") -> dict[str, Any]:
    """Return every parameter of the owner's account: what is set, else the graph's row, else the model's default.

    Raises
    ------
    ModelError
        If a parameter is unknown or out of its range.
    """
    stated = {name: value for name, value in parameters(graph, "v2g", parameter_set).items() if name in _NUMBERS}
    return checked(PARAMETERS, {**stated, **sets})


def _rows(
    graph: PolicyGraph, gap: Any, sets: Mapping[str, Any], *, parameter_set: str, samples: int, seed: int
) -> list[dict[str, Any]]:
    inputs = v2g_inputs(graph, sets, parameter_set=parameter_set)
    modes = (sets["wear_mode"],) if "wear_mode" in sets else WEAR_MODES
    rows: list[dict[str, Any]] = []
    for mode in modes:
        account = owner_account(gap, **{**inputs, "wear_mode": mode})
        row: dict[str, Any] = {"price_gap": float(gap), "wear_mode": mode}
        row |= {name: float(getattr(account, name)) for name in OwnerAccount._fields}
        if samples:
            drawn = _draws(graph, sets, parameter_set=parameter_set, samples=samples, seed=seed)
            net = owner_account(gap, **{**inputs, **drawn, "wear_mode": mode}).net_income
            low, high = np.quantile(np.broadcast_to(net, (samples,)), (0.05, 0.95))
            row |= {"net_income_p05": float(low), "net_income_p95": float(high)}
        rows.append(row)
    return rows


def _draws(
    graph: PolicyGraph, sets: Mapping[str, Any], *, parameter_set: str, samples: int, seed: int
) -> dict[str, Array]:
    draws = draw_parameters(graph, samples=samples, seed=seed, parameter_set=parameter_set)
    return {
        name: values
        for (model, name), values in draws.items()
        if model == "v2g" and name in _NUMBERS and name not in sets
    }


def _shown(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, str) else np.asarray(value).tolist() for name, value in inputs.items()}
