"""Cross-impact of a scored matrix, first and second order, after Weitz et al. 2018."""

from __future__ import annotations

import numpy as np
import pandas as pd

from policygraph.errors import UsageError

__all__ = ["cross_impact"]


def cross_impact(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return how much each item helps the others directly and through them.

    Parameters
    ----------
    matrix
        Square, the same labels on both axes in the same order; the row influences the column, usually −3 to +3. The
        diagonal counts as given.

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
    rows, columns = [str(each) for each in matrix.index], [str(each) for each in matrix.columns]
    if sorted(rows) != sorted(columns) or len(set(rows)) != len(rows):
        odd = sorted(set(rows) ^ set(columns)) or sorted(rows)
        raise UsageError("causal.labels", labels=", ".join(odd[:5]))
    frame = matrix.copy()
    frame.index, frame.columns = pd.Index(rows), pd.Index(columns)
    values = _numbers(frame[rows])
    out = values.sum(axis=1)
    second = 0.5 * values @ out
    result = pd.DataFrame({"out": out, "second": second, "total": out + second}, index=pd.Index(rows))
    for name in ("out", "total"):
        result[f"rank_{name}"] = result[name].rank(ascending=False, method="min").astype(int)
    return result


def _numbers(frame: pd.DataFrame) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    numbers = frame.apply(pd.to_numeric, errors="coerce")
    bad = ~np.isfinite(numbers.to_numpy(dtype=float))
    if bad.any():
        row, column = (int(each[0]) for each in np.nonzero(bad))
        where = {"row": str(frame.index[row]), "column": str(frame.columns[column])}
        raise UsageError("causal.cell", value=str(frame.iat[row, column]), **where)
    return numbers.to_numpy(dtype=float)  # type: ignore[return-value]
