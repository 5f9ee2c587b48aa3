"""A set under a budget, in an order that can be done."""

from __future__ import annotations

import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.scoring import Ranking, portfolio


def test_within_the_budget_and_with_what_it_needs(bundled: PolicyGraph, few: Ranking) -> None:
    for budget in (0.0, 50_000.0):
        frame = portfolio(bundled, few, budget, samples=20)
        assert frame["cumulative_cost"].iloc[-1] <= budget + 1e-6
        names = frame["intervention"].tolist()
        for place, name in enumerate(names):
            needed = few.candidates[name].intervention.prerequisites
            assert all(each in names[:place] for each in needed if each in few.candidates)


def test_establish_before_breaking_and_set_each_thing_once(bundled: PolicyGraph, few: Ranking) -> None:
    frame = portfolio(bundled, few, 1e6, samples=20)
    assert frame["intervention"].iloc[-1] == "itv:end-fuel-trade-in"
    setters: dict[tuple[str, str], str] = {}
    for name in frame["intervention"]:
        for change in few.candidates[name].changes:
            assert setters.setdefault((change.table, change.row), name) == name


def test_joint_effect_beside_the_sum(bundled: PolicyGraph, few: Ranking) -> None:
    frame = portfolio(bundled, few, -100_000.0, samples=50)
    joint, alone = frame.attrs["joint"], frame.attrs["sum"]
    assert set(joint) == set(alone)
    assert joint["conflict"] == pytest.approx(alone["conflict"], abs=0.2)


def test_a_budget_is_a_number(bundled: PolicyGraph, few: Ranking) -> None:
    with pytest.raises(UsageError):
        portfolio(bundled, few, float("nan"))
    assert len(portfolio(bundled, few, -1e9, samples=5)) == 0


def test_no_more_than_asked_for_and_every_other_has_a_reason(bundled: PolicyGraph, few: Ranking) -> None:
    for most in (1, 2):
        frame = portfolio(bundled, few, 1e6, most=most, samples=5)
        assert len(frame) <= most
        left = frame.attrs["left_out"]
        assert set(left) | set(frame["intervention"]) == {each.intervention for each in few}
        assert set(left.values()) <= {"no_gain", "set_twice", "limit"}
    assert frame["value"].min() > 0
    for row in frame.to_dict("records"):
        assert row["ends"] == few[row["intervention"]].resolved
