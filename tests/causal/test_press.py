"""Press perturbation, the published models first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.causal import press_perturbation
from policygraph.errors import UsageError


def model(cases: Path, name: str) -> pd.DataFrame:
    edges = pd.read_csv(cases / "snowshoe_hare_edges.csv")
    return edges[edges["model"] == name]


def test_published_model_a_raises_everything(cases: Path) -> None:
    expected = pd.read_csv(cases / "snowshoe_hare_expected.csv")
    found = press_perturbation(model(cases, "A"), push="V", draws=20_000, seed=0)
    for each in expected[expected["model"] == "A"].itertuples():
        assert each.press_on == "V"
        assert found.shares.loc[each.response_of, "positive"] == 1.0
        assert found.verdict(each.response_of) == "raises"


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_published_model_b_lowers_hares_in_almost_two_of_five_draws(cases: Path, seed: int) -> None:
    found = press_perturbation(model(cases, "B"), push="V", draws=20_000, seed=seed)
    assert 0.33 <= found.shares.loc["H", "negative"] <= 0.40
    assert found.verdict("H") == "ambiguous"
    assert 0.5 < found.acceptance < 1


def test_deciding_edges_say_what_to_find_out_next(cases: Path) -> None:
    found = press_perturbation(model(cases, "B"), push="V", draws=5000).deciding
    assert set(found["variable"]) == {"H"}
    by_edge = found.set_index(["source", "target"])["correlation"]
    # Plants feed hares, predators eat them: the stronger the first the more hares, the stronger the second the fewer.
    assert by_edge["V", "H"] > 0.2
    assert by_edge["P", "H"] < -0.2
    assert by_edge["V", "P"] < 0
    assert found["correlation"].abs().is_monotonic_decreasing


CHAIN = [("a", "a", -1), ("b", "b", -1), ("c", "c", -1), ("a", "b", "+"), ("b", "c", "-")]


def test_a_chain_passes_its_sign_on() -> None:
    found = press_perturbation(CHAIN, push="a")
    assert [found.verdict(name) for name in "abc"] == ["raises", "raises", "lowers"]
    assert found.acceptance == 1
    assert found.deciding.empty
    lowered = press_perturbation(CHAIN, push={"a": -1})
    assert [lowered.verdict(name) for name in "abc"] == ["lowers", "lowers", "raises"]
    assert press_perturbation(CHAIN, push=["b"]).verdict("a") == "unmoved"


def test_self_limits_may_be_given_to_variables_without_one() -> None:
    bare = [("a", "b", 1), ("b", "c", -1)]
    assert press_perturbation(bare, push="a").verdict("b") == "underspecified"
    assert press_perturbation(bare, push="a").accepted == 0
    assert press_perturbation(bare, push="a", self_limit=1).verdict("c") == "lowers"


def test_too_few_stable_draws_say_nothing() -> None:
    loud = [*CHAIN, ("b", "a", 1), ("a", "c", 1), ("c", "a", 1), ("c", "b", 1)]
    calm = press_perturbation(loud, push="a")
    assert 0.05 < calm.acceptance < 1
    strict = press_perturbation(loud, push="a", least_acceptance=0.99)
    assert set(strict.shares["verdict"]) == {"underspecified"}


def test_an_edge_is_there_with_its_belief() -> None:
    edges = [(*each, 1.0) for each in CHAIN[:3]] + [("a", "b", 1, 0.25), ("a", "c", "?", 1.0)]
    shares = press_perturbation(edges, push="a", draws=20_000).shares
    assert shares.loc["b", "positive"] == pytest.approx(0.25, abs=0.01)
    assert shares.loc["b", "zero"] == pytest.approx(0.75, abs=0.01)
    assert shares.loc["c", "positive"] == pytest.approx(0.5, abs=0.01)


def test_a_disputed_edge_draws_its_sign_by_the_two_beliefs() -> None:
    edges = [("a", "a", -1, 1), ("b", "b", -1, 1), ("a", "b", "+", 0.8), ("a", "b", "-", 0.2)]
    shares = press_perturbation(edges, push="a", draws=20_000).shares
    there = 1 - 0.2 * 0.8
    assert shares.loc["b", "positive"] == pytest.approx(there * 0.64 / 0.68, abs=0.01)
    assert shares.loc["b", "zero"] == pytest.approx(1 - there, abs=0.01)


def test_evidence_of_no_effect_is_no_edge() -> None:
    assert press_perturbation([*CHAIN[:2], ("a", "b", 0)], push="a").verdict("b") == "unmoved"


@settings(max_examples=15)
@given(st.permutations([*CHAIN, ("c", "b", 1), ("a", "c", "?")]), st.integers(0, 3))
def test_order_of_edges_is_irrelevant_and_the_seed_decides(edges: list[Any], seed: int) -> None:
    one = press_perturbation(sorted(edges, key=str), push="a", draws=50, seed=seed)
    other = press_perturbation(edges, push="a", draws=50, seed=seed)
    pd.testing.assert_frame_equal(one.shares, other.shares)
    pd.testing.assert_frame_equal(one.deciding, other.deciding)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from([1, -1])), max_size=6))
def test_turning_the_push_turns_every_answer(extra: list[Any]) -> None:
    edges = CHAIN + [each for each in extra if each[0] != each[1]]
    up = press_perturbation(edges, push="a", draws=40).shares
    down = press_perturbation(edges, push={"a": -2}, draws=40).shares
    assert up["positive"].tolist() == down["negative"].tolist()
    assert (up[["negative", "zero", "positive"]].sum(axis=1).round(9).isin([0.0, 1.0])).all()


@pytest.mark.parametrize(
    ("edges", "push"),
    [
        ([], "a"),
        (CHAIN, "z"),
        (CHAIN, {"a": 0}),
        ([("a", "b", "up")], "a"),
        ([("a", "b", 1, 1.5)], "a"),
        ([("a", "b", 1, "much")], "a"),
        ([("a", "b")], "a"),
    ],
)
def test_what_cannot_be_pushed_is_refused(edges: Any, push: Any) -> None:
    with pytest.raises(UsageError):
        press_perturbation(edges, push=push)
    with pytest.raises(UsageError):
        press_perturbation(CHAIN, push="a", draws=0)
    with pytest.raises(UsageError):
        press_perturbation(CHAIN, push="a").verdict("nobody")
