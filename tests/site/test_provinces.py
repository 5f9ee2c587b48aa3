from __future__ import annotations

from policygraph.schema.places import Jurisdiction
from policygraph.site.material import Material
from policygraph.site.provinces import provinces
from policygraph.site.words import Words


def test_every_place_has_an_entry_and_every_province_a_tile(real: Material) -> None:
    filled = provinces(real, Words(real.graph, "en", {}))
    assert {each["row"].id for each in filled["entries"]} == {row.id for row in real.graph.rows(Jurisdiction)}
    assert len(filled["grid"]) == len(real.provinces)


def test_tiles_count_open_findings_of_the_province(real: Material) -> None:
    for cell in provinces(real, Words(real.graph, "en", {}))["grid"]:
        found = [each for each in real.by_province.get(cell["tile"].place, ()) if each.status == "open"]
        assert cell["conflicts"] == sum(each.code[0] == "C" for each in found)
        assert cell["gaps"] == sum(each.code[0] == "G" for each in found)


def test_topics_show_three_states_that_add_up(real: Material) -> None:
    filled = provinces(real, Words(real.graph, "zh", {}))
    assert filled["topics"]
    assert all(sum(each["counts"].values()) == len(filled["grid"]) for each in filled["topics"])
