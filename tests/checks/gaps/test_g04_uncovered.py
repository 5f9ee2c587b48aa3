"""G4: searched, none found."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "g04_uncovered"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)
SEARCHES = RULE.example["searches"]


def test_what_nobody_searched_is_no_gap_and_the_search_is_told(found):
    (finding,) = found(NAME, RULE.example)
    assert "Province Q" in finding.explanation.en
    assert "“rules for discharge” in Province Q (pages, 2025-12): nothing found" in finding.explanation.en
    assert "rules for discharge" in finding.explanation.zh
    assert "sea:Q" in finding.evidence
    assert finding.overlap == "possible"
    assert found(NAME, {"searches": [row for row in SEARCHES if row["id"] != "sea:Q"]}) == []


def test_a_topic_that_few_touch_is_nobodys_gap(found):
    few = [{**each, "documents": "0"} if each["id"] == "sea:R" else each for each in SEARCHES]
    assert found(NAME, {"searches": few}) == []
    assert found(NAME, {"searches": [{**each, "documents": "0"} for each in SEARCHES]}) == []


def test_a_search_without_words_or_for_one_document_says_nothing_of_the_topic(found):
    for cells in ({"words": ""}, {"date": ""}, {"about": "pol:a"}):
        bare = [{**each, **cells} if each["id"] == "sea:Q" else each for each in SEARCHES]
        assert found(NAME, {"searches": bare}) == [], cells
