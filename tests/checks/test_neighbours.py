"""Which places are neighbours."""

from __future__ import annotations

import pytest

from policygraph.checks.neighbours import are_neighbours, province_of
from policygraph.graph import PolicyGraph


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("plc:CN-GD", "plc:CN-HN", True), ("plc:CN-GD", "plc:CN-HL", False), ("plc:CN-HN", "plc:CN-HA", True),
        ("plc:CN-GD", "plc:CN-GD", False), ("plc:CN", "plc:CN-GD", False), ("plc:CN-440100", "plc:CN-440300", True),
        ("plc:CN-440100", "plc:CN-GD", False), ("plc:grp/hebei-south", "plc:CN-LN", False),
        ("plc:grp/hebei-north", "plc:CN-LN", True), ("plc:grp/hebei-north", "plc:grp/hebei-south", True),
        ("plc:grp/hebei-south", "plc:CN-HE", False), ("plc:grp/neimenggu-east", "plc:CN-SD", False),
        ("plc:grp/neimenggu-east", "plc:CN-JL", True), ("plc:grp/grid-north", "plc:CN-HA", False),
    ],
)  # fmt: skip
def test_borders_grid_areas_and_cities_of_one_province(bundled: PolicyGraph, first, second, wanted):
    assert bool(are_neighbours(bundled, [first], [second])) is wanted
    assert are_neighbours(bundled, [first], [second]) == are_neighbours(bundled, [second], [first])


def test_the_province_of_a_city(bundled: PolicyGraph):
    assert province_of(bundled, "plc:CN-440100").id == "plc:CN-GD"
    assert province_of(bundled, "plc:grp/hebei-south").id == "plc:CN-HE"
    assert province_of(bundled, "plc:grp/grid-north") is None
    assert province_of(bundled, "plc:CN") is None
    assert province_of(bundled, "plc:nowhere") is None
