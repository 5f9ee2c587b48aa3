"""What filters ask of a node."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision, target, teaching_graph
from policygraph.views.facets import EPOCH, facets

GRAPH = teaching_graph(
    {
        "policies": [policy("c", "plc:P1", text_date="1970-01-02", end="1970-01-31")],
        "provisions": [provision("c", objectives="obj:dual-carbon", technologies="tec:bev")],
        "targets": [target("c", "1", "ind:nev", "45")],
    }
)


def of(name: str) -> dict[str, object]:
    return facets(GRAPH, GRAPH.row(name))


def test_a_provision_carries_the_place_of_its_policy_and_all_places_around_it() -> None:
    assert of("prv:c/1")["place"] == "plc:P1"
    assert of("prv:c/1")["places"] == ["plc:CN", "plc:P", "plc:P1"]
    assert of("prv:c/1")["level"] == "city"


def test_a_number_carries_what_its_provision_is_declared_for() -> None:
    assert of("tgt:c/1/nev")["objectives"] == ["obj:dual-carbon"]
    assert of("tgt:c/1/nev")["technologies"] == ["tec:bev", "tec:nev"]


def test_an_indicator_carries_the_objectives_it_measures() -> None:
    assert of("ind:co2")["objectives"] == ["obj:dual-carbon"]
    assert of("ind:coal")["objectives"] == []


def test_tags_name_their_scheme() -> None:
    assert of("prv:c/1")["tags"] == ["actor:government", "side:supply", "stage:production"]
    assert of("ind:co2")["tags"] == ["level:path", "three_e:energy", "trilemma:supply"]


def test_days_count_from_1970_and_only_what_is_in_force_has_them() -> None:
    assert of("prv:c/1")["days"] == [1, 30]
    assert of("ind:co2")["days"] == []
    assert EPOCH == 719163


def test_an_open_end_is_nothing() -> None:
    assert facets(GRAPH, GRAPH.row("pol:a"))["days"][1] is None


def test_a_place_lies_in_itself() -> None:
    assert of("plc:P")["places"] == ["plc:CN", "plc:P"]
    assert of("plc:P")["level"] == "province"
