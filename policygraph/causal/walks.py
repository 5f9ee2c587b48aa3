"""Bounded signed walks on matrices: how much of each sign reaches a node, positive and negative sums apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["WalkOperator", "longer_walks", "push_through", "tail_bound", "walk_operator"]

Array = NDArray[np.float64]


class WalkOperator(NamedTuple):
    """Sums over walks of length 0 to ``length``; entry [i, j] goes from i to j."""

    positive: Array
    negative: Array
    undetermined: Array


def walk_operator(positive: Array, negative: Array, unsigned: Array | None = None, *, length: int = 4) -> WalkOperator:
    """Return W± = ½(Σ(P+N)ᵏ ± Σ(P−N)ᵏ) and the mass of walks that use an unsigned link.

    Parameters
    ----------
    positive, negative, unsigned
        Square non-negative matrices, [i, j] = weight of the link from i to j.
    length
        Longest walk, in links; bounded, so that no convergence is needed.
    """
    size = positive.shape[0]
    size_of, signed, signed_sum, total = positive + negative, positive - negative, np.eye(size), np.eye(size)
    power, signed_power = np.eye(size), np.eye(size)
    for _ in range(length):
        power, signed_power = power @ size_of, signed_power @ signed
        total, signed_sum = total + power, signed_sum + signed_power
    loose = np.zeros_like(total)
    if unsigned is not None and np.any(unsigned):
        everything, power = np.eye(size), np.eye(size)
        for _ in range(length):
            power = power @ (size_of + unsigned)
            everything = everything + power
        loose = everything - total
    return WalkOperator((total + signed_sum) / 2, (total - signed_sum) / 2, loose)


def push_through(plus: Array, minus: Array, operator: WalkOperator) -> tuple[Array, Array]:
    """Return R⁺ = d⁺W⁺ + d⁻W⁻ and R⁻ = d⁺W⁻ + d⁻W⁺ for direct pushes (rows: provisions, columns: nodes)."""
    return (
        plus @ operator.positive + minus @ operator.negative,
        plus @ operator.negative + minus @ operator.positive,
    )


def longer_walks(positive: Array, negative: Array, *, length: int = 4) -> Array | None:
    """Return the sums of all walks longer than ``length``, or ``None`` where they do not converge (ρ(P+N) ≥ 1)."""
    total = positive + negative
    if total.size and float(np.max(np.abs(np.linalg.eigvals(total)))) >= 1:
        return None
    rest: Array = np.linalg.inv(np.eye(len(total)) - total) @ np.linalg.matrix_power(total, length + 1)
    return rest


def tail_bound(positive: Array, negative: Array, *, length: int = 4) -> float | None:
    """Return the largest sum of all longer walks between two nodes, or ``None`` where they do not converge."""
    rest = longer_walks(positive, negative, length=length)
    return None if rest is None else float(np.max(rest, initial=0.0))
