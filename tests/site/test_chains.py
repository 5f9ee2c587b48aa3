from __future__ import annotations

from policygraph.checks import chains_of
from policygraph.checks.levers import top_objectives
from policygraph.schema.system import Influence
from policygraph.site.chains import chains_to_objectives, goals_of
from policygraph.site.material import Material


def test_top_objectives_have_no_parent(small: Material) -> None:
    assert top_objectives(small.graph) == ("obj:dual-carbon", "obj:energy-security")


def test_a_chain_runs_over_real_links_and_its_sign_is_their_product(real: Material) -> None:
    links = {row.id: row for row in real.graph.rows(Influence)}
    seen = 0
    for finding in real.findings:
        for chain in chains_to_objectives(real.graph, finding):
            at = chain.party
            for step in chain.links:
                if step.row in links:
                    assert (links[step.row].source, links[step.row].target) == (at, step.target)
                    assert step.sign == {"+": 1, "-": -1}[links[step.row].sign]
                    seen += 1
                at = step.target
            assert chain.end in real.graph.index
    assert seen > 20


def test_coal_helps_one_goal_and_harms_the_other(small: Material) -> None:
    finding = next(each for each in small.conflicts if each.indicator == "ind:coal")
    signs = {chain.end: chain.sign for chain in chains_to_objectives(small.graph, finding)}
    assert signs == {"obj:dual-carbon": -1, "obj:energy-security": 1}


def test_goals_hold_the_objectives_above(real: Material) -> None:
    finding = next(each for each in real.findings if each.indicator == "ind:nonfossil-share")
    assert {"obj:nonfossil-transition", "obj:dual-carbon"} <= goals_of(real.graph, finding)


def test_what_is_told_of_a_trade_off_is_drawn_too(real: Material) -> None:
    for finding in real.conflicts:
        if finding.code == "C2":
            told = [chain for chain in chains_of(real.graph, finding) if chain.end.startswith("obj:")]
            assert told, finding.id
            assert list(chains_to_objectives(real.graph, finding)) == told
