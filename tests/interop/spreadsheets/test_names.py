"""A cell may name what it means."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.interop.spreadsheets.names import Names
from policygraph.schema.places import Jurisdiction


@pytest.fixture(scope="module")
def names(bundled: PolicyGraph) -> Names:
    return Names(bundled)


@pytest.mark.parametrize(
    "written",
    [
        "广东省",
        "广东",
        "Guangdong",
        "GUANGDONG",
        "guangdong province",
        "CN-GD",
        "GD",
        "粤",
        "440000",
        "plc:CN-GD",
        "Ｇｕａｎｇｄｏｎｇ",
    ],
)
def test_a_province_by_each_of_its_names(names: Names, written: str) -> None:
    assert written in names.ids or names.find(("plc",), written) == ("plc:CN-GD",)


def test_every_province_is_found_by_long_and_short_name_english_and_plate(names: Names, bundled: PolicyGraph) -> None:
    provinces = [row for row in bundled.rows(Jurisdiction) if row.place_level == "province"]
    assert len(provinces) == 34
    for row in provinces:
        for written in (row.label_zh, row.short_zh, row.label_en):
            assert names.find(("plc",), written) == (row.id,), written
    assert {
        names.find(("plc",), plate) for plate in "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新港澳台"
    } == {(row.id,) for row in provinces}


def test_a_name_of_two_rows_names_neither(bundled: PolicyGraph) -> None:
    names = Names(bundled)
    names.add("policies", "pol:x", ["共同名称"])
    names.add("policies", "pol:y", ["共同 名称"])
    assert names.find(("pol",), "共同名称") == ("pol:x", "pol:y")


def test_a_long_near_name_is_cut_before_its_id(names: Names) -> None:
    near = names.near(("prv",), "高峰上浮60%，低谷下浮60%")
    assert near
    shown = [each.rpartition(" (")[0] for each in near.split("), ")]
    assert max(map(len, shown)) <= 40
    assert "…" in near


def test_near_names_come_with_their_ids(names: Names) -> None:
    assert "plc:CN-GD" in names.near(("plc",), "Guandong")
    assert names.near(("plc",), "zzzzzzzz") == ""
