"""Exact loop analysis, the published matrices first."""

from __future__ import annotations

from itertools import permutations
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import community_effect, weighted_predictions
from policygraph.causal.loops import LARGEST_SYSTEM
from policygraph.errors import LimitError, UsageError


def table(cases: Path, name: str) -> pd.DataFrame:
    found = pd.read_csv(cases / name, dtype=str, index_col=0)
    found.index = found.index.astype(str)
    return found


def test_all_sixteen_signs_of_levins_and_schultz(cases: Path) -> None:
    found = community_effect(table(cases, "levins1996_community_matrix.csv")).T
    # The published tables have row = pushed, column = responding.
    for name in ("levins1996_expected_effects.csv", "loop_cm_levins_R_community_effect.csv"):
        wanted = table(cases, name).astype(float)
        assert wanted.size == 16
        np.testing.assert_array_equal(found.loc[wanted.index, wanted.columns].to_numpy(), wanted.to_numpy())


@pytest.mark.parametrize(
    ("matrix", "stem"),
    [("levins1996_community_matrix.csv", "loop_cm_levins_R"), ("loopanalyst_submatrix_5x5.csv", "loop_submatrix_R")],
)
def test_published_predictions_cell_by_cell(cases: Path, matrix: str, stem: str) -> None:
    community = table(cases, matrix)
    found = weighted_predictions(community)
    for name, frame in (("weighted_predictions", found.signs), ("weighted_feedback", found.weights.astype(str))):
        wanted = table(cases, f"{stem}_{name}.csv")
        got = frame.loc[wanted.index, wanted.columns]
        if name == "weighted_feedback":
            np.testing.assert_array_equal(got.astype(float).to_numpy(), wanted.astype(float).to_numpy())
        else:
            assert got.to_numpy().tolist() == wanted.to_numpy().tolist()
    effects = table(cases, f"{stem}_community_effect.csv").astype(float)
    np.testing.assert_array_equal(community_effect(community).T.to_numpy(), effects.to_numpy())


CELLS = st.integers(2, 4).flatmap(
    lambda size: st.lists(st.sampled_from([-1, 0, 1]), min_size=size * size, max_size=size * size).map(
        lambda cells: np.reshape(cells, (size, size))
    )
)


def products_of_minor(matrix: Any, row: int, column: int) -> list[int]:
    """Every signed product of the expansion of the cofactor that drops a row and a column."""
    rows = [number for number in range(len(matrix)) if number != row]
    columns = [number for number in range(len(matrix)) if number != column]
    found = []
    for order in permutations(range(len(rows))):
        turns = sum(order[i] > order[j] for i in range(len(order)) for j in range(i + 1, len(order)))
        cells = [int(matrix[rows[i]][columns[order[i]]]) for i in range(len(order))]
        found.append((-1) ** (turns + row + column) * prod(cells))
    return found


@given(CELLS)
def test_every_cell_equals_the_expansion_written_out(matrix: Any) -> None:
    found, signs = weighted_predictions(matrix), community_effect(matrix).to_numpy()
    for responding, pushed in np.ndindex(*matrix.shape):
        terms = products_of_minor(-matrix, pushed, responding)
        net, total = sum(terms), sum(abs(term) for term in terms)
        assert found.adjoint.iloc[responding, pushed] == net
        assert found.total.iloc[responding, pushed] == total
        assert found.weights.iloc[responding, pushed] == (abs(net) / total if total else 1)
        clear = net / total if total and abs(net) == total else (np.nan if total else 0)
        np.testing.assert_equal(signs[responding, pushed], float(clear))


@given(CELLS)
def test_the_adjoint_is_the_inverse_times_the_determinant(matrix: Any) -> None:
    determinant = np.linalg.det(-matrix.astype(float))
    if abs(determinant) > 0.5:
        wanted = np.linalg.inv(-matrix.astype(float)) * determinant
        np.testing.assert_allclose(weighted_predictions(matrix).adjoint.to_numpy(dtype=float), wanted, atol=1e-9)


def test_ambiguity_is_told_by_the_weight() -> None:
    # Two paths from a to c, one of each sign: the answer is open; with two of three alike it leans.
    open_case = [[-1, 0, 0], [1, -1, 0], [1, -1, -1]]
    assert weighted_predictions(open_case).signs.iloc[2, 0] == "?"
    assert np.isnan(community_effect(open_case).iloc[2, 0])
    leaning = [[-1, 0, 0, 0], [1, -1, 0, 0], [1, 0, -1, 0], [1, 1, -1, -1]]
    found = weighted_predictions(leaning)
    assert found.signs.iloc[3, 0] == "?"
    assert found.weights.iloc[3, 0] == pytest.approx(1 / 3)
    trusted = [[-1, 0, 0, 0, 0], [1, -1, 0, 0, 0], [1, 0, -1, 0, 0], [1, 0, 0, -1, 0], [1, 1, 1, -1, -1]]
    assert weighted_predictions(trusted).signs.iloc[4, 0] == "(+)"
    assert weighted_predictions((-np.array(trusted)) * -1).weights.iloc[4, 0] == 0.5


def test_every_shape_gives_the_same_answer() -> None:
    plain = [[-1, 1], [-1, 0]]
    wanted = weighted_predictions(plain).signs.to_numpy().tolist()
    text = [["-", "+"], ["-", "0"]]
    frame = pd.DataFrame(plain, index=["x", "y"], columns=["x", "y"])
    for shape in (text, np.array(plain), frame, frame.reset_index(), frame.loc[["y", "x"]]):
        assert weighted_predictions(shape).signs.to_numpy().tolist() == wanted


def test_weights_between_are_kept_exact() -> None:
    found = weighted_predictions([[-0.1, 0, 0], [0.1, -0.3, 0], [0.3, -0.1, -0.1]])
    # Paths a to c: direct 0.3 * 0.3 against 0.1 * -0.1 through b; 0.1 in floats would leave a rest.
    assert found.adjoint.iloc[2, 0] == pytest.approx(0.08)
    assert found.weights.iloc[2, 0] == 0.8


def test_a_large_system_is_exact_and_a_larger_one_refused() -> None:
    rng = np.random.default_rng(0)
    matrix = rng.integers(-1, 2, (12, 12)) - 2 * np.eye(12, dtype=int)
    found = weighted_predictions(matrix)
    product = np.array(found.adjoint.to_numpy(), dtype=object) @ (-matrix.astype(object))
    assert len({product[i, i] for i in range(12)}) == 1
    assert all(product[i, j] == 0 for i, j in np.ndindex(12, 12) if i != j)
    with pytest.raises(LimitError, match="press"):
        weighted_predictions(np.eye(LARGEST_SYSTEM + 1))


@pytest.mark.parametrize("matrix", [[[1, 2]], [["much", 1], [1, 1]], [["?", 1], [1, 1]], [[float("nan"), 1], [1, 1]]])
def test_what_is_no_community_matrix_is_refused(matrix: Any) -> None:
    with pytest.raises(UsageError):
        weighted_predictions(matrix)
