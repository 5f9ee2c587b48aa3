"""G5: what an instrument needs is missing."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision

NAME = "g05_missing_enabler"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_places_that_have_it_are_named(found):
    (finding,) = found(NAME, RULE.example)
    assert finding.place == "plc:P"
    assert "Province Q" in finding.explanation.en
    assert finding.changes[0].operation == "add"


def test_only_a_search_for_it_in_the_place_makes_it_missing(found):
    (search,) = RULE.example["searches"]
    for cells in ({"words": ""}, {"about": ""}, {"documents": "2"}, {"place": "plc:Q"}, {"place": "plc:CN"}):
        assert found(NAME, {**RULE.example, "searches": [{**search, **cells}]}) == [], cells
    city = {**RULE.example, "policies": [policy("b", "plc:Q"), policy("c", "plc:P1")]}
    (finding,) = found(NAME, city)
    assert (finding.place, "sea:t" in finding.evidence) == ("plc:P1", True)
    assert "discharge price" in finding.explanation.zh


def test_a_draft_is_told_what_to_look_for(found):
    draft = {**RULE.example, "searches": [], "policies": [policy("b", "plc:Q"), policy("c", "plc:P", kind="draft")]}
    (finding,) = found(NAME, draft)
    assert "search before the draft is issued" in finding.explanation.en


def test_a_later_search_keeps_the_finding_its_id(found):
    (search,) = RULE.example["searches"]
    (before,) = found(NAME, RULE.example)
    (after,) = found(NAME, {**RULE.example, "searches": [search, {**search, "id": "sea:u", "words": "again"}]})
    assert (before.id, before.belief) == (after.id, after.belief)


def test_a_price_above_covers_the_places_below(found):
    above = {**RULE.example, "policies": [policy("b"), policy("c", "plc:P")]}
    assert found(NAME, above) == []


def test_a_recommendation_is_no_price(found):
    said = {**RULE.near_miss}
    said["provisions"] = [
        RULE.near_miss["provisions"][0],
        provision("b", instrument="feed_in_price", modality="recommends", technologies="tec:nev"),
    ]
    assert len(found(NAME, said)) == 1


def test_a_price_that_ended_before_does_not_enable(found):
    over = {**RULE.near_miss}
    over["provisions"] = [
        provision("c", instrument="pilot", technologies="tec:nev", start="2025-01-01"),
        provision("b", instrument="feed_in_price", modality="prices", technologies="tec:nev", end="2022-12-31"),
    ]
    assert len(found(NAME, over)) == 1
