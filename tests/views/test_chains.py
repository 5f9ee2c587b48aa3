"""What a finding is made of."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES, find_conflicts, find_gaps, find_synergies
from policygraph.checks.teaching import teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.views.chains import finding_chain, party_node

ALL = [rule for rules in RULES.values() for rule in rules]
FINDERS = (find_conflicts, find_gaps, find_synergies)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_the_example_of_every_rule_has_a_chain(rule) -> None:
    graph = teaching_graph(rule.example)
    for finding in rule.find(graph):
        chain = finding_chain(graph, finding)
        assert chain.nodes == tuple(sorted(set(chain.nodes)))
        assert set(chain.nodes) <= set(graph.network)
        assert set(chain.parties) <= set(chain.nodes)
        assert {link.source for link in chain.links} | {link.target for link in chain.links} <= set(chain.nodes)


def test_a_chain_holds_the_parties_with_policy_and_place_and_what_they_share() -> None:
    rule = next(rule for rule in ALL if rule.name == "c01_opposite_signs")
    graph = teaching_graph(rule.example)
    finding = next(iter(rule.find(graph)))
    chain = finding_chain(graph, finding)
    for party in finding.parties:
        assert {party.id, party.policy} <= set(chain.nodes)
    assert finding.indicator in chain.nodes
    assert any(name.startswith("plc:") for name in chain.nodes)


def test_a_trade_off_is_told_down_to_both_goals() -> None:
    rule = next(rule for rule in ALL if rule.name == "c02_tradeoff")
    graph = teaching_graph(rule.example)
    chain = finding_chain(graph, next(iter(rule.find(graph))))
    # "Coal output" raises both supply (a goal) and CO2 (against the other goal).
    assert {"ind:coal", "ind:supply", "ind:co2", "obj:energy-security", "obj:dual-carbon"} <= set(chain.nodes)
    assert {link.row for link in chain.links} >= {"inf:coal-supply", "inf:coal-co2"}


def test_a_party_that_is_no_node_is_drawn_as_its_provision() -> None:
    rule = next(rule for rule in ALL if rule.name == "c04_redefinition")
    graph = teaching_graph(rule.example)
    finding = next(iter(rule.find(graph)))
    assert all(party.id.startswith("def:") for party in finding.parties)
    assert all(party_node(graph, party).startswith("prv:") for party in finding.parties)


def test_every_finding_of_the_bundled_graph_has_a_chain(bundled: PolicyGraph) -> None:
    for find in FINDERS:
        for finding in find(bundled):
            chain = finding_chain(bundled, finding)
            assert chain.nodes
            assert len(chain.nodes) <= 60, "a chain is something a reader can take in"
