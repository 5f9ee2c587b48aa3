"""Paired draws of the model parameters: one set of random numbers, shared by the base and every candidate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import ModelError
from policygraph.graph.numbers import parameter_rows
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models import adoption, fleet, v2g
from policygraph.schema.numbers import Parameter

__all__ = ["Draws", "draw_parameters", "quantile"]

_MODELS = {"adoption": adoption.PARAMETERS, "fleet": fleet.PARAMETERS, "v2g": v2g.PARAMETERS}

Array = NDArray[np.float64]
Draws = dict[tuple[str, str], Array]


def draw_parameters(
    graph: PolicyGraph, *, samples: int, seed: int, changes: Mapping[tuple[str, str], float] | None = None,
    parameter_set: str = "default",
) -> Draws:  # fmt: skip
    """Return draws of every parameter by ``(model, name)``, shape (samples,).

    A changed parameter keeps its relative spread around the new value; draws are paired because every parameter has
    its own stream, seeded by its name and ``seed``. A parameter of a model that has no row in the table may be changed
    too; it then has no spread.

    Raises
    ------
    ModelError
        If a change names a parameter that neither the table nor the model has.
    """
    wanted = dict(changes or {})
    rows = {
        (model, name): row
        for model in ("adoption", "fleet", "v2g")
        for name, row in parameter_rows(graph, model, parameter_set).items()
    }
    drawn = {key: _draw(row, samples, seed, wanted.get(key)) for key, row in sorted(rows.items())}
    for key in sorted(wanted.keys() - drawn.keys()):
        _check_known(*key)
        drawn[key] = np.full(samples, float(wanted[key]))
    return drawn


def _check_known(model: str, name: str) -> None:
    known = {spec.name for spec in _MODELS.get(model, ())}
    if name not in known:
        raise ModelError("models.unknown", name=f"{model}.{name}", known=", ".join(sorted(known)))


def _draw(row: Parameter, samples: int, seed: int, new: float | None) -> Array:
    central = float(row.value)
    drawn = np.full(samples, central)
    if row.distribution != "point" and row.low and row.high:
        stream = np.random.default_rng([seed, *row.id.encode()])
        uniform = stream.random(samples)
        drawn = quantile(row.distribution, float(row.low), central, float(row.high), uniform)
    if new is None:
        return drawn
    scaled = drawn * (new / central) if central else np.full(samples, new)
    # A share stays a share, however far its spread is carried along.
    is_share = row.unit == "1" and max(central, new, float(row.high or 0)) <= 1
    return np.clip(scaled, 0.0, 1.0) if is_share else scaled


def quantile(kind: str, low: float, mode: float, high: float, uniform: Array) -> Array:
    """Return draws of a distribution (``triangular``, ``uniform``, ``normal``) at uniform numbers between 0 and 1."""
    if high == low:
        return np.full_like(uniform, low)
    if kind == "uniform":
        return low + (high - low) * uniform
    if kind == "normal":
        from scipy.stats import norm

        spread = (high - low) / (2 * 1.6448536269514722)
        return np.asarray(norm.ppf(uniform, loc=mode, scale=spread), dtype=np.float64)
    split = (mode - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < split, rising, falling)
