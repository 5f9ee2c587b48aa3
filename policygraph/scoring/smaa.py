"""SMAA-2: how often an alternative ranks where, when weights are unknown and criteria uncertain."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from policygraph.errors import UsageError

__all__ = ["Acceptability", "smaa2"]

Array = NDArray[np.float64]


class Acceptability(NamedTuple):
    """How often each alternative ranks where.

    ``ranks[i, r]``: share of draws in which i ranks r; ``central_weights[i]``: mean weights that put i first (``nan``
    where none do); ``confidence[i]``: share of draws in which i is first under them; ``wins[i, j]``: share of draws in
    which i is better than j, equal ones counting half; ``weights``: those used, shape (draws, criteria).
    """

    ranks: Array
    central_weights: Array
    confidence: Array
    wins: Array
    weights: Array


def smaa2(values: ArrayLike, *, weights: ArrayLike | None = None, seed: int = 0) -> Acceptability:
    """Return rank acceptabilities of alternatives under an additive value model.

    Parameters
    ----------
    values
        Partial values 0 to 1, shape (draws, alternatives, criteria); 1 is best.
    weights
        Weights to use, shape (draws, criteria) or (criteria,); without them each draw takes one uniformly from the
        simplex.
    seed
        Of the weights; 0 is a seed.

    Raises
    ------
    UsageError
        If ``values`` has not three axes.

    Notes
    -----
    Where several alternatives are equal in a draw the one that stands first takes the better rank; ``wins`` halves
    such draws between both.

    References
    ----------
    Lahdelma & Salminen 2001, doi 10.1287/opre.49.3.444.11220.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 3 or 0 in table.shape:
        raise UsageError("scoring.shapes", matrix=table.shape, weights="")
    draws, count, criteria = table.shape
    shares = _weights(draws, criteria, weights, seed)
    scores = np.einsum("dac,dc->da", table, shares)
    # Equal scores share a rank by halves: each of two equals is first in half of the draws.
    better = (scores[:, :, None] > scores[:, None, :]) + 0.5 * (scores[:, :, None] == scores[:, None, :])
    wins = better.mean(axis=0)
    np.fill_diagonal(wins, 0.5)
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = np.zeros((count, count))
    for rank in range(count):
        ranks[:, rank] = np.bincount(order[:, rank], minlength=count) / draws
    central, confidence = np.full((count, criteria), np.nan), np.zeros(count)
    for alternative in range(count):
        first = order[:, 0] == alternative
        if first.any():
            central[alternative] = shares[first].mean(axis=0)
            under = table @ central[alternative]
            confidence[alternative] = (under.argmax(axis=1) == alternative).mean()
    return Acceptability(ranks, central, confidence, wins, shares)


def _weights(draws: int, criteria: int, given: ArrayLike | None, seed: int) -> Array:
    if given is None:
        drawn: Array = np.random.default_rng(seed).dirichlet(np.ones(criteria), size=draws)
        return drawn
    shares = np.broadcast_to(np.asarray(given, dtype=np.float64), (draws, criteria))
    total = shares.sum(axis=1, keepdims=True)
    if np.any(total <= 0) or np.any(shares < 0):
        raise UsageError("scoring.shapes", matrix="", weights=shares.shape)
    result: Array = shares / total
    return result
