"""Which part keeps two rows apart."""

from __future__ import annotations

import json

import pytest

from policygraph.checks import explain_apart
from policygraph.checks.teaching import effect, policy, provision, target, teaching_graph
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph


def graph_of(first=None, second=None, place="plc:P", **tables):
    return teaching_graph(
        {
            "policies": [policy("a"), policy("c", place)],
            "provisions": [provision("a", **(first or {})), provision("c", **(second or {}))],
            "effects": [effect("a", "1", "ind:nev", "+"), effect("c", "1", "ind:nev", "-")],
            **tables,
        }
    )


def names(graph, first="prv:a/1", second="prv:c/1"):
    return [part.name for part in explain_apart(graph, first, second).deciding]


def test_nothing_keeps_a_conflict_apart():
    apart = explain_apart(graph_of(), "prv:a/1", "prv:c/1")
    assert apart.deciding == ()
    assert [each.code for each in apart.findings] == ["C1"]
    assert "1 findings name both" in apart.explain()


@pytest.mark.parametrize(
    ("first", "second", "part"),
    [
        ({"end": "2020-06-30"}, {"start": "2021-01-01"}, "time"),
        ({"places": "plc:Q"}, {}, "place"),
        ({"technologies": "tec:coal"}, {"technologies": "tec:nev"}, "class"),
        ({"months": "1"}, {"months": "7"}, "season"),
        ({"addressees": "coal_producer"}, {"addressees": "vehicle_buyer"}, "addressee"),
        ({"not_places": "plc:P"}, {}, "place"),
    ],
)
def test_each_part_is_named(first, second, part):
    graph = graph_of(first, second)
    assert part in names(graph)
    assert explain_apart(graph, "prv:a/1", "prv:c/1").findings == ()


def test_the_same_sign_is_told():
    graph = graph_of(effects=[effect("a", "1", "ind:nev", "+"), effect("c", "1", "ind:nev", "+")])
    assert names(graph) == ["sign"]


def test_an_authorisation_is_told():
    grant = {"id": "rel:g", "subject": "pol:a", "relation": "authorises", "object": "pol:c"}
    assert "authorisation" in names(graph_of(relations=[grant]))


@pytest.mark.parametrize(
    ("cells", "part"),
    [({"due_year": "2025"}, "year"), ({"basis": "buses only"}, "basis"), ({"unit": "GW"}, "unit")],
)
def test_numbers_are_compared_by_their_parts(cells, part):
    graph = graph_of(targets=[target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30", **cells)])
    assert part in names(graph, "tgt:a/1/nev", "tgt:c/1/nev")


def test_the_expired_plan_and_the_later_quota(bundled: PolicyGraph):
    apart = explain_apart(bundled, "prv:bj/2024/quota/3", "prv:cn/2019/consumer-goods-plan/a")
    assert [part.name for part in apart.deciding] == ["time"]
    assert "2020-12-31" in apart.explain()
    body = json.loads(apart.to_json())
    assert (body["apart"], body["findings"]) == (["time"], [])
    assert apart.explain(lang="zh") != apart.explain()


def test_whole_policies_can_be_asked_about_and_unknown_ids_not(bundled: PolicyGraph):
    assert explain_apart(bundled, "pol:ln/2024/beautiful", "pol:cn/2023/zhongfa-30").findings
    with pytest.raises(ScopeError):
        explain_apart(bundled, "pol:ln/2024/beautifl", "pol:cn/2023/zhongfa-30")
