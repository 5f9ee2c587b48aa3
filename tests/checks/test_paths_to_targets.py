"""Where a target should stand in a year."""

from __future__ import annotations

from decimal import Decimal

from policygraph.checks.paths_to_targets import measured, progress, seen_by_indicator
from policygraph.checks.teaching import provision, target, teaching_graph
from policygraph.schema.policies import Target


def graph_of(*seen, **cells):
    return teaching_graph(
        {
            "provisions": [provision("a")],
            "targets": [target("a", "1", "ind:nev", "40", **cells)],
            "observations": [
                {
                    "id": f"obs:{year}",
                    "series": "s",
                    "indicator": "ind:nev",
                    "place": "plc:CN",
                    "year": str(year),
                    "value": value,
                    "unit": "%",
                    "sources": "src:a",
                    "family": family,
                    "basis": "as defined",
                }
                for year, value, family in seen
            ],
        }
    )


def found(graph):
    row = graph.get(Target, "tgt:a/1/nev")
    return progress(graph, row, seen_by_indicator(graph).get(("ind:nev", "plc:CN"), []))


def test_half_way_in_time_is_half_way_in_value():
    result = found(graph_of((2020, "10", ""), (2025, "20", "")))
    assert (result.wanted, result.short, result.missed) == (Decimal(25), Decimal(5), False)


def test_ahead_is_negative_and_old_measurements_are_left_out():
    assert found(graph_of((2010, "1", ""), (2020, "10", ""), (2025, "30", ""))).short == -5


def test_a_pathway_is_no_measurement_and_one_point_no_path():
    assert found(graph_of((2020, "10", ""), (2025, "20", "pathway"))) is None
    assert found(graph_of((2020, "10", ""))) is None
    assert found(graph_of((2020, "10", ""), (2025, "20", ""), nature="change")) is None
    assert found(graph_of((2020, "10", ""), (2025, "20", ""), basis="another boundary")) is None


def test_a_change_runs_from_nothing_in_its_base_year():
    graph = graph_of((2025, "12", ""), nature="change", base_year="2020", due_year="2030")
    assert found(graph) is None  # counted from no year, the measurement is of another thing
    counted = {
        "id": "obs:counted", "series": "s", "indicator": "ind:nev", "place": "plc:CN", "year": "2025",
        "base_year": "2020", "value": "12", "unit": "%", "sources": "src:a", "basis": "as defined",
    }  # fmt: skip
    graph = teaching_graph(
        {
            "provisions": [provision("a")],
            "targets": [target("a", "1", "ind:nev", "40", nature="change", base_year="2020")],
            "observations": [counted],
        }
    )
    result = found(graph)
    assert (result.wanted, result.short, result.missed) == (Decimal(20), Decimal(8), False)


def test_a_pathway_is_nowhere_taken_for_a_measurement():
    graph = graph_of((2020, "10", ""), (2025, "20", "pathway"))
    assert [row.id for row in measured(graph)] == ["obs:2020"]
