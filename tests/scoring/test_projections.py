"""Stock and sales beyond the last observed year."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.graph import PolicyGraph
from policygraph.graph.numbers import car_stock
from policygraph.scoring import project_fleet
from policygraph.scoring.projections import ASSUMED


def test_without_assumptions_it_stops_at_the_last_observed_year(bundled: PolicyGraph) -> None:
    frame = project_fleet(bundled, parameter_set="default")
    assert frame["year"].tolist() == [max(car_stock(bundled))]
    assert frame.attrs["stopped"] == list(ASSUMED)


@pytest.mark.parametrize("chosen", ["projection", "projection_slow", "projection_fast"])
def test_stock_and_flow_balance(bundled: PolicyGraph, chosen: str) -> None:
    frame = project_fleet(bundled, parameter_set=chosen)
    assert frame["year"].tolist() == list(range(2025, 2036))
    assert set(frame.attrs["assumptions"]) == set(ASSUMED)
    change = np.diff(frame["stock"])
    assert change == pytest.approx((frame["new_cars"] - frame["outflow"]).to_numpy()[1:], rel=1e-9)
    for name in ("ev_share", "ev_share_sales"):
        assert frame[name].between(0, 1).all()
        assert frame[name].is_monotonic_increasing


def test_it_starts_from_what_was_observed(bundled: PolicyGraph) -> None:
    first = project_fleet(bundled).iloc[0]
    assert first["stock"] == pytest.approx(car_stock(bundled)[2025])
    assert first["ev_share"] == pytest.approx(4397 / 36600)
    assert first["ev_share_sales"] == pytest.approx(0.4938)


def test_a_lever_in_yuan_raises_sales_from_the_first_year_on(bundled: PolicyGraph) -> None:
    without, with_lever = (project_fleet(bundled, utility=worth) for worth in (0.0, 10_000.0))
    assert with_lever["ev_share_sales"].iloc[0] == without["ev_share_sales"].iloc[0]
    assert (with_lever["ev_share_sales"].iloc[1:] > without["ev_share_sales"].iloc[1:]).all()


def test_slower_assumptions_give_fewer_electric_cars(bundled: PolicyGraph) -> None:
    slow, middle, fast = (
        project_fleet(bundled, parameter_set=name)["ev_share"].iloc[-1]
        for name in ("projection_slow", "projection", "projection_fast")
    )
    assert slow < middle < fast


def test_ranges_of_parameters_leave_a_band_around_the_central_path(bundled: PolicyGraph) -> None:
    frame = project_fleet(bundled, samples=100, seed=1)
    for name in ("energy_mtce", "carbon_mtco2", "oil_mt"):
        assert (frame[f"{name}_p05"] < frame[name]).all()
        assert (frame[name] < frame[f"{name}_p95"]).all()
    assert frame["stock"].equals(project_fleet(bundled)["stock"])
