"""Asking for findings: scope, place names, dates, tags, and the errors of a malformed question."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES, find_conflicts, find_gaps, find_synergies, merge_codes, place_id
from policygraph.checks.teaching import effect, policy, provision, teaching_graph
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph

ROWS = {
    "policies": [policy("a"), policy("c", "plc:P")],
    "provisions": [
        provision("a", instrument="output_cap", objectives="obj:dual-carbon", sides="demand"),
        provision("c", instrument="production_order", start="2021-01-01", end="2021-12-31", technologies="tec:coal"),
    ],
    "effects": [effect("a", "1", "ind:coal", "-"), effect("c", "1", "ind:coal", "+")],
}


@pytest.fixture(scope="module")
def graph() -> PolicyGraph:
    return teaching_graph(ROWS)


def count(graph: PolicyGraph, **question: object) -> int:
    return len(find_conflicts(graph, codes=["C1"], **question))  # type: ignore[arg-type]


def test_one_pair_is_found_in_the_narrower_place(graph: PolicyGraph) -> None:
    (finding,) = find_conflicts(graph, codes=["C1"])
    assert finding.place == "plc:P"
    assert finding.status == "ended"
    assert (finding.period.start, finding.period.end) == ("2021-01-01", "2021-12-31")
    assert {party.policy for party in finding.parties} == {"pol:a", "pol:c"}


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ({"at": "2021-06-01"}, 1),
        ({"at": "2022"}, 0),
        ({"where": "plc:P"}, 1),
        ({"where": "Province P"}, 1),
        ({"where": "City P1"}, 1),
        ({"where": "plc:Q"}, 0),
        ({"objective": "obj:dual-carbon"}, 1),
        ({"objective": "obj:energy-security"}, 0),
        ({"technology": "tec:coal"}, 1),
        ({"technology": "tec:nev"}, 0),
        ({"involving": "pol:c"}, 1),
        ({"involving": "prv:c/1"}, 1),
        ({"involving": "pol:b"}, 0),
        ({"tags": [("side", "demand")]}, 1),
        ({"tags": [("side", "recycling")]}, 0),
        ({"tags": [("three_e", "energy")]}, 1),
    ],
    ids=str,
)
def test_a_question_keeps_what_it_asks_for(graph: PolicyGraph, question: dict[str, object], wanted: int) -> None:
    assert count(graph, **question) == wanted


def test_as_of_decides_what_is_open(graph: PolicyGraph) -> None:
    assert [each.status for each in find_conflicts(graph, as_of="2021-06-01", codes=["C1"])] == ["open"]
    assert [each.status for each in find_conflicts(graph, as_of="2020-06-01", codes=["C1"])] == ["upcoming"]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ({"at": "2021-02-30"}, "2021-02-30"),
        ({"as_of": "soon"}, "soon"),
        ({"where": "Provinse P"}, "province p"),
        ({"objective": "obj:dual-carbn"}, "obj:dual-carbon"),
        ({"technology": "tec:ne"}, "tec:nev"),
        ({"codes": ["C99"]}, "C1"),
        ({"codes": ["G1"]}, "C10"),
        ({"tags": [("side", "above")]}, "demand"),
        ({"tags": [("colour", "red")]}, "side"),
        ({"involving": "pol:none"}, "pol:"),
    ],
    ids=str,
)
def test_a_malformed_question_is_refused_with_suggestions(
    graph: PolicyGraph, question: dict[str, object], part: str
) -> None:
    with pytest.raises(ScopeError) as caught:
        find_conflicts(graph, **question)  # type: ignore[arg-type]
    assert caught.value.exit_code == 2
    assert part in caught.value.message("en")


@pytest.mark.parametrize("name", ["plc:CN-GD", "CN-GD", "Guangdong", "guangdong", "广东", "广东省", "440000"])
def test_a_place_has_many_names(bundled: PolicyGraph, name: str) -> None:
    assert place_id(bundled, name) == "plc:CN-GD"


def test_codes_of_each_kind(bundled: PolicyGraph) -> None:
    for kind, find in (("conflicts", find_conflicts), ("gaps", find_gaps), ("synergies", find_synergies)):
        known = {rule.code for rule in RULES[kind]}
        assert set(find(bundled).counts()) <= known


def test_two_rules_on_one_pair_make_one_finding() -> None:
    graph = teaching_graph(
        {
            "provisions": [
                provision("a", modality="prohibits", about_instrument="purchase_limit", about_technology="tec:nev"),
                provision("c", instrument="purchase_limit", modality="obliges", technologies="tec:bev"),
            ],
            "effects": [effect("a", "1", "ind:nev", "+"), effect("c", "1", "ind:nev", "-")],
        }
    )
    (finding,) = find_conflicts(graph)
    assert (finding.code, finding.grade, finding.also) == ("C4", "breach", ("C1",))
    assert [each.id for each in find_conflicts(graph, codes=["C1"])] == [finding.id]
    assert merge_codes([finding, finding])[0].also == ("C1",)


def test_a_second_indicator_between_the_same_two_clauses_stays() -> None:
    rows = {
        "provisions": [provision("a"), provision("b")],
        "effects": [effect(name, "1", f"ind:{what}", sign) for name, sign in (("a", "+"), ("b", "-")) for what in ("nev", "price")],
    }  # fmt: skip
    assert [each.indicator for each in find_conflicts(teaching_graph(rows), codes=["C1"])] == ["ind:nev", "ind:price"]


def test_ids_are_distinct(bundled: PolicyGraph) -> None:
    for find in (find_conflicts, find_gaps, find_synergies):
        names = [each.id for each in find(bundled)]
        assert len(names) == len(set(names))
