"""Coverage in three states."""

from __future__ import annotations

from policygraph.checks import coverage_by_class, coverage_by_place, coverage_cells
from policygraph.checks.teaching import policy, provision, teaching_graph
from policygraph.graph import PolicyGraph


def graph_of():
    return teaching_graph(
        {
            "policies": [policy("b", "plc:Q", topics="v2g"), policy("c", "plc:P", topics="nev")],
            "provisions": [
                provision("b", technologies="tec:bev", stages="usage"),
                provision("c", technologies="tec:coal", stages="production"),
            ],
            "searches": [{"id": "sea:P", "place": "plc:P", "topic": "v2g", "searched": "pages", "documents": "0"}],
        }
    )


def test_a_place_is_present_searched_or_not():
    table = coverage_by_place(graph_of())
    states = {(row.place, row.topic): row.state for row in table.itertuples()}
    assert states["plc:Q", "v2g"] == "present"
    assert states["plc:P", "v2g"] == "none_found"
    assert states["plc:R", "v2g"] == "not_searched"


def test_cells_of_a_place_are_in_three_states_too():
    table = coverage_cells(graph_of(), place="plc:P")
    states = {(row.row, row.column): (row.state, row.provisions) for row in table.itertuples()}
    assert states["tec:coal", "production"] == ("present", 1)
    # V2G was looked for in P and the cell is filled elsewhere: a gap. Nobody looked for what fills the other cells.
    assert states["tec:bev", "usage"] == ("none_found", 0)
    assert states["tec:coal", "usage"] == ("not_searched", 0)


def test_counts_by_class(bundled: PolicyGraph):
    table = coverage_by_class(bundled, "instrument", "sides")
    assert table.to_numpy().sum() >= len(bundled.tables["provisions"])
    whole = coverage_cells(bundled, "sides", "stages")
    assert set(whole["state"]) <= {"present", "none_found", "not_searched"}
    assert len(whole) == whole["row"].nunique() * whole["column"].nunique()
