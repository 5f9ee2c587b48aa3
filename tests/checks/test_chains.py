"""Through which links a finding reaches."""

from __future__ import annotations

from policygraph.checks import chains_of, find_conflicts
from policygraph.graph import PolicyGraph


def test_every_trade_off_shows_one_chain_for_each_side(bundled: PolicyGraph):
    for finding in find_conflicts(bundled, codes=["C2"]):
        chains = chains_of(bundled, finding)
        assert {chain.sign for chain in chains} == {1, -1}, finding.id
        for chain in chains:
            assert chain.links[0].source == chain.party
            for before, after in zip(chain.links, chain.links[1:], strict=False):
                assert before.target == after.source


def test_opposite_pushes_show_their_two_effects(bundled: PolicyGraph):
    for finding in list(find_conflicts(bundled, codes=["C1"]))[:10]:
        if finding.code == "C1":
            assert {chain.sign for chain in chains_of(bundled, finding)} == {1, -1}
