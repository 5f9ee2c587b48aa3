"""Which inputs move an answer: one at a time, and all at once (Sobol, Morris)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import UsageError
from policygraph.graph.numbers import parameter_rows
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import PARAMETERS as FLEET
from policygraph.models.fleet import share_scenarios
from policygraph.models.v2g import PARAMETERS as V2G
from policygraph.models.v2g import owner_account
from policygraph.scoring.accounts import v2g_inputs
from policygraph.scoring.draws import quantile
from policygraph.scoring.fleets import fleet_inputs

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["OUTPUTS", "global_sensitivity", "tornado"]

Array = NDArray[np.float64]
Model = Callable[[Mapping[str, Array]], Array]
# Output: model, unit, and what it is.
OUTPUTS: Final[dict[str, tuple[str, str]]] = {
    "net_income": ("v2g", "CNY/vehicle/yr"),
    "break_even_gap": ("v2g", "CNY/kWh"),
    "carbon_saved_per_car": ("fleet", "tCO2/vehicle/yr"),
    "oil_saved_per_car": ("fleet", "t/vehicle/yr"),
}
_YEAR: Final = 2022


def tornado(
    graph: PolicyGraph, output: str = "net_income", *, parameter_set: str = "default", **sets: Any
) -> pd.DataFrame:
    """Return the output at the low and high end of every uncertain parameter, the others at their central value.

    Parameters
    ----------
    output
        One of :data:`OUTPUTS`.
    **sets
        Parameters held at other values than those of the set, and ``wear_mode``.

    Returns
    -------
    DataFrame
        ``parameter, low, high, unit, output_low, output_high, central, swing``, widest swing first;
        ``attrs["unit"]`` is that of the output.
    """
    import pandas as pd

    rows, model = _setup(graph, output, parameter_set, sets)
    middle = {name: np.asarray([float(row.value)]) for name, row in rows.items()}
    central = float(model(middle)[0])
    found = []
    for name, row in rows.items():
        ends = [float(model({**middle, name: np.asarray([float(end)])})[0]) for end in (row.low, row.high)]
        found.append((name, float(row.low), float(row.high), row.unit, *ends, central, abs(ends[1] - ends[0])))
    columns = ["parameter", "low", "high", "unit", "output_low", "output_high", "central", "swing"]
    frame = pd.DataFrame(found, columns=columns).sort_values(["swing", "parameter"], ascending=[False, True])
    frame.attrs = {"unit": OUTPUTS[output][1], "output": output, "parameter_set": parameter_set}
    return frame.reset_index(drop=True)


def global_sensitivity(
    graph: PolicyGraph, output: str = "net_income", *, method: str = "sobol", samples: int = 1024, seed: int = 0,
    parameter_set: str = "default", **sets: Any,
) -> pd.DataFrame:  # fmt: skip
    """Return Sobol indices or Morris effects of every uncertain parameter over its distribution.

    Parameters
    ----------
    method
        ``sobol`` (first and total order, with 95 % intervals) or ``morris`` (mean and spread of elementary effects).
    samples
        Base samples of the design; a power of two for Sobol.
    seed
        Of the design; 0 is a seed.

    Returns
    -------
    DataFrame
        Sobol: ``parameter, first, first_conf, total, total_conf``; Morris: ``parameter, mu_star, mu_star_conf,
        sigma``; strongest first.

    References
    ----------
    Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018; Morris 1991, doi 10.1080/00401706.1991.10484804.
    """
    import pandas as pd

    if method not in ("sobol", "morris"):
        raise UsageError("models.choice", name="method", value=method, choices="sobol, morris")
    rows, model = _setup(graph, output, parameter_set, sets)
    names = list(rows)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    design = _design(problem, method, samples, seed)
    drawn = {
        name: quantile(row.distribution, float(row.low), float(row.value), float(row.high), design[:, k])
        for k, (name, row) in enumerate(rows.items())
    }
    values = np.broadcast_to(model(drawn), (len(design),))
    frame = pd.DataFrame(_indices(problem, method, design, values, seed))
    frame.insert(0, "parameter", names)
    frame.attrs = {"unit": OUTPUTS[output][1], "output": output, "method": method, "samples": samples, "seed": seed}
    return frame.sort_values(
        [frame.columns[3 if method == "sobol" else 1], "parameter"], ascending=[False, True]
    ).reset_index(drop=True)


def _design(problem: dict[str, Any], method: str, samples: int, seed: int) -> Array:
    # SALib takes the seed 0 for none; one more keeps 0 a seed.
    if method == "sobol":
        from SALib.sample.sobol import sample

        return np.asarray(sample(problem, samples, calc_second_order=False, seed=seed + 1), dtype=np.float64)
    from SALib.sample.morris import sample as morris

    with _untouched_global_state():
        design = np.asarray(morris(problem, samples, seed=seed + 1), dtype=np.float64)
    return np.clip(design, 1e-9, 1 - 1e-9)


def _indices(problem: dict[str, Any], method: str, design: Array, values: Array, seed: int) -> dict[str, Array]:
    if method == "sobol":
        from SALib.analyze.sobol import analyze

        with _untouched_global_state():
            found = analyze(problem, np.array(values), calc_second_order=False, seed=seed + 1)
        order = {"first": "S1", "first_conf": "S1_conf", "total": "ST", "total_conf": "ST_conf"}
        return {name: np.asarray(found[key], dtype=np.float64) for name, key in order.items()}
    from SALib.analyze.morris import analyze as morris

    with _untouched_global_state():
        found = morris(problem, design, np.array(values), seed=seed + 1)
    return {name: np.asarray(found[name], dtype=np.float64) for name in ("mu_star", "mu_star_conf", "sigma")}


@contextmanager
def _untouched_global_state() -> Iterator[None]:
    """Put back numpy's global random state, which parts of SALib seed."""
    state = np.random.get_state()  # noqa: NPY002
    try:
        yield
    finally:
        np.random.set_state(state)  # noqa: NPY002


