from __future__ import annotations

from policygraph.checks.teaching import BASE, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.schema.places import Jurisdiction
from policygraph.views.charts import draw
from policygraph.views.tiles import tile_chart, tiles


def test_every_province_has_a_tile_of_its_own(bundled: PolicyGraph) -> None:
    grid = tiles(bundled, "en")
    provinces = [row.id for row in bundled.rows(Jurisdiction) if row.place_level == "province"]
    assert sorted(tile.place for tile in grid) == provinces
    assert len({(tile.column, tile.row) for tile in grid}) == len(grid) == 34


def test_neighbours_with_a_border_lie_near(bundled: PolicyGraph) -> None:
    at = {tile.place: (tile.column, tile.row) for tile in tiles(bundled, "en")}
    far = [
        (row.id, other)
        for row in bundled.rows(Jurisdiction)
        if row.place_level == "province"
        for other in row.borders
        if max(abs(at[row.id][0] - at[other][0]), abs(at[row.id][1] - at[other][1])) > 3
    ]
    # Inner Mongolia alone stretches from the north-west to the north-east.
    assert all("plc:CN-NM" in pair or "plc:CN-GS" in pair or "plc:CN-XJ" in pair for pair in far), far


def test_places_without_a_position_follow_below() -> None:
    graph = teaching_graph({})
    grid = tiles(graph, "zh")
    names = {row["label_zh"] for row in BASE["jurisdictions"] if row["place_level"] == "province"}
    assert {tile.label for tile in grid} == names
    assert {tile.row for tile in grid} == {0}


def test_labels_are_in_the_language(bundled: PolicyGraph) -> None:
    assert {"BJ", "SH"} <= {tile.label for tile in tiles(bundled, "en")}
    assert {"北京", "上海"} <= {tile.label for tile in tiles(bundled, "zh")}


def test_unknown_is_drawn_apart_from_nought(bundled: PolicyGraph) -> None:
    svg = str(draw(tile_chart(bundled, "en", {"plc:CN-BJ": 0.0, "plc:CN-SH": -0.2}, width=330)))
    assert svg.count(">+0.00<") == 1
    assert svg.count(">−0.20<") == 1
    assert svg.count(">–<") == 32
