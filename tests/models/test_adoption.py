"""Levers in yuan and the share of new sales they make, against evidence/fleet.md 1.3."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ModelError
from policygraph.models.adoption import (
    BETA,
    PARAMETERS,
    lever_values,
    new_sales_share,
    present_value_factor,
    share_path,
)

# fleet.md 1.3: lever, its inputs, yuan per car, factor on the odds, share of new sales from 25 %.
LEVERS: list[tuple[str, dict[str, Any], float, float, float | None]] = [
    ("plate", {"plate_rationed": 1}, 106_144, 4.36, 0.59),
    ("home_charger", {"home_charger_permitted": 1}, 91_039, 3.53, None),
    ("subsidy", {"purchase_subsidy": 10_000}, 10_000, 1.15, 0.277),
    ("tax_exemption", {"tax_exemption": 1}, 13_274, 1.20, 0.286),
    ("fuel_price", {"fuel_price_change": 1}, 5_314, 1.08, None),
    ("charging_price", {"charging_price_change": -0.1}, 1_222, 1.02, None),
]


@pytest.mark.parametrize(("lever", "inputs", "worth", "odds", "share"), LEVERS)
def test_each_lever_in_yuan(lever: str, inputs: dict[str, Any], worth: float, odds: float, share: float | None) -> None:
    values = lever_values(**inputs)
    assert values[lever] == pytest.approx(worth, rel=1e-3)
    assert sum(abs(float(value)) for name, value in values.items() if name != lever) == 0
    result = new_sales_share(0.25, levers=values)
    assert result.odds_factor[lever] == pytest.approx(odds, abs=0.006)
    if share is not None:
        assert result.share == pytest.approx(share, abs=0.003)


def test_sensitivity_is_what_the_evidence_implies() -> None:
    assert pytest.approx(1.39e-5, abs=1e-7) == BETA
    # Half of the sales vanish without 50,000 yuan where the share is small.
    assert new_sales_share(0.01, levers={"subsidy": -50_000}).share == pytest.approx(0.005, rel=0.01)


def test_present_value_by_hand() -> None:
    assert present_value_factor(0.08, 10) == pytest.approx(6.71, abs=0.001)
    assert present_value_factor([0, 1], [10, 1]) == pytest.approx([10, 0.5])


def test_path_by_hand() -> None:
    # Odds 1 at first; trend doubles them each year, a lever of ln 3 / beta yuan in year 2 triples them once.
    worth = [0, np.log(3) / BETA, np.log(3) / BETA]
    path = share_path(0.5, worth, trend=np.log(2))
    assert path == pytest.approx([2 / 3, 12 / 13, 24 / 25])


@given(base=st.floats(0.001, 0.999), worth=st.floats(-2e5, 2e5), more=st.floats(0, 1e5))
def test_share_stays_between_0_and_1_and_rises_with_a_lever(base: float, worth: float, more: float) -> None:
    low, high = (float(new_sales_share(base, levers={"subsidy": each}).share) for each in (worth, worth + more))
    assert 0 < low <= high < 1 or high == pytest.approx(1)


@given(base=st.floats(0.01, 0.99), first=st.floats(-5e4, 5e4), second=st.floats(-5e4, 5e4))
def test_odds_factors_multiply(base: float, first: float, second: float) -> None:
    result = new_sales_share(base, levers={"a": first, "b": second})
    odds = result.share / (1 - result.share)
    expected = base / (1 - base) * result.odds_factor["a"] * result.odds_factor["b"]
    assert odds == pytest.approx(float(expected), rel=1e-9)


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_a_share_of_nothing_or_all_has_no_odds(share: float) -> None:
    with pytest.raises(ModelError, match="base_share"):
        new_sales_share(share, levers={})


def test_wrong_levers_are_named() -> None:
    with pytest.raises(ModelError, match="purchase_subsidy"):
        lever_values(subsidy=1)
    with pytest.raises(ModelError, match="0 to 1"):
        lever_values(plate_rationed=2)
    assert all(spec.source for spec in PARAMETERS)