def _setup(
    graph: PolicyGraph, output: str, parameter_set: str, sets: Mapping[str, Any]
) -> tuple[dict[str, Any], Model]:
    if output not in OUTPUTS:
        raise UsageError("models.choice", name="output", value=output, choices=", ".join(OUTPUTS))
    kind = OUTPUTS[output][0]
    known = {spec.name for spec in (V2G if kind == "v2g" else FLEET)} | ({"price_gap"} if kind == "v2g" else set())
    rows = {
        name: row
        for name, row in parameter_rows(graph, kind, parameter_set).items()
        if row.low and row.high and row.distribution != "point" and name in known and name not in sets
    }
    model = _v2g(graph, output, parameter_set, sets) if kind == "v2g" else _fleet(graph, output, parameter_set, sets)
    return rows, model


def _v2g(graph: PolicyGraph, output: str, parameter_set: str, sets: Mapping[str, Any]) -> Model:
    gap = float(sets.get("price_gap", parameter_rows(graph, "v2g", parameter_set)["price_gap"].value))
    inputs = v2g_inputs(graph, {k: v for k, v in sets.items() if k != "price_gap"}, parameter_set=parameter_set)

    def model(drawn: Mapping[str, Array]) -> Array:
        given = {**inputs, **{name: values for name, values in drawn.items() if name != "price_gap"}}
        answer: Array = getattr(owner_account(drawn.get("price_gap", np.asarray([gap])), **given), output)
        return answer

    return model


def _fleet(graph: PolicyGraph, output: str, parameter_set: str, sets: Mapping[str, Any]) -> Model:
    inputs = fleet_inputs(graph, [_YEAR], family="mee", parameter_set=parameter_set, sets={"vehicles": 1.0, **sets})
    central = parameter_rows(graph, "fleet", parameter_set)
    column = "carbon_mtco2" if output.startswith("carbon") else "oil_mt"

    def model(drawn: Mapping[str, Array]) -> Array:
        given: dict[str, Any] = dict(inputs)
        for name, values in drawn.items():
            given[name] = np.asarray(inputs[name]) * values / float(central[name].value)
        none, all_ = getattr(share_scenarios([0.0, 1.0], **given), column)
        saved: Array = (none - all_) * 1e6
        return saved

    return model
