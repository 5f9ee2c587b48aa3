"""Runs of the fleet model on the graph's numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from policygraph.errors import ModelError
from policygraph.graph import PolicyGraph
from policygraph.models.fleet import CONVENTIONS
from policygraph.scoring import run_fleet


def test_forty_eight_cells_falling_with_share(bundled: PolicyGraph) -> None:
    frame = run_fleet(bundled)
    assert len(frame) == 48
    assert {"year", "ev_share", "energy_mtce", "carbon_mtco2", "oil_mt"} <= set(frame.columns)
    for _, rows in frame.groupby("year"):
        ordered = rows.sort_values("ev_share")
        for name in ("energy_mtce", "carbon_mtco2", "oil_mt"):
            assert (np.diff(ordered[name]) < 0).all()


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_the_convention_is_named_and_moves_electricity_only(bundled: PolicyGraph, convention: str) -> None:
    frame = run_fleet(bundled, convention=convention)
    assert set(frame["convention"]) == {convention}
    none = frame[frame["ev_share"] == 0]["energy_mtce"].to_numpy()
    assert none == pytest.approx(run_fleet(bundled, shares=[0])["energy_mtce"].to_numpy())


def test_later_years_another_stock_and_another_class(bundled: PolicyGraph) -> None:
    later = run_fleet(bundled, shares=[0.12], years=[2023, 2024, 2025])
    assert (later["vehicles"] > 280e6).all()
    buses = run_fleet(
        bundled,
        shares=[0.5],
        years=[2022],
        vehicles=700e3,
        distance=60e3,
        fuel_use=30,
        fuel_use_change=0,
        electricity_use=100,
    )
    assert buses["oil_mt"].iloc[0] == pytest.approx(700e3 * 600 * 0.5 * 30 * 0.74 / 1e9)


def test_a_province_runs_with_its_own_factor(bundled: PolicyGraph) -> None:
    frames = [
        run_fleet(bundled, shares=[1], years=[2022], place=place, vehicles=1e6) for place in ("plc:CN-YN", "plc:CN-HE")
    ]
    clean, coal = (float(frame["carbon_mtco2"].iloc[0]) for frame in frames)
    assert coal / clean == pytest.approx(0.7252 / 0.1073)
    assert frames[0]["family"].tolist() == ["province"]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"years": [2026]}, "2025"),
        ({"place": "plc:CN-LN", "years": [2022]}, "vehicles"),
        ({"place": "plc:CN-XZ", "years": [2022], "vehicles": 1}, "plc:CN-YN"),
        ({"family": "mee"}, "2021, 2022, 2023"),
        ({"distance": -1}, "km/yr"),
        ({"miles": 1}, "distance"),
        ({"vehicles": [1, 2]}, "8"),
        ({"convention": "mix", "years": [2025]}, "power_supply_coal_rate"),
    ],
)
def test_what_is_missing_or_out_of_range_is_named(bundled: PolicyGraph, inputs: dict[str, Any], words: str) -> None:
    with pytest.raises(ModelError, match=words):
        run_fleet(bundled, **inputs)


def test_mileage_sets_change_the_distance_only(bundled: PolicyGraph) -> None:
    falling = run_fleet(bundled, shares=[0], parameter_set="mileage_peak_2018")
    assert int(falling.loc[falling["energy_mtce"].idxmax(), "year"]) == 2018
    assert falling.attrs["parameters"]["distance"][0] == 18900


def test_spread_brackets_and_repeats(bundled: PolicyGraph) -> None:
    first, again = (run_fleet(bundled, years=[2022], samples=200, seed=1) for _ in range(2))
    assert first.equals(again)
    assert (first["carbon_mtco2_p05"] < first["carbon_mtco2_p95"]).all()
    fixed = run_fleet(
        bundled, years=[2022], shares=[0], samples=50, distance=11000, fuel_use=7.2, well_to_wheel_share=1
    )
    assert fixed["oil_mt_p05"].iloc[0] == pytest.approx(fixed["oil_mt_p95"].iloc[0])


def test_imported_oil_is_empty_where_no_dependence_is_known(bundled: PolicyGraph) -> None:
    frame = run_fleet(bundled, shares=[0], years=[2022, 2025])
    assert frame["imported_oil_mt"].iloc[0] == pytest.approx(frame["oil_mt"].iloc[0] * 0.71)
    assert np.isnan(frame["imported_oil_mt"].iloc[1])
