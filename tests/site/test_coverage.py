from __future__ import annotations

from policygraph.checks import coverage_by_class, coverage_by_place
from policygraph.site.coverage import coverage, matrix_of_classes, matrix_of_places
from policygraph.site.material import Material
from policygraph.site.words import Words


def test_the_matrix_says_what_the_table_says(real: Material) -> None:
    matrix = matrix_of_places(real.graph, Words(real.graph, "en", {}))
    frame = coverage_by_place(real.graph).set_index(["place", "topic"])["state"]
    cells = [(row["place"], cell["topic"], cell["state"]) for row in matrix["rows"] for cell in row["cells"]]
    assert len(cells) == len(frame)
    assert all(frame[place, topic] == state for place, topic, state in cells)


def test_only_searched_cells_have_a_search(real: Material) -> None:
    matrix = matrix_of_places(real.graph, Words(real.graph, "en", {}))
    for row in matrix["rows"]:
        for cell in row["cells"]:
            assert cell["state"] != "none_found" or cell["search"]
            assert cell["state"] != "not_searched" or not cell["search"]


def test_classes_count_clauses_and_keep_empty_cells(real: Material) -> None:
    filled = matrix_of_classes(real.graph, Words(real.graph, "en", {}), "actors", "actor", "stages", "stage")
    frame = coverage_by_class(real.graph, "actors", "stages")
    assert sum(value for row in filled["rows"] for value, _ in row["cells"]) == int(frame.to_numpy().sum())
    assert [row["label"] for row in filled["rows"]] == ["government", "enterprise", "user"]
    assert all((step == 0) == (value == 0) for row in filled["rows"] for value, step in row["cells"])


def test_findings_of_a_province_add_up(real: Material) -> None:
    filled = coverage(real, Words(real.graph, "zh", {}))["findings"]
    for place, counts in filled["rows"]:
        assert sum(counts) == len(real.by_province[place])
