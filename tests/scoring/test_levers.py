"""From a lever to cars on the road, step by step."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.graph import PolicyGraph
from policygraph.graph.numbers import parameters, series
from policygraph.models.cohorts import survival
from policygraph.scoring.levers import lever_steps


def steps(graph: PolicyGraph, changes: dict[tuple[str, str], float]) -> dict[str, float]:
    frame = lever_steps(graph, changes)
    return dict(zip(frame["step"], frame["value"], strict=True))


def test_doing_nothing_gains_no_car(bundled: PolicyGraph) -> None:
    found = steps(bundled, {})
    assert found["cars_gained"] == pytest.approx(0, abs=1e-6)
    assert found["share_of_new_sales_after"] == pytest.approx(found["share_of_new_sales_before"])


def test_plates_count_themselves_and_no_more(bundled: PolicyGraph) -> None:
    """20,000 plates a year for five years are 100,000 cars less those that died, of all automobiles on the road."""
    found = steps(bundled, {("fleet", "replaced_per_year"): 20_000})
    alive = survival(np.arange(5), mean=18, shape=4.79).sum()
    assert found["cars_gained"] == pytest.approx(20_000 * alive)
    parc = series(bundled, "automobile_parc_mps")
    assert found["points_of_stock"] == pytest.approx(20_000 * alive / (parc[max(parc)] * 1e4) * 100)
    assert found["points_of_stock"] < 0.03


def test_half_the_purchase_tax(bundled: PolicyGraph) -> None:
    """evidence/fleet.md 1.3: the full exemption is 13,274 yuan at 150,000; half of it here."""
    found = steps(bundled, {("adoption", "tax_exemption"): 0.5})
    assert found["lever:tax_exemption"] == pytest.approx(13_274 / 2, rel=1e-3)
    odds = found["share_of_new_sales_before"] / (100 - found["share_of_new_sales_before"]) * found["odds:tax_exemption"]
    assert found["share_of_new_sales_after"] == pytest.approx(100 * odds / (1 + odds))


def test_the_base_share_of_sales_is_the_observed_one(bundled: PolicyGraph) -> None:
    nev, every = (series(bundled, f"{name}_new_registrations_mps") for name in ("nev", "automobile"))
    stated = parameters(bundled, "adoption")["base_sales_share"]
    assert stated == pytest.approx(nev[2025] / every[2025] * 100, abs=0.02)
