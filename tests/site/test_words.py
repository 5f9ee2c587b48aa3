from __future__ import annotations

from policygraph.schema.findings import Magnitude
from policygraph.site.groups import under_headings
from policygraph.site.material import Material
from policygraph.site.words import PAGES, Words, language_of


def test_language_of_a_text() -> None:
    assert language_of("New-energy vehicles") == "en"
    assert language_of("国发〔2021〕23号 No. 23") == "zh"


def test_a_text_in_the_other_language_is_marked(small: Material) -> None:
    zh, en = Words(small.graph, "zh", {}), Words(small.graph, "en", {})
    assert str(zh.text("Page a")) == '<span lang="en">Page a</span><sup class="other">仅有英文</sup>'
    assert str(en.text("某网页")) == '<span lang="zh">某网页</span><sup class="other">Chinese only</sup>'
    assert str(zh.text("GB 27999-2025")) == "GB 27999-2025" or "<span" in str(zh.text("GB 27999-2025"))
    assert str(en.text("2021")) == "2021"


def test_data_is_escaped_and_cleaned(small: Material) -> None:
    words = Words(small.graph, "en", {})
    assert str(words.text("<b>x & y</b>\u202e")) == "&lt;b&gt;x &amp; y&lt;/b&gt;"


def test_addresses_lead_to_the_page_of_the_row(small: Material) -> None:
    words = Words(small.graph, "en", {"fnd:x": "c1"})
    assert words.href("ind:nev") == "system.html#ind:nev"
    assert words.href("fnd:x") == "c1.html#fnd:x"
    assert words.href("ind:unknown") == ""
    assert Words(small.graph, "en", {"fnd:x": "c1"}, single=True).href("fnd:x") == "#fnd:x"
    assert set(PAGES) >= {"pol", "prv", "tgt", "ind", "obj", "plc", "src"}


def test_the_map_is_named_only_where_there_is_one(small: Material) -> None:
    assert Words(small.graph, "en", {}).map_of("fnd:x") == ""
    assert Words(small.graph, "en", {}, map_address="map.html").map_of("fnd:x").startswith("map.html#")


def test_lineage_holds_the_places_above(small: Material) -> None:
    assert set(Words(small.graph, "en", {}).lineage("plc:P1").split()) >= {"plc:P1", "plc:P", "plc:CN"}


def test_spread_is_shown_where_a_number_has_one(small: Material) -> None:
    plain = Magnitude(value=1.0, unit="MW", model="v2g", parameter_set="default")
    assert Words(small.graph, "en", {}).spread(plain) == ""


def test_tally_counts_members_by_status(small: Material) -> None:
    for group in under_headings(small.findings):
        text = Words(small.graph, "en", {}).tally(group)
        assert str(group.count("open")) in text or not group.count("open")
