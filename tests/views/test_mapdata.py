"""Nodes, edges and findings as plain data."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES, find_conflicts, find_gaps, find_synergies
from policygraph.checks.teaching import teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.views.mapdata import FIRST_VIEW, MapData, map_data


@pytest.fixture(scope="module")
def whole(bundled: PolicyGraph) -> MapData:
    return map_data(bundled, [*find_conflicts(bundled), *find_gaps(bundled), *find_synergies(bundled)])


def test_every_row_of_the_network_but_agencies_is_a_node(bundled: PolicyGraph, whole: MapData) -> None:
    expected = {name for name, kind in bundled.network.nodes(data="kind") if kind != "agency"}
    assert {node["key"] for node in whole.nodes} == expected
    assert [node["id"] for node in whole.nodes] == list(range(len(expected)))
    assert [node["key"] for node in whole.nodes] == sorted(expected)


def test_every_signed_link_of_the_network_is_an_edge_with_its_sign(bundled: PolicyGraph, whole: MapData) -> None:
    signs = {edge.get("row"): edge["sign"] for edge in whole.edges}
    for _, _, key, data in bundled.network.edges(keys=True, data=True):
        if data["relation"] in ("pushes", "consumes", "provides", "influences"):
            assert signs[key] == data["sign"]


def test_numbers_point_at_what_they_name(bundled: PolicyGraph, whole: MapData) -> None:
    keys = [node["key"] for node in whole.nodes]
    for edge in whole.edges:
        assert bundled.network.has_edge(keys[edge["from"]], keys[edge["to"]]) or edge["row"].startswith("dfe:")


def test_the_first_view_holds_whole_chains_and_is_small(whole: MapData) -> None:
    opening = set(whole.opening)
    assert len(opening) <= FIRST_VIEW <= 150
    assert len(whole.first) >= 5
    for rank in whole.first:
        assert set(whole.findings[rank]["nodes"]) <= opening


def test_without_findings_it_opens_on_the_best_connected() -> None:
    graph = teaching_graph({})
    data = map_data(graph, [])
    assert data.first == []
    assert data.opening == [node["id"] for node in data.nodes]


def test_few_findings_bring_their_neighbours(bundled: PolicyGraph, whole: MapData) -> None:
    first = next(iter(find_conflicts(bundled)))
    data = map_data(bundled, [first])
    assert set(data.findings[0]["nodes"]) < set(data.opening)
    assert len(data.opening) == FIRST_VIEW


def test_a_finding_that_rests_on_a_default_effect_has_its_edge() -> None:
    rule = next(rule for rule in RULES["gaps"] if rule.name == "g01_unserved_target")
    graph = teaching_graph(rule.example)
    data = map_data(graph, list(rule.find(graph)))
    assert all(edge["from"] < len(data.nodes) for edge in data.edges)


def test_counts_are_those_of_the_findings(bundled: PolicyGraph, whole: MapData) -> None:
    conflicts = find_conflicts(bundled)
    assert whole.counts["open"] == sum(each.status == "open" for each in conflicts)
    assert whole.counts["ended"] == sum(each.status == "ended" for each in conflicts)
    assert whole.counts["policies"] == len(bundled.tables["policies"])


def test_the_slider_covers_every_known_start(whole: MapData) -> None:
    first, last = whole.months
    assert first % 12 == 0
    assert last > first
    for node in whole.nodes:
        if node.get("days") and node["days"][0] is not None:
            assert node["days"][0] >= (first // 12 - 1970) * 365


def test_every_node_is_named_in_both_languages(whole: MapData) -> None:
    for node in whole.nodes:
        assert node["label"]
        assert node["zh"]


def test_positions_are_whole_and_bands_follow_kinds(whole: MapData) -> None:
    bands = {(node["kind"], node["y"]) for node in whole.nodes}
    assert len(bands) == len({kind for kind, _ in bands})
    assert all(isinstance(node["x"], int) for node in whole.nodes)


def test_the_order_of_policies_and_places_does_not_move_when_a_policy_goes(
    bundled: PolicyGraph, whole: MapData
) -> None:
    rows = {name: list(bundled.tables[name]) for name in ("policies", "provisions", "targets", "settings", "effects", "relations", "definitions", "tariff_periods")}  # fmt: skip
    gone = rows["policies"][len(rows["policies"]) // 2].id
    provisions = {row.id for row in rows["provisions"] if row.policy == gone}
    rows["policies"] = [row for row in rows["policies"] if row.id != gone]
    rows["provisions"] = [row for row in rows["provisions"] if row.policy != gone]
    for name in ("targets", "settings", "effects", "definitions", "tariff_periods"):
        rows[name] = [row for row in rows[name] if row.provision not in provisions]
    rows["relations"] = [row for row in rows["relations"] if not {row.subject, row.object} & ({gone} | provisions)]
    smaller = map_data(bundled.replaced(**rows), [])

    def order(data: MapData, kind: str) -> list[str]:
        kept = {node["key"] for node in smaller.nodes}
        nodes = [node for node in data.nodes if node["kind"] == kind and node["key"] in kept]
        return [node["key"] for node in sorted(nodes, key=lambda node: node["x"])]

    for kind in ("policy", "place", "provision", "number"):
        assert order(whole, kind) == order(smaller, kind)
