"""Physical numbers beside a finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policygraph.checks.magnitudes import oil_of_share
from policygraph.checks.teaching import teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.graph.numbers import parameters


def test_a_share_of_new_cars_is_oil_by_distance_and_fuel_use(bundled: PolicyGraph):
    values = parameters(bundled, "fleet")
    litres = 0.15 * 1e6 * values["distance"] * values["fuel_use"] / 100
    found = oil_of_share(bundled, "ind:nev-share-new-cars", Decimal("-15"))
    assert found.value == pytest.approx(litres * values["fuel_density"] / 1e9, rel=1e-3)
    assert "per million new cars" in found.unit


def test_other_indicators_and_graphs_without_parameters_have_none(bundled: PolicyGraph):
    assert oil_of_share(bundled, "ind:nonfossil-share", Decimal(5)) is None
    assert oil_of_share(teaching_graph({}), "ind:nev", Decimal(5)) is None
