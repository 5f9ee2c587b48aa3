"""What a target says of its number."""

from __future__ import annotations

import pytest

from policygraph.checks.bounds import target_bounds
from policygraph.checks.teaching import provision, target, teaching_graph
from policygraph.schema.policies import Target


def bounds(indicator: str = "ind:nev", **cells: str) -> list[tuple[str, float]]:
    graph = teaching_graph({"provisions": [provision("a")], "targets": [target("a", "1", indicator, "40", **cells)]})
    (row,) = graph.rows(Target)
    return [(sense, pytest.approx(number)) for sense, number in target_bounds(graph, row)]


def test_a_number_may_be_passed_where_that_is_good() -> None:
    assert bounds(comparator="=") == [(">=", 40)]
    assert bounds("ind:oil", comparator="=") == [("<=", 40)]
    assert bounds("ind:coal", comparator="=", unit="Mt/yr") == [(">=", 40), ("<=", 40)]


def test_a_comparator_is_taken_at_its_word() -> None:
    assert bounds(comparator="<=") == [("<=", 40)]
    assert bounds("ind:oil", comparator=">") == [(">=", 40)]


def test_about_leaves_room() -> None:
    assert bounds(comparator=">=", approximate="yes") == [(">=", 38)]


def test_a_unit_of_another_dimension_bounds_nothing() -> None:
    assert bounds("ind:coal", comparator="=", unit="GW") == []
