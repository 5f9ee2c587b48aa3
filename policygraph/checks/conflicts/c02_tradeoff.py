"""C2: one provision helps one top goal and harms the other, each through a confirmed chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from policygraph.causal.claims import weight_of
from policygraph.causal.net_effects import net_effects
from policygraph.causal.paths import Path, strongest_paths
from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.levers import hull, top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding where net signs on two top goals are clear and opposite and a simple path confirms each.

    Clauses of one document that pull the same lever in one place are one finding: the strongest speaks for them.
    """
    told: dict[tuple[str, ...], list[_Chains]] = {}
    for each in _tradeoffs(graph):
        place, lever = graph.scope_of(each.clause).places[0], each.harming.links[0].target
        told.setdefault((each.clause.policy, place, lever, each.helping.end, each.harming.end), []).append(each)
    for key in sorted(told):
        yield _finding(graph, sorted(told[key], key=lambda each: (-each.weight, each.clause.id)))


class _Chains(NamedTuple):
    """A clause with the strongest chain by which it helps one goal and the one by which it harms another."""

    clause: Provision
    helping: Path
    harming: Path

    @property
    def weight(self) -> float:
        return min(self.helping.weight, self.harming.weight)


def _tradeoffs(graph: PolicyGraph) -> Iterator[_Chains]:
    clear = weight_of(graph, "rule", "c02_dominance", 0.8)
    least = weight_of(graph, "rule", "c02_weight", 0.03)
    effects = net_effects(graph)
    effects = effects[(effects["dominance"] >= clear) & effects["objective"].isin(top_objectives(graph))]
    helped, harmed = _by_provision(effects[effects["net"] > 0]), _by_provision(effects[effects["net"] < 0])
    for name in sorted(set(helped) & set(harmed)):
        each = graph.get(Provision, name)
        for good in helped[name]:
            for bad in harmed[name]:
                helping = strongest_paths(graph, each, good).get(1)
                harming = strongest_paths(graph, each, bad).get(-1)
                # A chain of weak steps is a conjecture, not yet a trade-off.
                if helping and harming and _carries(helping, least) and _carries(harming, least):
                    yield _Chains(each, helping, harming)


def _by_provision(rows: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, objective in sorted(zip(rows["provision"], rows["objective"], strict=True)):
        found.setdefault(name, []).append(objective)
    return found


def _carries(path: Path, least: float) -> bool:
    # What a measure draws on is a matter of the resource (C9), not of the goal it is for.
    return path.weight >= least and path.links[0].kind == "pushes"


def _finding(graph: PolicyGraph, alike: list[_Chains]) -> Finding:
    each, helping, harming = alike[0]
    parties: list[tuple[str, Row]] = [
        ("acts", each),
        ("helped", graph.get(Objective, helping.end)),
        ("harmed", graph.get(Objective, harming.end)),
        *((REPEATS, other.clause) for other in alike[1:]),
    ]
    return draft(
        graph, "c02_tradeoff", "C2", parties, place=graph.scope_of(each).places[0], share=1.0,
        period=hull(graph.scope_of(other.clause).period for other in alike),
        indicator=harming.links[0].target, objective=harming.end, weight=alike[0].weight,
        links=tuple({link.row: link for link in (*helping.links, *harming.links)}.values()),
        chain1=chain_words(graph, helping.nodes[1:]), chain2=chain_words(graph, harming.nodes[1:]),
    )  # fmt: skip


RULE = Rule(
    "C2",
    "c02_tradeoff",
    "paper, section 1.2; method: signed walks score, simple paths confirm (Levins loop signs, doi 10.1111/j.1749-6632.1974.tb20780.x)",  # noqa: E501
    find,
    example={"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")]},
    near_miss={"provisions": [provision("a")], "effects": [effect("a", "1", "ind:nev", "+")]},
)
