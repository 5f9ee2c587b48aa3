"""How many cars reach the thresholds of pilots and the national numbers."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.scoring import pilot_distance


def test_thresholds_and_targets_by_hand(bundled: PolicyGraph) -> None:
    """evidence/v2g.md 1.6: 500 kW and 100,000 kWh a project; 20 million kWh in 2027, 7,500 kWh a car and year."""
    frame = pilot_distance(bundled).set_index("indicator")
    # 500 kW / 7 kW / 0.5 plugged in = 142.9 cars; 100,000 / 7,500 = 13.3; 20,000,000 / 7,500 = 2,666.7.
    assert frame.loc["ind:v2g-discharge-power", "vehicles"] == 143
    assert frame.loc["ind:v2g-discharge-energy", "vehicles"] == 14
    assert frame.loc["ind:v2g-discharge-national", "vehicles"] == 2667


def test_stronger_posts_need_fewer_cars(bundled: PolicyGraph) -> None:
    few, many = (pilot_distance(bundled, discharge_power=power).set_index("indicator") for power in (15, 7))
    assert few.loc["ind:v2g-discharge-power", "vehicles"] < many.loc["ind:v2g-discharge-power", "vehicles"]


def test_an_outturn_is_compared_in_the_same_unit(bundled: PolicyGraph) -> None:
    row = pilot_distance(bundled).set_index("indicator").loc["ind:v2g-discharge-power"]
    assert row["observed"] == pytest.approx(2890)
    assert row["observed_row"].startswith("obs:")
