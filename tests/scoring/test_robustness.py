"""Dominance, Pareto, regret, reversal and deciding assumptions on arrays worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.scoring import topsis
from policygraph.scoring.robustness import deciding, dominated, pareto, regret, reversals


def test_dominated_in_95_percent_of_draws() -> None:
    good = np.zeros((100, 2, 2))
    good[:, 1, :] = 1.0
    good[:4, 1, 0] = -1.0
    assert dominated(good) == [[1], []]
    good[:6, 1, 0] = -1.0
    assert dominated(good) == [[], []]


def test_equals_do_not_dominate_one_another() -> None:
    assert dominated(np.ones((10, 2, 3))) == [[], []]


def test_pareto_front_by_hand() -> None:
    assert pareto(np.asarray([[3.0, 1], [1, 3], [1, 1], [3, 1]])).tolist() == [True, True, False, True]


def test_regret_by_hand() -> None:
    mean, high = regret(np.asarray([[1.0, 0.5], [0.2, 0.6]]))
    assert mean == pytest.approx([0.2, 0.25])
    assert high == pytest.approx([0.38, 0.475])


def test_reversal_is_seen_where_a_method_reverses() -> None:
    # Scores that count how many are beaten minus a share of those present turn round without the third.
    def odd(matrix: np.ndarray, weights: object, types: object) -> np.ndarray:
        return matrix[:, 0] * (1 if len(matrix) > 2 else -1)

    matrix = np.asarray([[1.0], [2.0], [3.0]])
    assert reversals(matrix, np.ones(1), np.ones(1), odd) == [0, 1, 2]  # type: ignore[arg-type]
    assert reversals(matrix, np.ones(1), np.ones(1), topsis) == []


def test_the_cause_that_goes_with_the_lead() -> None:
    lead = np.arange(20.0)
    causes = {"same": lead * 2, "turned": -(lead**3), "constant": np.ones(20), "noise": np.tile([0.0, 1.0], 10)}
    found = deciding(lead, causes, count=2)
    assert found == [("same", pytest.approx(1.0)), ("turned", pytest.approx(-1.0))]
    assert deciding(np.ones(20), causes) == []
