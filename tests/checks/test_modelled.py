"""What the adoption model gives over the range of its projections."""

from __future__ import annotations

import pytest

from policygraph.checks.modelled import projected_range
from policygraph.graph.policygraph import PolicyGraph


def test_the_range_spans_all_projections_of_the_data_set(bundled: PolicyGraph) -> None:
    found = projected_range(bundled, "ind:nev-share-new-cars", "plc:CN", 2030)
    assert found is not None
    # 49.38 % in 2025: log-odds -0.0248 and five years at 0.08 and 0.48.
    assert found.low == pytest.approx(59.27, abs=0.01)
    assert found.high == pytest.approx(91.49, abs=0.01)
    assert (found.slowest.parameter_set, found.fastest.parameter_set) == ("projection_slow", "projection_fast")


def test_another_indicator_place_or_a_measured_year_is_not_modelled(bundled: PolicyGraph) -> None:
    assert projected_range(bundled, "ind:vre-capacity", "plc:CN", 2030) is None
    assert projected_range(bundled, "ind:nev-share-new-cars", "plc:CN-HI", 2030) is None
    assert projected_range(bundled, "ind:nev-share-new-cars", "plc:CN", 2025) is None
