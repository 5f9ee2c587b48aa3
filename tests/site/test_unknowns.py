from __future__ import annotations

from policygraph.checks import coverage_by_place
from policygraph.graph import build_graph
from policygraph.site.material import Material
from policygraph.site.unknowns import recalled_cells, single_origin, unknowns
from policygraph.site.words import Words
from tests.site.conftest import ROWS, material_of


def test_recalled_cells_are_named_by_row_and_column(small: Material) -> None:
    assert recalled_cells(small.graph) == []
    changed = build_graph({"policies": [{**ROWS["policies"][0], "recalled": "text_date;kind"}]}, base=small.graph)
    assert recalled_cells(changed) == [("policies", "pol:a", ("kind", "text_date"))] or recalled_cells(changed) == [
        ("policies", "pol:a", ("text_date", "kind"))
    ]


def test_policies_of_one_text_and_of_more(real: Material) -> None:
    assert sum(single_origin(real.graph)) == len(real.graph.tables["policies"])


def test_cells_not_searched_are_those_of_the_matrix(real: Material) -> None:
    filled = unknowns(real, Words(real.graph, "en", {}))
    frame = coverage_by_place(real.graph)
    assert filled["unsearched_cells"] == int((frame["state"] == "not_searched").sum())
    assert sum(len(topics) for _, topics in filled["unsearched"]) == filled["unsearched_cells"]


def test_vanished_decisions_are_kept_in_sight(small: Material) -> None:
    gone = Material(**{**vars(material_of(small.graph)), "vanished": ("fnd:c01-0",)})
    assert unknowns(gone, Words(small.graph, "en", {}))["vanished"] == ("fnd:c01-0",)
