"""Pushes as columns."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.checks.columns import Axis, PushColumns, View
from policygraph.errors import UsageError

AXIS = Axis("place", ("nation", "province", "city", "abroad"), np.array([-1, 0, 1, -1]))


def test_a_lineage_runs_from_a_node_to_its_root() -> None:
    assert [each.tolist() for each in AXIS.lineages(strict=False)] == [[0], [1, 0], [2, 1, 0], [3]]
    assert [each.tolist() for each in AXIS.lineages(strict=True)] == [[], [0], [1, 0], []]
    assert AXIS.closure().astype(int).tolist() == [[1, 1, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_rows_are_taken_from_every_column() -> None:
    numbers = np.arange(4)
    columns = PushColumns.of_arrays(
        indicator=numbers % 2, place=numbers, sign=np.array([1, -1, 1, -1]), start=numbers, end=numbers + 1,
        above=AXIS.above, bound=numbers / 4,
    )  # fmt: skip
    taken = columns.take(np.array([2, 0]))
    assert len(taken) == 2
    assert taken.certain is taken.possible
    assert taken.certain.nodes[0].tolist() == [2, 0]
    assert taken.bound is not None
    assert taken.bound.tolist() == [0.5, 0]
    assert (taken.indicators, taken.ticks) == (("0", "1"), 5)


def test_columns_of_different_length_or_without_a_place_are_refused() -> None:
    three, two = np.arange(3), np.arange(2)
    with pytest.raises(UsageError, match="2, 3"):
        PushColumns.of_arrays(indicator=three, place=two, sign=three, start=three, end=three, above=AXIS.above)
    view = View((), three, three)
    with pytest.raises(UsageError, match="axis"):
        PushColumns(("i",), (), 3, three, three, view, view)
