from __future__ import annotations

from policygraph.site.ladder import ladder, latest_comparisons
from policygraph.site.material import Material
from policygraph.site.words import Words


def test_a_province_below_the_nation_is_looser(small: Material) -> None:
    found = latest_comparisons(small.graph)
    assert [(each.standing, float(each.gap)) for each in found] == [("looser_than", -15.0)]


def test_each_local_target_meets_a_national_number_once(real: Material) -> None:
    keys = [(each.lower.id, each.higher.value) for each in latest_comparisons(real.graph)]
    assert len(keys) == len(set(keys))


def test_bars_point_to_the_stricter_side(real: Material) -> None:
    for rung in ladder(real, Words(real.graph, "en", {}))["groups"]:
        for row in rung["rows"]:
            assert 0 <= row["left"] <= 50
            assert row["left"] + row["width"] <= 100
            if row["width"]:
                assert (row["left"] == 50) == (row["comparison"].standing == "stricter_than")


def test_a_rung_leads_to_its_finding(small: Material) -> None:
    row = ladder(small, Words(small.graph, "en", {}))["groups"][0]["rows"][0]
    assert row["finding"] in {each.id for each in small.conflicts}
