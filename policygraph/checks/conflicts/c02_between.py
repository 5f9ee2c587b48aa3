"""C2: of two provisions of one place, the one works clearly against the goal the other declares."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from policygraph.causal.claims import weight_of
from policygraph.causal.links import influences_from, provision_links
from policygraph.causal.net_effects import net_effects
from policygraph.causal.paths import Path, strongest_paths
from policygraph.checks.drafting import beside, draft
from policygraph.checks.levers import are_dated, top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, policy, provision
from policygraph.checks.wording import chain_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective, Technology

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield the gravest pair for every objective, place and lever; a list of all pairs would say the same at length.

    Other clauses that pull the same lever against the goal stand beside it.
    """
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for each in _pairs(graph):
        alike.setdefault((each.objective, each.place, each.indicator), []).append(each)
    for key in sorted(alike):
        gravest = min(alike[key], key=lambda each: (-each.priority, each.id))
        others = {each.parties[0].id for each in alike[key]} - {party.id for party in gravest.parties}
        yield beside(graph, gravest, (graph.get(Provision, name) for name in sorted(others)))


def _pairs(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield every pair, each declared for its goal, whose clear net signs on one goal are opposite."""
    clear = weight_of(graph, "rule", "c02_dominance", 0.8)
    length = int(weight_of(graph, "rule", "c02_links", 3))
    effects = net_effects(graph, length=length)
    signs = effects[effects["dominance"] >= clear]
    harms = _by_objective(signs[signs["net"] < 0])
    helps = _by_objective(signs[signs["net"] > 0])
    declared = _declared_roots(graph)
    for objective in sorted(set(harms) & set(helps)):
        for name in harms[objective]:
            against = graph.get(Provision, name)
            if not declared[name] or objective in declared[name]:
                continue
            path = strongest_paths(graph, against, objective, length=length).get(-1)
            for other in helps[objective]:
                pair = (
                    path
                    and path.links[0].kind == "pushes"
                    and objective in graph.get(Provision, other).objectives
                    and _same_place(graph, name, other)
                )
                if pair and path:
                    yield from _finding(graph, against, graph.get(Provision, other), path, length)


def _by_objective(rows: pd.DataFrame) -> dict[str, list[str]]:
    return {str(name): sorted(group["provision"]) for name, group in rows.groupby("objective", sort=True)}


def _declared_roots(graph: PolicyGraph) -> dict[str, frozenset[str]]:
    """Return by provision its declared objectives and everything above and below them of one root."""
    tops = top_objectives(graph)
    below = {row.id: row.parents for row in graph.rows(Objective)}
    found: dict[str, frozenset[str]] = {}
    for each in graph.rows(Provision):
        roots = {root for goal in each.objectives for root in _roots(below, goal)} & set(tops)
        found[each.id] = frozenset(goal for goal in below if roots & set(_roots(below, goal)))
    return found


def _roots(parents: dict[str, tuple[str, ...]], goal: str) -> set[str]:
    above = parents.get(goal, ())
    return {root for each in above for root in _roots(parents, each)} if above else {goal}


def _same_place(graph: PolicyGraph, first: str, second: str) -> bool:
    policies = [graph.policy_of(graph.row(name)) for name in (first, second)]
    return bool(
        policies[0] and policies[1] and policies[0].id != policies[1].id
        and policies[0].jurisdiction == policies[1].jurisdiction
    )  # fmt: skip


def _finding(graph: PolicyGraph, first: Provision, second: Provision, path: Path, length: int) -> Iterator[Finding]:
    helping = strongest_paths(graph, second, path.end, length=length).get(1)
    period = graph.scope_of(first).period.intersect(graph.scope_of(second).period)
    overlap = graph.scope_of(first).period.overlap(graph.scope_of(second).period)
    # Both must move the one number the goal is measured by, or they only share a word.
    shared = helping is not None and helping.nodes[-1] == path.nodes[-1]
    dated = are_dated(graph.scope_of(first).period, graph.scope_of(second).period)
    if helping is None or not shared or not dated or overlap is None:
        return
    meeting = graph.meet(first, second)
    if not meeting and meeting.apart not in ("technology", "addressee"):
        return
    if _makes_room(graph, second, path, length) or _shifts(graph, first, second, path):
        return
    yield draft(
        graph, "c02_between", "C2", [("against", first), ("for", second)], place=graph.scope_of(first).places[0],
        period=period, overlap=overlap, indicator=path.links[0].target, objective=path.end,
        weight=min(path.weight, helping.weight), links=(*path.links, *helping.links),
        chain=chain_words(graph, path.nodes[1:]),
    )  # fmt: skip


def _makes_room(graph: PolicyGraph, other: Provision, path: Path, length: int) -> bool:
    """Return whether a clause, within ``length`` influences, moves a number of the harming chain the chain's way.

    It makes room for what seems to harm: storage that takes up wind power serves both, and the two complement each
    other.
    """
    direction = 1
    ways: dict[str, int] = {}
    for link in path.links[:-1]:
        direction *= link.sign or 0
        ways[link.target] = direction
    reached = [(push.target, push.sign or 0) for push in provision_links(graph, other)]
    for _ in range(length + 1):
        if any(ways.get(name) == sign for name, sign in reached):
            return True
        reached = [
            (link.target, sign * (link.sign or 0)) for name, sign in reached for link in influences_from(graph, name)
        ]
    return False


def _shifts(graph: PolicyGraph, first: Provision, second: Provision, path: Path) -> bool:
    """Return whether the first only restrains a sibling of what the second promotes: its users may turn to that."""
    if path.links[0].sign != -1:
        return False
    mine, theirs = (graph.scope_of(each).technologies for each in (first, second))
    return bool(mine and theirs) and all(_siblings(graph, one, other) for one in mine for other in theirs)


def _siblings(graph: PolicyGraph, one: str, other: str) -> bool:
    """Return whether two classes, or classes above them that hold only one of the two, have a parent in common."""
    return bool(_parents(graph, one, other) & _parents(graph, other, one))


def _parents(graph: PolicyGraph, one: str, other: str) -> set[str]:
    tree = graph.technologies
    apart = [each for each in tree.up(one) if not tree.covers(each, other)]
    return {parent for each in apart for parent in graph.get(Technology, each).parents}


RULE = Rule(
    "C2",
    "c02_between",
    "evidence: documented local inconsistencies; paper, section 1.2",
    find,
    example={
        "policies": [policy("b", "plc:P"), policy("c", "plc:P")],
        "provisions": [provision("c", objectives="obj:energy-security"), provision("b", objectives="obj:dual-carbon")],
        "effects": [effect("c", "1", "ind:coal", "+"), effect("b", "1", "ind:co2", "-")],
    },
    near_miss={
        "policies": [policy("b", "plc:Q"), policy("c", "plc:P")],
        "provisions": [provision("c", objectives="obj:energy-security"), provision("b", objectives="obj:dual-carbon")],
        "effects": [effect("c", "1", "ind:coal", "+"), effect("b", "1", "ind:co2", "-")],
    },
)
