"""What a model parameter is: name, default, unit and the range in which it has a physical meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from policygraph.errors import ModelError

__all__ = ["ParameterSpec", "checked"]


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One parameter: default, unit, physical range (both ends allowed) and where the default was seen."""

    name: str
    default: float | str
    unit: str
    low: float
    high: float
    source: str
    choices: tuple[str, ...] = ()


def checked(specs: tuple[ParameterSpec, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return every parameter as a float array (words stay words), defaults filled in.

    Raises
    ------
    ModelError
        If a name is unknown, a value is no number, or a value lies outside its physical range.
    """
    known = {spec.name: spec for spec in specs}
    for name in given:
        if name not in known:
            raise ModelError("models.unknown", name=name, known=", ".join(known))
    return {name: _one(spec, given.get(name, spec.default)) for name, spec in known.items()}


def _one(spec: ParameterSpec, value: Any) -> Any:
    if spec.choices:
        if value not in spec.choices:
            raise ModelError("models.choice", name=spec.name, value=value, choices=", ".join(spec.choices))
        return value
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ModelError("models.number", name=spec.name, value=value, unit=spec.unit) from None
    if not np.all((array >= spec.low) & (array <= spec.high)):
        outside = array[~((array >= spec.low) & (array <= spec.high))].flat[0]
        raise ModelError(
            "models.range",
            name=spec.name,
            value=f"{outside:g}",
            low=f"{spec.low:g}",
            high=f"{spec.high:g}",
            unit=spec.unit,
        )
    return array
