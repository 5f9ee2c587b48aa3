from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from tests.interop.material import FINDINGS


def test_every_node_and_edge_of_the_network_is_there_once(excerpt: PolicyGraph) -> None:
    nodes, edges = flat_nodes(excerpt), flat_edges(excerpt)
    assert [each.id for each in nodes] == sorted(excerpt.network.nodes)
    assert len(edges) == excerpt.network.number_of_edges()
    assert len({each.id for each in edges}) == len(edges)


def test_signs_are_words_and_dates_as_far_as_known(excerpt: PolicyGraph) -> None:
    edges = {each.id: each for each in flat_edges(excerpt)}
    for row in excerpt.tables["influences"]:
        words = {"+": "raises", "-": "lowers", "0": "no effect", "?": "not stated"}
        assert edges[row.id].sign == words[row.sign]  # type: ignore[attr-defined]
        assert edges[row.id].strength == (row.strength or 0)  # type: ignore[attr-defined]
    nodes = {each.id: each for each in flat_nodes(excerpt)}
    for policy in excerpt.tables["policies"]:
        assert nodes[policy.id].end == policy.end  # type: ignore[attr-defined]
        assert nodes[policy.id].label_zh == excerpt.label(policy.id, "zh")


def test_a_finding_is_a_node_with_an_edge_to_each_party_that_is_one(excerpt: PolicyGraph) -> None:
    found = FINDINGS(excerpt)
    assert found
    nodes = {each.id: each for each in flat_nodes(excerpt, found)}
    ends = {(each.source, each.target, each.sign) for each in flat_edges(excerpt, found)}
    for finding in found:
        assert nodes[finding.id].status == finding.status
        for party in finding.parties:
            assert ((finding.id, party.id, party.role) in ends) == (party.id in excerpt.network)
