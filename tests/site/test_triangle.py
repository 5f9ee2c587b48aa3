from __future__ import annotations

from policygraph.schema.system import Indicator
from policygraph.site.material import Material
from policygraph.site.triangle import corners_of, triangle
from policygraph.site.words import Words


def test_corners_come_from_the_indicator_and_the_objectives(small: Material) -> None:
    finding = next(each for each in small.conflicts if each.indicator)
    row = small.graph.get(Indicator, finding.indicator)
    assert set(row.three_e) <= corners_of(small.graph, finding, "three_e")


def test_marks_count_indicators(real: Material) -> None:
    for one in triangle(real, Words(real.graph, "en", {}))["triangles"]:
        rows = real.graph.rows(Indicator)
        expected = sum(len(getattr(row, one["frame"])) * len(row.levels) for row in rows)
        assert sum(mark["indicators"] for mark in one["marks"]) == expected
        assert len(one["edges"]) == 3


def test_synergies_rest_on_the_paper(real: Material) -> None:
    filled = triangle(real, Words(real.graph, "zh", {}))
    assert [each["name"] for each in filled["synergies"]] == ["policy", "technology", "integrated"]
    for each in filled["synergies"]:
        assert each["links"]
        assert len(each["flow"].arrows) == len(each["links"])
