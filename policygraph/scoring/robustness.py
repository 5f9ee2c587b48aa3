"""How firm a ranking is: dominance, Pareto front, regret, rank reversal, and the assumptions that decide it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["deciding", "dominated", "pareto", "regret", "reversals"]

Array = NDArray[np.float64]
Method = Callable[[ArrayLike, ArrayLike, ArrayLike], Array]
_DOMINATED: Final = 0.95


def dominated(good: Array) -> list[list[int]]:
    """Return for each candidate those at least as good everywhere and better somewhere, in 95 % of the draws.

    Parameters
    ----------
    good
        Shape (draws, candidates, criteria), more is better.
    """
    count = good.shape[1]
    found: list[list[int]] = [[] for _ in range(count)]
    for one in range(count):
        gap = good - good[:, one : one + 1, :]
        share = ((gap >= 0).all(axis=2) & (gap > 0).any(axis=2)).mean(axis=0)
        found[one] = [other for other in range(count) if other != one and share[other] >= _DOMINATED]
    return found


def pareto(good: Array) -> NDArray[np.bool_]:
    """Return which alternatives no other beats: none is at least as good everywhere and better somewhere.

    Parameters
    ----------
    good
        Shape (alternatives, criteria), more is better.
    """
    gap = good[None, :, :] - good[:, None, :]
    beaten = np.all(gap >= 0, axis=2) & np.any(gap > 0, axis=2)
    front: NDArray[np.bool_] = ~np.any(beaten, axis=1)
    return front


def regret(scores: Array) -> tuple[Array, Array]:
    """Return mean and 95 % quantile of what is lost by choosing each candidate, in points of value (0 to 1).

    Parameters
    ----------
    scores
        Value of each candidate in each draw, shape (draws, candidates).
    """
    lost = scores.max(axis=1, keepdims=True) - scores
    return lost.mean(axis=0), np.quantile(lost, 0.95, axis=0)


def reversals(matrix: Array, weights: Array, types: Array, method: Method) -> list[int]:
    """Return the candidates without which the order of the others changes under a ranking method.

    Parameters
    ----------
    matrix, weights, types
        As for :func:`policygraph.scoring.mcda.topsis`.
    method
        Scores alternatives, more is better.
    """
    whole = np.round(method(matrix, weights, types), 12)
    found: list[int] = []
    for gone in range(len(matrix)):
        rest = np.delete(np.arange(len(matrix)), gone)
        alone = np.round(method(matrix[rest], weights, types), 12)
        before = np.sign(whole[rest][:, None] - whole[rest][None, :])
        after = np.sign(alone[:, None] - alone[None, :])
        if np.any(before * after < 0):
            found.append(gone)
    return found


def deciding(margin: Array, causes: Mapping[str, Array], *, count: int = 3) -> list[tuple[str, float]]:
    """Return the assumptions that go with a candidate's lead: name and rank correlation, strongest first.

    Parameters
    ----------
    margin
        Lead of the candidate over the best other one in each draw, shape (draws,).
    causes
        Draws of parameters and weights by name, shape (draws,); constants are left out.
    """
    found: list[tuple[str, float]] = []
    if np.ptp(margin) == 0:
        return found
    ranks = _ranks(margin)
    for name in sorted(causes):
        if np.ptp(causes[name]) > 0:
            found.append((name, float(np.corrcoef(ranks, _ranks(causes[name]))[0, 1])))
    return sorted(found, key=lambda each: (-abs(each[1]), each[0]))[:count]


def _ranks(values: Array) -> Array:
    """Return ranks with ties at their mean, so that order among equals cannot matter."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle: Array = (last - counts + last - 1) / 2
    return middle[inverse]
