"""The electric share of new cars by a logit in yuan, in which the effect of each lever can be read off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import ModelError

__all__ = ["BETA", "Adoption", "new_sales_share", "present_value_factor"]

Array = NDArray[np.float64]
# ln 2 / 50,000: half of the sales of 2015-18 are laid to an average subsidy of (assumed) 50,000 yuan.
BETA: Final = float(np.log(2) / 50_000)


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
    sensitivity: float = BETA,
) -> Adoption:
    """Return the electric share of new cars after levers, each worth so many yuan per car to a buyer.

    logit(share) = logit(base) + trend + sensitivity x Σ levers. With 50,000 yuan for half of the sales
    (evidence: 150 cities 2015-18, openknowledge.worldbank.org) the sensitivity is 1.39e-5 per yuan.

    Parameters
    ----------
    base_share
        Share before the levers, strictly between 0 and 1.
    levers
        Yuan per car by name; positive favours electric cars. Arrays broadcast.
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
    if np.any((base <= 0) | (base >= 1)):
        raise ModelError("models.range", name="base_share", value=f"{base.max():g}", low="0", high="1", unit="share")
    worth = {name: np.asarray(value, dtype=np.float64) for name, value in sorted(levers.items())}
    odds = np.log(base / (1 - base)) + np.asarray(trend, dtype=np.float64)
    for value in worth.values():
        odds = odds + sensitivity * value
    return Adoption(
        1 / (1 + np.exp(-odds)), worth, {name: np.exp(sensitivity * value) for name, value in worth.items()}
    )


def present_value_factor(rate: float, years: float) -> float:
    """Return the present value of 1 a year; 6.71 at 8 % over 10 years."""
    return years if rate == 0 else (1 - (1 + rate) ** -years) / rate
