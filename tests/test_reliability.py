"""Agreement of two coders, as ``docs/reliability.py`` measures it, and that its page is up to date."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph import PolicyGraph

ROOT = Path(__file__).parent.parent
# Gwet's own table: both raters say yes to 118 of 125 subjects, and never no together.
SKEWED = [("yes", "yes")] * 118 + [("yes", "no")] * 5 + [("no", "yes")] * 2
codings = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40)


@pytest.fixture(scope="module")
def script() -> Any:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return import_module("reliability")
    finally:
        sys.path.remove(str(ROOT / "docs"))


def test_agreement_of_a_skewed_table(script: Any) -> None:
    assert script.percent(SKEWED) == pytest.approx(0.944)
    assert script.kappa(SKEWED) == pytest.approx(-0.0234, abs=5e-5)
    assert script.gwet(SKEWED) == pytest.approx(0.9408, abs=5e-5)


def test_agreement_by_chance_alone_has_no_kappa(script: Any) -> None:
    every = [(first, second) for first in "ab" for second in "ab"]
    assert script.kappa(every) == pytest.approx(0.0)
    assert script.gwet(every) == pytest.approx(0.0)


@given(pairs=codings)
def test_agreement_knows_neither_order_nor_names(script: Any, pairs: list[tuple[str, str]]) -> None:
    other = [(first.upper(), second.upper()) for second, first in reversed(pairs)]
    for measure in (script.percent, script.kappa, script.gwet):
        assert measure(other) == pytest.approx(measure(pairs))
        assert measure(pairs) <= 1
    assert script.kappa([(first, first) for first, _ in pairs]) == script.gwet([(one, one) for _, one in pairs]) == 1


def test_an_interval_holds_its_measure(script: Any) -> None:
    low, high = script.interval(script.percent, SKEWED, "ab")
    assert low < 0.944 < high
    assert (low, high) == script.interval(script.percent, SKEWED, "ab")


def test_a_draw_is_the_same_for_one_seed_and_shows_no_code(script: Any, bundled: PolicyGraph) -> None:
    first, second, other = (script.draw(bundled, seed) for seed in ("116c9ffd", "116c9ffd", "0000000a"))
    assert first == second != other
    assert len(first["sample"]) == len({row["id"] for row in first["sample"]}) == 100
    assert [row["table"] for row in first["recheck"]].count("targets") == 20
    assert len(first["recheck"]) == 50
    assert not {"instrument", "modality", "sides", "stages", "actors"} & set(first["sample"][0])
