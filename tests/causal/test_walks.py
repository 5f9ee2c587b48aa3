"""Bounded walks against a brute-force enumeration of every walk."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from policygraph.causal.walks import longer_walks, push_through, tail_bound, walk_operator

Array = NDArray[np.float64]
WEIGHTS = st.sampled_from([0.0, 0.0, 0.2, 0.4, 0.6])
THREE = st.lists(WEIGHTS, min_size=9, max_size=9).map(lambda cells: np.reshape(cells, (3, 3)))


def enumerate_walks(plus: Array, minus: Array, loose: Array, length: int) -> tuple[Array, Array, Array]:
    """Sum over every sequence of nodes and kinds of link, one at a time."""
    size = len(plus)
    sums = np.zeros((3, size, size))
    parts = (plus, minus, loose)
    for steps in range(length + 1):
        for nodes in product(range(size), repeat=steps + 1):
            for kinds in product(range(3), repeat=steps):
                weight = 1.0
                for step, kind in enumerate(kinds):
                    weight *= parts[kind][nodes[step], nodes[step + 1]]
                place = 2 if 2 in kinds else kinds.count(1) % 2
                sums[place, nodes[0], nodes[-1]] += weight
    return sums[0], sums[1], sums[2]


@given(THREE, THREE, THREE, st.integers(0, 3))
def test_the_operator_equals_every_walk_counted(plus: Array, minus: Array, loose: Array, length: int) -> None:
    found = walk_operator(plus, minus, loose, length=length)
    for one, other in zip(found, enumerate_walks(plus, minus, loose, length), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


@given(THREE, THREE)
def test_turning_every_push_swaps_what_is_raised_and_lowered(plus: Array, minus: Array) -> None:
    operator = walk_operator(plus, minus)
    up, down = np.array([[0.4, 0.0, 0.2]]), np.array([[0.0, 0.6, 0.0]])
    raised, lowered = push_through(up, down, operator)
    turned_raised, turned_lowered = push_through(down, up, operator)
    np.testing.assert_allclose(raised, turned_lowered)
    np.testing.assert_allclose(lowered, turned_raised)


def test_a_chain_of_two_minus_signs_raises() -> None:
    minus = np.zeros((3, 3))
    minus[0, 1], minus[1, 2] = 0.4, 0.6
    found = walk_operator(np.zeros((3, 3)), minus)
    assert found.positive[0, 2] == pytest.approx(0.24)
    assert found.negative[0, 1] == pytest.approx(0.4)
    assert found.negative[0, 2] == found.undetermined.max() == 0


@given(THREE, THREE, st.integers(0, 4))
def test_the_tail_bound_holds_for_longer_walks(plus: Array, minus: Array, length: int) -> None:
    bound = tail_bound(plus, minus, length=length)
    if bound is not None:
        near, far = (walk_operator(plus, minus, length=steps) for steps in (length, 40))
        rest = (far.positive + far.negative) - (near.positive + near.negative)
        assert rest.max() <= bound + 1e-9


def test_no_bound_where_walks_do_not_converge_and_none_needed_for_no_nodes() -> None:
    assert tail_bound(np.array([[1.0]]), np.array([[0.0]])) is None
    assert tail_bound(np.zeros((0, 0)), np.zeros((0, 0))) == 0


def test_the_longer_walks_by_entry_are_what_the_bound_is_the_largest_of() -> None:
    plus = np.array([[0.0, 0.5], [0.5, 0.0]])
    rest = longer_walks(plus, np.zeros((2, 2)), length=1)
    # Walks of 2, 4, ... links come back, those of 3, 5, ... cross over: 0.25 / 0.75 and 0.125 / 0.75.
    assert rest == pytest.approx(np.array([[1 / 3, 1 / 6], [1 / 6, 1 / 3]]))
    assert tail_bound(plus, np.zeros((2, 2)), length=1) == pytest.approx(1 / 3)
    assert longer_walks(np.eye(2), np.zeros((2, 2))) is None
