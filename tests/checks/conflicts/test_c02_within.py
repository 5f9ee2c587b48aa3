"""C2: one goal whose two measures are pulled apart."""

from __future__ import annotations

from policygraph.checks import RULES, find_conflicts
from policygraph.graph import PolicyGraph

NAME = "c02_within"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_the_verdict_stays_open_and_both_chains_are_told(found):
    (finding,) = found(NAME, RULE.example)
    assert finding.verdict == "ambiguous"
    assert "NEV share → Oil imports" in finding.explanation.en
    assert "NEV share → Mineral imports" in finding.explanation.en


def test_a_lever_before_the_fork_is_not_told_again(bundled: PolicyGraph):
    seen = [(each.indicator, each.objective) for each in find_conflicts(bundled, codes=["C2"]) if each.rule == NAME]
    assert len(seen) == len(set(seen))
    assert ("ind:nev-stock", "obj:import-independence") in seen
