from __future__ import annotations

import numpy as np
import pytest

from policygraph.graph import PolicyGraph
from policygraph.scoring import v2g_by_place
from policygraph.scoring.sensitivity import tornado
from policygraph.views.v2g_charts import places_figure, scenarios_figure, tornado_figure


def test_six_gaps_in_four_wear_modes(bundled: PolicyGraph) -> None:
    made = scenarios_figure(bundled, "en", samples=64, seed=0)
    assert len(made.table.rows) == 24
    by_gap = [float(line.cells[3].sort or 0) for line in made.table.rows if line.cells[1].text == "every kWh wears"]
    assert by_gap == sorted(by_gap)
    assert "64" in made.note


def test_the_spread_holds_most_draws(bundled: PolicyGraph) -> None:
    for line in scenarios_figure(bundled, "zh", samples=64, seed=0).table.rows:
        low, high = (float(line.cells[column].sort or "nan") for column in (4, 5))
        assert low <= high


def test_a_province_shows_its_best_known_case(bundled: PolicyGraph) -> None:
    made = places_figure(bundled, "en")
    frame = v2g_by_place(bundled, wear_mode="throughput")
    best = max(float(line.cells[5].sort or "-inf") for line in made.table.rows)
    assert best == pytest.approx(float(np.nanmax(frame["margin"])), rel=1e-5)
    assert all(line.cells[1].text for line in made.table.rows)


def test_the_tornado_is_widest_first_and_equals_the_model(bundled: PolicyGraph) -> None:
    made = tornado_figure(bundled, "en")
    spans = [abs(float(line.cells[5].sort or 0) - float(line.cells[4].sort or 0)) for line in made.table.rows]
    assert spans == sorted(spans, reverse=True)
    assert spans[-1] > 0
    frame = tornado(bundled).set_index("parameter")
    line = next(line for line in made.table.rows if line.cells[0].href == "#par:v2g/cycle-life")
    assert float(line.cells[4].sort or 0) == pytest.approx(frame.loc["cycle_life", "output_low"], rel=1e-5)
    assert len(made.table.rows) == int((frame["swing"] > 0).sum())
