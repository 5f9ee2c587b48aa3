"""Linear constraints, a smallest set that fails, and its slack."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.checks.feasibility import Constraint, infeasible_subset


def bound(row, name, sense, value):
    return Constraint(row, ((name, 1.0),), sense, value, "GW")


def test_two_bounds_that_leave_no_room():
    found = infeasible_subset([bound("a", "x", ">=", 10), bound("b", "x", "<=", 4), bound("c", "y", ">=", 1)])
    assert {each.row for each in found.members} == {"a", "b"}
    assert found.slack == pytest.approx(6)


def test_what_holds_together_gives_nothing():
    assert infeasible_subset([]) is None
    assert infeasible_subset([bound("a", "x", ">=", 4), bound("b", "x", "<=", 4)]) is None


def test_a_share_couples_part_and_whole():
    share = Constraint("s", (("part", 1.0), ("whole", -0.5)), ">=", 0.0, "GW")
    found = infeasible_subset([share, bound("p", "part", "<=", 40), bound("w", "whole", ">=", 100)])
    assert {each.row for each in found.members} == {"s", "p", "w"}
    assert found.slack == pytest.approx(10)


def test_identities_are_never_accused():
    inside = Constraint("", (("part", 1.0), ("whole", -1.0)), "<=", 0.0)
    found = infeasible_subset([inside, bound("p", "part", ">=", 5), bound("w", "whole", "<=", 3)])
    assert {each.row for each in found.members} == {"p", "w"}


@given(
    st.lists(
        st.tuples(st.sampled_from("xy"), st.sampled_from(["<=", ">="]), st.integers(0, 20)), min_size=1, max_size=7
    )
)
def test_the_set_is_infeasible_and_minimal(rows):
    """Bounds on single variables fail exactly where a floor lies above a ceiling; two bounds are then enough."""
    constraints = [bound(f"r{i}", name, sense, float(value)) for i, (name, sense, value) in enumerate(rows)]
    floors = {name: max([v for n, s, v in rows if n == name and s == ">="], default=0) for name in "xy"}
    ceilings = {name: min([v for n, s, v in rows if n == name and s == "<="], default=np.inf) for name in "xy"}
    found = infeasible_subset(constraints)
    assert (found is not None) == any(floors[name] > ceilings[name] for name in "xy")
    if found:
        assert len(found.members) == 2
        assert found.slack > 0
        for each in found.members:
            assert infeasible_subset([other for other in found.members if other is not each]) is None
