"""Figure 3 of the paper under every convention and mileage."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.models.fleet import CONVENTIONS
from policygraph.scoring import figure_three, mileage_for_peak, run_fleet
from policygraph.scoring.figures import MILEAGES


def test_every_table_has_six_by_eight_cells(bundled: PolicyGraph) -> None:
    frame = figure_three(bundled)
    assert len(frame) == 48 * len(CONVENTIONS) * len(MILEAGES)
    assert frame.groupby(["mileage", "convention"]).size().tolist() == [48] * 12


@pytest.mark.parametrize(
    ("mileage", "share", "energy"),
    [
        ("constant", 1.0, (31.0, 60.9)),
        ("mileage_peak_2018", 0.0, (216.5, 202.7)),
        ("mileage_two_points", 0.0, (216.5, 242.5)),
        ("fixed_stock", 0.0, (126.0, None)),
    ],
)
def test_first_and_last_year_of_the_reconstructions(
    bundled: PolicyGraph, mileage: str, share: float, energy: tuple[float, float | None]
) -> None:
    """evidence/fleet.md 4, tables A, B, C and D."""
    frame = figure_three(bundled, conventions=["calorific"], mileages=[mileage])
    rows = frame[frame["ev_share"] == share].sort_values("year")["energy_mtce"].tolist()
    assert rows[0] == pytest.approx(energy[0], abs=0.15)
    if energy[1] is not None:
        assert rows[-1] == pytest.approx(energy[1], abs=0.15)


def test_two_points_peak_in_2019(bundled: PolicyGraph) -> None:
    """evidence/fleet.md 0.4: with 18,900 km in 2015 and 11,056 in 2023 energy peaks in 2019 for shares to 60 %."""
    frame = run_fleet(bundled, shares=[0, 0.2, 0.4, 0.6], parameter_set="mileage_two_points")
    peaks = {int(rows.loc[rows["energy_mtce"].idxmax(), "year"]) for _, rows in frame.groupby("ev_share")}
    assert peaks == {2019}


def test_mileage_that_the_peak_needs(bundled: PolicyGraph) -> None:
    """evidence/fleet.md 0.4: 7.45-9.05 % a year at no electric car, 8.65-9.05 % at all six shares together."""
    frame = mileage_for_peak(bundled).set_index("ev_share")
    assert -frame.loc[0.0, "change_high"] == pytest.approx(0.0745, abs=0.0006)
    assert -frame.loc[0.0, "change_low"] == pytest.approx(0.0905, abs=0.0006)
    assert -frame["change_high"].min() == pytest.approx(0.0865, abs=0.0006)
    inside, outside = -0.0885, -0.07
    for change, peaks in ((inside, True), (outside, False)):
        rows = run_fleet(bundled, shares=[0], distance=18900, distance_change=change)
        assert (int(rows.loc[rows["energy_mtce"].idxmax(), "year"]) == 2018) is peaks
