"""Cross-impact, first and second order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import cross_impact
from policygraph.errors import UsageError

LABELS = ["a", "b", "c"]
MATRIX = pd.DataFrame([[0, 2, -1], [1, 0, 3], [0, -2, 0]], index=LABELS, columns=LABELS)


def test_a_matrix_worked_by_hand() -> None:
    found = cross_impact(MATRIX)
    # out = row sums 1, 4, -2; second = half of the row times out: (2*4 + -1*-2)/2, (1*1 + 3*-2)/2, (-2*4)/2.
    assert found["out"].tolist() == [1, 4, -2]
    assert found["second"].tolist() == [5, -2.5, -4]
    assert found["total"].tolist() == [6, 1.5, -6]
    assert found["rank_out"].tolist() == [2, 1, 3]
    assert found["rank_total"].tolist() == [1, 2, 3]


def test_every_shape_people_hand_over_gives_the_same_numbers() -> None:
    plain = MATRIX.to_numpy().tolist()
    wanted = cross_impact(MATRIX).to_numpy().tolist()
    read_without_index = MATRIX.reset_index()
    turned = MATRIX.loc[["c", "a", "b"]]
    for shape in (plain, MATRIX.to_numpy(), MATRIX.to_dict(orient="index"), read_without_index, turned):
        assert cross_impact(shape).to_numpy().tolist() == wanted
    assert cross_impact(turned).index.tolist() == LABELS
    assert cross_impact(plain).index.tolist() == ["1", "2", "3"]


def test_ties_share_the_better_rank_and_a_blank_diagonal_is_nothing() -> None:
    found = cross_impact([[None, 1], [1, ""]])
    assert found["rank_out"].tolist() == [1, 1]


@given(st.lists(st.integers(-3, 3), min_size=16, max_size=16), st.permutations(range(4)))
def test_order_of_items_changes_only_the_order_of_rows(cells: list[int], order: list[int]) -> None:
    frame = pd.DataFrame(np.reshape(cells, (4, 4)), index=list("abcd"), columns=list("abcd"))
    names = ["abcd"[number] for number in order]
    pd.testing.assert_frame_equal(cross_impact(frame.loc[names, names]), cross_impact(frame).loc[names])


@given(st.lists(st.integers(-3, 3), min_size=9, max_size=9))
def test_turning_every_sign_turns_the_first_order_and_keeps_the_second(cells: list[int]) -> None:
    matrix = np.reshape(cells, (3, 3))
    one, other = cross_impact(matrix), cross_impact(-matrix)
    assert (one["out"] == -other["out"]).all()
    assert (one["second"] == other["second"]).all()


@pytest.mark.parametrize(
    ("matrix", "word"),
    [
        ([[1, 2, 3], [4, 5, 6]], "2 × 3"),
        ([[0, "much"], [1, 0]], "much"),
        ([[0, None], [1, 0]], "row 1, column 2"),
        (pd.DataFrame([[0, 1], [1, 0]], index=["a", "b"], columns=["a", "z"]), "b, z"),
        (pd.DataFrame([[0, 1], [1, 0]], index=["a", "a"], columns=["a", "a"]), "a"),
        ("matrix.csv", "square"),
    ],
)
def test_what_is_no_square_table_of_numbers_is_refused(matrix: Any, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        cross_impact(matrix)
