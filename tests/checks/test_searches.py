"""What was looked for and not found."""

from __future__ import annotations

from policygraph.checks.searches import empty_searches, told_searches
from policygraph.checks.teaching import teaching_graph


def search(name, place="plc:P", **cells):
    return {
        "id": f"sea:{name}", "place": place, "topic": "v2g", "searched": "stored pages / 存档页面", "documents": "0",
        "date": "2025-12", "words": "discharge price", **cells,
    }  # fmt: skip


def names(rows, place="plc:P", **about):
    graph = teaching_graph({"searches": rows})
    return [row.id for row in empty_searches(graph, place, **about)]


def test_a_search_counts_with_its_words_its_day_and_its_number():
    assert names([search("a")], topic="v2g") == ["sea:a"]
    for cells in ({"words": ""}, {"date": ""}, {"documents": ""}):
        assert names([search("a", **cells)], topic="v2g") == []
    assert names([search("a"), search("b", documents="1")], topic="v2g") == []


def test_a_topic_at_large_and_one_document_are_two_questions():
    rows = [search("a"), search("b", about="pol:a")]
    assert names(rows, topic="v2g") == ["sea:a"]
    assert names(rows, about=["pol:a", "pol:b"]) == ["sea:b"]
    assert names(rows, topic="tou") == names(rows, about=["pol:c"]) == []


def test_a_province_reaches_its_cities_and_the_nation_no_place():
    assert names([search("a")], "plc:P1", topic="v2g") == ["sea:a"]
    assert names([search("a", "plc:P1")], topic="v2g") == []
    nation = [search("a", "plc:CN")]
    assert names(nation, topic="v2g") == []
    assert names(nation, "plc:CN", topic="v2g") == ["sea:a"]


def test_the_sentence_names_words_place_store_and_day_in_both_languages():
    graph = teaching_graph({"searches": [search("a"), search("b", documents="3")]})
    told = told_searches(graph, graph.tables["searches"])
    assert "“discharge price” in Province P (stored pages, 2025-12): nothing found" in told["en"]
    assert "3 found" in told["en"]
    assert "在Province P检索“discharge price”（存档页面，2025-12）：未见" in told["zh"]
