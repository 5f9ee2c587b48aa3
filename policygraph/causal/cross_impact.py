"""Cross-impact of a scored matrix, first and second order, after Weitz et al. 2018."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.inputs import is_blank, square
from policygraph.errors import UsageError

__all__ = ["cross_impact"]


def cross_impact(matrix: Any) -> pd.DataFrame:
    """Return how much each item helps the others directly and through them.

    Parameters
    ----------
    matrix
        Square, n × n: a DataFrame with the same labels on both axes, or an array or list of lists without labels
        (see :func:`policygraph.causal.inputs.square`); the row influences the column, usually −3 to +3. The diagonal
        counts as given; a blank there is 0.

    Returns
    -------
    DataFrame
        Indexed by label: ``out`` = row sum; ``second`` = ½ Σⱼ aᵢⱼ·outⱼ; ``total`` = out + second; ``rank_out`` and
        ``rank_total``, 1 = largest, ties share the better rank.

    Raises
    ------
    UsageError
        If the matrix is not square, the labels differ, or a cell is not a number.

    References
    ----------
    Weitz et al. 2018, Sustainability Science 13, doi 10.1007/s11625-017-0470-0.
    """
    frame = square(matrix)
    values = _numbers(frame)
    out = values.sum(axis=1)
    second = 0.5 * values @ out
    result = pd.DataFrame({"out": out, "second": second, "total": out + second}, index=frame.index)
    for name in ("out", "total"):
        result[f"rank_{name}"] = result[name].rank(ascending=False, method="min").astype(int)
    return result


def _numbers(frame: pd.DataFrame) -> NDArray[np.float64]:
    """Return the cells as numbers, n × n."""
    cells = frame.to_numpy(dtype=object)
    found = np.zeros(cells.shape)
    for row, column in np.ndindex(*cells.shape):
        value = cells[row, column]
        if row == column and is_blank(value):
            continue
        try:
            found[row, column] = float(str(value).replace("−", "-"))
        except ValueError:
            found[row, column] = np.nan
        if not np.isfinite(found[row, column]):
            where = {"row": str(frame.index[row]), "column": str(frame.columns[column])}
            raise UsageError("causal.cell", value=str(value), **where)
    return found
