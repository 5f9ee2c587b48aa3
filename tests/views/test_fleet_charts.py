from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.scoring import run_fleet
from policygraph.scoring.projections import project_fleet
from policygraph.views.fleet_charts import shares_figure, stock_figure


def test_figure_3_has_48_cells_that_equal_the_model(bundled: PolicyGraph) -> None:
    made = shares_figure(bundled, "en")
    frame = run_fleet(bundled)
    assert len(made.table.rows) == len(frame) == 48
    for line, row in zip(made.table.rows, frame.to_dict(orient="records"), strict=True):
        assert line.cells[0].text == str(row["year"])
        assert abs(float(line.cells[3].sort or 0) - row["carbon_mtco2"]) <= 1e-5 * row["carbon_mtco2"]


def test_the_note_names_family_and_convention(bundled: PolicyGraph) -> None:
    assert "ember" in shares_figure(bundled, "en").note
    assert "热值" in shares_figure(bundled, "zh").note


def test_stock_and_sales_run_to_2035_and_equal_the_projection(bundled: PolicyGraph) -> None:
    made = stock_figure(bundled, "en")
    frame = project_fleet(bundled)
    assert made.table.rows[-1].cells[0].text == "2035"
    for line, row in zip(made.table.rows, frame.to_dict(orient="records"), strict=True):
        assert abs(float(line.cells[1].sort or 0) - row["stock"] / 1e6) <= 1e-4 * row["stock"] / 1e6
    assert "2035" in made.note


def test_scenarios_and_a_band_stand_beside_the_central_path(bundled: PolicyGraph) -> None:
    made = stock_figure(bundled, "en")
    carbon, low, high = (made.table.heads.index(head) for head in ("Carbon, MtCO2", "5 %", "95 %"))
    for line in made.table.rows:
        below, value, above = (float(line.cells[place].sort or 0) for place in (low, carbon, high))
        assert below < value < above
    slow, fast = (
        project_fleet(bundled, parameter_set=f"projection_{name}")["ev_stock"].iloc[-1] for name in ("slow", "fast")
    )
    last = [float(cell.sort or 0) * 1e6 for cell in made.table.rows[-1].cells]
    for value in (slow, fast):
        assert min(abs(each - value) for each in last) <= 1e-4 * value
