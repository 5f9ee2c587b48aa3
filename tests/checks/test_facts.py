"""Single facts: one cell on request, and exactly the gravest of all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.checks.columns import PushColumns
from policygraph.checks.conflicts import RULES
from policygraph.checks.explode import push_columns
from policygraph.checks.facts import list_facts, top_facts
from policygraph.errors import LimitError, ScopeError, UsageError
from policygraph.graph import PolicyGraph

ABOVE = np.array([-1, *[0] * 31])


def random_columns(size: int, seed: int, levels: int) -> PushColumns:
    rng = np.random.default_rng(seed)
    start = rng.integers(0, 30, size)
    return PushColumns.of_arrays(
        indicator=rng.integers(0, 12, size), place=rng.integers(0, 32, size), sign=rng.choice([1, -1], size),
        start=start, end=start + rng.integers(0, 6, size), above=ABOVE, indicators=12, ticks=36,
        bound=rng.integers(1, levels + 1, size) / levels,
    )  # fmt: skip


def in_order(columns: PushColumns) -> list[tuple[float, int, int]]:
    """All pairs of a set of columns, gravest first."""
    assert columns.bound is not None
    listed = list_facts(columns)
    worth = np.minimum(columns.bound[listed["raising"]], columns.bound[listed["lowering"]])
    pairs = zip(worth.tolist(), listed["raising"].tolist(), listed["lowering"].tolist(), strict=True)
    return sorted(pairs, key=lambda each: (-each[0], each[1], each[2]))


@settings(max_examples=12)
@given(st.integers(0, 1000), st.sampled_from([3, 50, 10**6]), st.sampled_from([1, 10, 100]))
def test_the_top_is_exactly_the_head_of_the_whole_list(seed: int, levels: int, count: int) -> None:
    columns = random_columns(4000, seed, levels)
    found = top_facts(columns, count)
    wanted = in_order(columns)[:count]
    assert list(zip(found["priority"], found["raising"], found["lowering"], strict=True)) == wanted


def test_asking_for_more_than_there_is_gives_all() -> None:
    columns = random_columns(60, 0, 10)
    assert len(top_facts(columns, 10_000)) == len(in_order(columns))


def test_priorities_are_those_of_the_findings(bundled: PolicyGraph) -> None:
    columns = push_columns(bundled)
    links = columns.details["links"]
    found = {
        (links[each.raising].source, links[each.lowering].source, each.indicator): round(each.priority, 6)
        for each in top_facts(columns, 10_000).itertuples()
    }
    rule = next(each for each in RULES if each.name == "c01_opposite_signs")
    wanted = {(each.parties[0].id, each.parties[1].id, each.indicator): each.priority for each in rule.find(bundled)}
    assert found == pytest.approx(wanted)


def test_no_fact_outranks_the_bound_of_its_pushes(bundled: PolicyGraph) -> None:
    columns = push_columns(bundled)
    assert columns.bound is not None
    assert columns.push is not None
    bound = dict(zip(columns.push.tolist(), columns.bound.tolist(), strict=True))
    for each in top_facts(columns, 10_000).itertuples():
        assert each.priority <= min(bound[each.raising], bound[each.lowering]) + 1e-6


def test_one_cell_is_the_part_of_the_whole_list(bundled: PolicyGraph) -> None:
    columns = push_columns(bundled)
    whole = list_facts(columns)
    indicator, place = whole["indicator"].iloc[0], whole["place"].iloc[0]
    part = whole[(whole["indicator"] == indicator) & (whole["place"] == place)].reset_index(drop=True)
    assert list_facts(columns, indicator=indicator, place=place).equals(part)
    with pytest.raises(ScopeError, match="ind:nothing"):
        list_facts(columns, indicator="ind:nothing")
    with pytest.raises(ScopeError, match="plc:nowhere"):
        list_facts(columns, place="plc:nowhere")


def test_what_no_list_is_good_for_is_refused() -> None:
    size = 30_000
    zeros = np.zeros(size, dtype=np.int64)
    sign = np.where(np.arange(size) % 2, 1, -1)
    # Heavy pushes that never meet: all raise early, all lower late.
    apart = PushColumns.of_arrays(
        indicator=zeros, place=zeros, sign=sign, start=np.where(sign > 0, 0, 5), end=np.where(sign > 0, 1, 6),
        above=ABOVE, bound=np.linspace(0.5, 1, size),
    )  # fmt: skip
    with pytest.raises(LimitError, match="count"):
        list_facts(apart)
    with pytest.raises(LimitError, match="count"):
        top_facts(apart, 10)


def test_a_bound_is_needed() -> None:
    columns = PushColumns.of_arrays(
        indicator=np.array([0]),
        place=np.array([0]),
        sign=np.array([1]),
        start=np.array([0]),
        end=np.array([1]),
        above=ABOVE,
    )
    with pytest.raises(UsageError):
        top_facts(columns, 1)
