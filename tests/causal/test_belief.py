"""Belief from independent sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import belief, disputed_belief
from policygraph.errors import UsageError

SHARES = st.floats(0, 1, allow_nan=False)
SOURCES = st.lists(st.tuples(st.sampled_from("abcde"), SHARES), max_size=8)


def test_two_independent_sources_leave_the_product_of_doubts() -> None:
    assert belief([("ministry", 0.9), ("press", 0.5)]) == pytest.approx(0.95)


def test_a_copied_report_counts_once_with_its_best_copy() -> None:
    assert belief([("agency", 0.6), ("agency", 0.8), ("agency", 0.7)]) == pytest.approx(0.8)


def test_no_source_gives_no_belief_and_a_mapping_is_read() -> None:
    assert belief([]) == 0
    assert belief({"ministry": 0.9, "press": 0.5}) == pytest.approx(0.95)


@given(SOURCES)
def test_belief_lies_between_the_best_source_and_certainty(sources: list[tuple[str, float]]) -> None:
    best = max((sure for _, sure in sources), default=0.0)
    assert best - 1e-12 <= belief(sources) <= min(1.0, sum(sure for _, sure in sources)) + 1e-12


@given(SOURCES, st.randoms(use_true_random=False))
def test_order_of_sources_is_irrelevant(sources: list[tuple[str, float]], shuffler: object) -> None:
    turned = list(sources)
    shuffler.shuffle(turned)  # type: ignore[attr-defined]
    assert belief(turned) == belief(sources)


@given(SHARES, SHARES)
def test_a_dispute_divides_into_two_sides_that_add_to_one(plus: float, minus: float) -> None:
    assert disputed_belief(plus, minus) + disputed_belief(minus, plus) == pytest.approx(1)


def test_an_even_dispute_is_open_and_the_better_founded_side_leads() -> None:
    assert disputed_belief(0.7, 0.7) == 0.5
    assert disputed_belief(1, 1) == disputed_belief(0, 0) == 0.5
    assert disputed_belief(0.8, 0.2) == pytest.approx(0.64 / 0.68)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_a_belief_outside_its_range_is_refused(wrong: float) -> None:
    with pytest.raises(UsageError):
        belief([("a", wrong)])
    with pytest.raises(UsageError):
        disputed_belief(wrong, 0.5)
