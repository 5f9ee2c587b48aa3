"""Exact loop analysis: which way each variable answers a lasting push on another, and how clear that is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.inputs import read_sign, square
from policygraph.errors import LimitError, UsageError

__all__ = ["LARGEST_SYSTEM", "WeightedPredictions", "community_effect", "weighted_predictions"]

LARGEST_SYSTEM = 16
# Of the products behind an answer, the share that must agree on balance before its sign is trusted.
_TRUSTED = Fraction(1, 2)
Whole = NDArray[Any]


@dataclass(frozen=True, slots=True)
class WeightedPredictions:
    """Answers of a system at rest to lasting pushes; every table has row = responding, column = pushed variable.

    ``signs`` holds ``+``, ``-``, ``0`` (no path), ``(+)``, ``(-)`` (ambiguous, weight at least 0.5) or ``?`` (weight
    below 0.5). ``weights`` = abs(adjoint) / total, 0 to 1, and 1 where no path leads. ``adjoint`` is adj(−A) and
    ``total`` the number (for weighted matrices the sum) of feedback products without regard to sign; both exact.
    """

    signs: pd.DataFrame
    weights: pd.DataFrame
    adjoint: pd.DataFrame
    total: pd.DataFrame


def community_effect(matrix: Any) -> pd.DataFrame:
    """Return the sign of every variable's answer to a lasting push on each.

    Parameters
    ----------
    matrix
        The community matrix A, n × n, n ≤ 16; see :func:`weighted_predictions`.

    Returns
    -------
    DataFrame
        n × n, row = responding, column = pushed variable: 1.0, −1.0, 0.0 (no path), NaN where products of both signs
        meet (ambiguous). The published community-effect tables of loop analysis are its transpose.

    Raises
    ------
    UsageError, LimitError
        As :func:`weighted_predictions`.

    References
    ----------
    Puccia & Levins 1986, Qualitative Modeling of Complex Systems; Levins & Schultz 1996, doi 10.2307/5678.
    """
    found = weighted_predictions(matrix)
    adjoint, total = found.adjoint.to_numpy(), found.total.to_numpy()
    signs = np.full(adjoint.shape, np.nan)
    signs[adjoint == total] = 1.0
    signs[adjoint == -total] = -1.0
    signs[total == 0] = 0.0
    return pd.DataFrame(signs, index=found.signs.index, columns=found.signs.columns)


def weighted_predictions(matrix: Any) -> WeightedPredictions:
    """Return signs of answers to lasting pushes with the weight of each, from exact arithmetic.

    The answer of i to a push on j has the sign of adj(−A)ᵢⱼ if the system is stable. Its weight is that entry's size
    over the permanent of abs(A) without row j and column i: 1 where every feedback product agrees.

    Parameters
    ----------
    matrix
        The community matrix A, n × n, n ≤ 16: a DataFrame with the same labels on both axes, or an array or list of
        lists without labels; A[i, j] = effect of j on i, self-limits on the diagonal. Cells are numbers (usually −1, 0,
        1) or ``+``, ``-``, ``0``.

    Raises
    ------
    UsageError
        If the matrix is not square, its labels differ, or a cell is neither a number nor a sign.
    LimitError
        If it has more than 16 variables: the work doubles with each; use press perturbation instead.

    References
    ----------
    Dambacher, Li & Rossignol 2002, doi 10.2307/3071950.
    """
    frame = square(matrix)
    if len(frame) > LARGEST_SYSTEM:
        raise LimitError("causal.too_large", size=len(frame), limit=LARGEST_SYSTEM)
    cells, scale = _exact(frame)
    adjoint, total = _adjugate([[-cell for cell in row] for row in cells]), _minor_permanents(cells)
    unit = scale ** (len(cells) - 1) if cells else 1
    weights = [
        [1.0 if not whole else float(Fraction(abs(part), whole)) for part, whole in zip(one, other, strict=True)]
        for one, other in zip(adjoint, total, strict=True)
    ]
    signs = [
        [_sign(part, whole) for part, whole in zip(one, other, strict=True)]
        for one, other in zip(adjoint, total, strict=True)
    ]
    axes: dict[str, Any] = {"index": frame.index, "columns": frame.columns}
    exact = [
        pd.DataFrame([[_divided(cell, unit) for cell in row] for row in each], **axes) for each in (adjoint, total)
    ]
    return WeightedPredictions(pd.DataFrame(signs, **axes), pd.DataFrame(weights, **axes), *exact)


def _sign(part: int, whole: int) -> str:
    if not whole:
        return "0"
    name = "+" if part > 0 else "-"
    share = Fraction(abs(part), whole)
    return name if share == 1 else f"({name})" if share >= _TRUSTED else "?"


def _divided(cell: int, unit: int) -> int | float:
    return cell // unit if cell % unit == 0 else cell / unit


def _exact(frame: pd.DataFrame) -> tuple[list[list[int]], int]:
    """Return the cells as whole numbers and the number they were multiplied by."""
    read = [
        [_fraction(value, str(row), str(column)) for column, value in cells.items()] for row, cells in frame.iterrows()
    ]
    scale = lcm(*(cell.denominator for row in read for cell in row))
    return [[int(cell * scale) for cell in row] for row in read], scale


def _fraction(value: Any, row: str, column: str) -> Fraction:
    try:
        return Fraction(str(value).strip().replace("−", "-"))
    except ValueError:
        pass
    try:
        sign = read_sign(value)
    except ValueError:
        sign = None
    if sign is None:
        raise UsageError("causal.cell", value=str(value), row=row, column=column)
    return Fraction(sign)


def _adjugate(matrix: list[list[int]]) -> list[list[int]]:
    """Return the adjugate by the Faddeev-LeVerrier recursion, in which every division is exact."""
    size = len(matrix)
    whole: Whole = np.array(matrix, dtype=object).reshape(size, size)
    one: Whole = np.array([[int(i == j) for j in range(size)] for i in range(size)], dtype=object).reshape(size, size)
    power = one
    for step in range(1, size):
        product = whole @ power
        trace = sum(product[i, i] for i in range(size))
        power = product - one * (trace // step)
    signed = power if size % 2 else -power
    return [[int(cell) for cell in row] for row in signed]


def _minor_permanents(matrix: list[list[int]]) -> list[list[int]]:
    """Return at [i, j] the permanent of the matrix of absolute values without row j and column i.

    One pass down and one up over the rows, each holding the permanents of all choices of columns so far, give every
    minor at once in O(2ⁿ n²).
    """
    size = len(matrix)
    sizes = [[abs(cell) for cell in row] for row in matrix]
    # Whole numbers of the machine where no sum can outgrow them, Python's own otherwise.
    fits = prod(max(1, sum(row)) for row in sizes) < 2**62
    cells: Whole = np.array(sizes, dtype=np.int64 if fits else object).reshape(size, size)
    above, below = _column_choices(cells), _column_choices(cells[::-1])
    choices = np.arange(2**size)
    counts = np.array([bin(each).count("1") for each in choices])
    found = [[0] * size for _ in range(size)]
    for row in range(size):
        before = choices[counts == row]
        for column in range(size):
            without = before[(before >> column) & 1 == 0]
            rest = (2**size - 1) ^ (1 << column) ^ without
            found[column][row] = int(np.sum(above[row][without] * below[size - 1 - row][rest]))
    return found


def _column_choices(cells: Whole) -> list[Whole]:
    """Return for the first k rows, k = 0..n, the permanent on every set of columns (a bit mask)."""
    size = len(cells)
    choices = np.arange(2**size)
    first: Whole = np.zeros(2**size, dtype=cells.dtype)
    first[0] = 1
    found = [first]
    for row in cells:
        following: Whole = np.zeros(2**size, dtype=cells.dtype)
        for column, cell in enumerate(row):
            if cell:
                free = choices[(choices >> column) & 1 == 0]
                following[free | (1 << column)] += found[-1][free] * cell
        found.append(following)
    return found
