"""Two ranking methods for users who bring weights: TOPSIS and PROMETHEE II, on bare arrays."""

from __future__ import annotations

from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pymcdm.methods import PROMETHEE_II, TOPSIS
from pymcdm.normalizations import vector_normalization

from policygraph.errors import UsageError

__all__ = ["promethee2", "topsis"]

Array = NDArray[np.float64]


def topsis(matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Array:
    """Return the closeness to the ideal of each alternative, 0 to 1, by TOPSIS with vector normalisation.

    Parameters
    ----------
    matrix
        Shape (alternatives, criteria), physical units.
    weights
        Shape (criteria,), non-negative; scaled to sum 1.
    types
        +1 where more is better, -1 where less is.

    Raises
    ------
    UsageError
        If the shapes do not fit or all weights are zero.

    References
    ----------
    Hwang & Yoon 1981, doi 10.1007/978-3-642-48318-9.
    """
    table, shares, signs = _checked(matrix, weights, types)
    varying = np.ptp(table, axis=0) > 0
    if not varying.any():
        return np.full(len(table), 0.5)
    # A criterion on which all are equal decides nothing and has no vector norm to divide by where it is zero.
    method = TOPSIS(normalization_function=vector_normalization)
    with catch_warnings():
        simplefilter("ignore", UserWarning)
        given = method(table[:, varying], shares[varying] / shares[varying].sum(), signs[varying])
    return np.asarray(given, dtype=np.float64)


def promethee2(matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Array:
    """Return the net flow of each alternative, -1 to 1, by PROMETHEE II with the usual preference function.

    Parameters and errors are those of :func:`topsis`.

    References
    ----------
    Brans & Vincke 1985, doi 10.1287/mnsc.31.6.647.
    """
    table, shares, signs = _checked(matrix, weights, types)
    with catch_warnings():
        # Dominated alternatives are what a ranking is about; they are named elsewhere.
        simplefilter("ignore", UserWarning)
        return np.asarray(PROMETHEE_II("usual")(table, shares, signs), dtype=np.float64)


def _checked(matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> tuple[Array, Array, NDArray[np.int64]]:
    table = np.asarray(matrix, dtype=np.float64)
    shares, signs = np.asarray(weights, dtype=np.float64), np.asarray(types, dtype=np.int64)
    fits = table.ndim == 2 and shares.shape == signs.shape == table.shape[1:] and len(table) > 0
    if not fits or shares.sum() <= 0 or np.any(shares < 0) or not np.isfinite(table).all():
        raise UsageError("scoring.shapes", matrix=table.shape, weights=shares.shape)
    return table, shares / shares.sum(), signs
