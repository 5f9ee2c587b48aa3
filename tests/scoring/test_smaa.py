"""SMAA-2 against a closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import UsageError
from policygraph.scoring import smaa2


@pytest.mark.parametrize(
    ("first", "second"), [((1.0, 0.0), (0.0, 0.5)), ((0.6, 0.2), (0.1, 0.9)), ((1.0, 0.0), (0.0, 1.0))]
)
def test_two_alternatives_two_criteria(first: tuple[float, float], second: tuple[float, float]) -> None:
    """The first wins where w(a1 - b1) + (1 - w)(a2 - b2) > 0: w above d2 / (d1 + d2), uniform on 0 to 1."""
    up, down = first[0] - second[0], second[1] - first[1]
    edge = down / (up + down)
    values = np.broadcast_to(np.asarray([first, second]), (200_000, 2, 2))
    result = smaa2(values, seed=0)
    assert result.ranks[0, 0] == pytest.approx(1 - edge, abs=0.004)
    # The central weights are the mean of the winning half-line.
    assert result.central_weights[0, 0] == pytest.approx((1 + edge) / 2, abs=0.004)
    assert result.central_weights[1, 0] == pytest.approx(edge / 2, abs=0.004)
    assert result.confidence.tolist() == [1, 1]


@given(
    values=st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=2, max_size=5), seed=st.integers(0, 5)
)
def test_every_draw_ranks_everyone_once(values: list[list[float]], seed: int) -> None:
    result = smaa2(np.broadcast_to(np.asarray(values), (40, len(values), 3)), seed=seed)
    assert result.ranks.sum(axis=0) == pytest.approx(np.ones(len(values)))
    assert result.ranks.sum(axis=1) == pytest.approx(np.ones(len(values)))
    assert result.wins + result.wins.T == pytest.approx(np.ones((len(values), len(values))))


def test_given_weights_decide() -> None:
    values = np.asarray([[[1.0, 0.0], [0.0, 1.0]]])
    assert smaa2(values, weights=[0.9, 0.1]).ranks[0, 0] == 1
    assert smaa2(values, weights=[0.1, 0.9]).ranks[1, 0] == 1


def test_equal_alternatives_share_a_win_and_the_first_takes_the_rank() -> None:
    result = smaa2(np.full((10, 2, 2), 0.5))
    assert result.wins[0, 1] == 0.5
    assert result.ranks[0, 0] == 1


def test_shapes_that_do_not_fit() -> None:
    with pytest.raises(UsageError):
        smaa2(np.ones((2, 2)))
    with pytest.raises(UsageError):
        smaa2(np.ones((2, 2, 2)), weights=[0, 0])
