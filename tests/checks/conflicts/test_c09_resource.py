"""C9: one limited resource, two that draw on it."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision, target

NAME = "c09_resource"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_a_resource_that_is_not_limited_is_free(found):
    free = [{**RULE.example["indicators"][0], "limited": "no"}]
    assert found(NAME, {**RULE.example, "indicators": free}) == []


def test_one_use_under_a_goal_and_its_plan_is_drawn_once(found):
    same = {
        **RULE.example,
        "provisions": [provision("a", technologies="tec:nev"), provision("b", technologies="tec:bev")],
    }
    assert found(NAME, same) == []


def test_a_prohibition_that_closes_the_resource(found):
    closed = {**RULE.example, "provisions": [provision("a"), provision("b", modality="prohibits")]}
    closed["effects"] = [effect("a", "1", "ind:gas", "-", kind="consumes"), effect("b", "1", "ind:gas", "-")]
    (finding,) = found(NAME, closed)
    assert [party.role for party in finding.parties] == ["draws", "closes"]
    assert finding.also == ("C3",)


def test_a_goal_that_was_reached_draws_no_more(found):
    closed = {**RULE.example, "provisions": [provision("a"), provision("b", modality="prohibits", start="2023-03-28")]}
    closed["effects"] = [effect("a", "1", "ind:gas", "-", kind="consumes"), effect("b", "1", "ind:gas", "-")]
    closed["targets"] = [target("a", "1", "ind:nev", "20", due_year="2030", basis="", base_year="")]
    assert [each.status for each in found(NAME, closed)] == ["open"]
    reached = {"id": "obs:1", "series": "s", "indicator": "ind:nev", "place": "plc:CN", "unit": "%", "sources": "src:a"}
    (ended,) = found(NAME, {**closed, "observations": [{**reached, "year": "2024", "value": "20"}]})
    assert (ended.period.end, ended.status) == ("2024-12-31", "ended")
    assert found(NAME, {**closed, "observations": [{**reached, "year": "2022", "value": "20"}]}) == []
