"""Conditions: reading, meeting, carrying."""

from __future__ import annotations

import pytest

from policygraph.causal.conditions import conditions_meet, is_satisfiable, read_condition
from policygraph.errors import LimitError, UsageError

A, B = ("a", "eq", True), ("b", "eq", True)


def test_every_shape_becomes_alternatives() -> None:
    assert read_condition(None) == read_condition([]) == read_condition("") == ((),)
    assert read_condition(A) == read_condition([A]) == ((A,),)
    assert read_condition([A, B]) == read_condition({"all": [A, B]}) == ((A, B),)
    assert read_condition({"any": [A, B]}) == ((A,), (B,))
    assert read_condition([A, {"any": [B, A]}]) == ((A, B), (A, A))
    assert read_condition(" in winter ") == "in winter"


def test_a_condition_carries_another_where_it_leaves_no_way_out() -> None:
    both, either = read_condition([A, B]), read_condition({"any": [A, B]})
    assert conditions_meet(both, either) == "always"
    assert conditions_meet(either, both) == "sometimes"
    assert conditions_meet(both, read_condition(("a", "eq", False))) == "never"
    assert conditions_meet(read_condition(None), read_condition(A)) == "sometimes"
    assert conditions_meet(read_condition(A), read_condition(None)) == "always"


def test_what_can_never_be_met_is_told() -> None:
    assert not is_satisfiable(read_condition([A, ("a", "eq", False)]))
    assert is_satisfiable(read_condition({"any": [A, [B, ("b", "eq", False)]]}))
    assert is_satisfiable("in winter")


def test_nonsense_is_refused_and_a_flood_stopped() -> None:
    with pytest.raises(UsageError):
        read_condition({"either": [A]})
    with pytest.raises(UsageError):
        read_condition([A, "in winter"])
    with pytest.raises(LimitError):
        read_condition([{"any": [A, B]}] * 20)
    wide = read_condition({"any": [[A, B]] * 13})
    with pytest.raises(LimitError):
        conditions_meet(read_condition(A), wide)
