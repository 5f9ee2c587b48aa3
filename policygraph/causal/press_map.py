"""A push of the graph's own map: how likely a provision or indicator helps an objective, and what decides it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policygraph.causal.atoms import hold_together
from policygraph.causal.links import Link, influence_links, objective_signs, provision_links
from policygraph.causal.press import Press, press_perturbation
from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["press_objective"]


def press_objective(
    graph: PolicyGraph, start: str, objective: str, *, length: int = 4, draws: int = 2000, seed: int = 0
) -> Press:
    """Return how often random systems on the causal map let a push help an objective.

    The system is the part of the map on walks of at most ``length`` links from what is pushed to what measures the
    objective, within the scope of ``start``; every variable limits itself with −1. The objective stands in the answer
    as a variable: positive = helped.

    Parameters
    ----------
    start
        Id of a provision (its signed effects are pushed by their weights) or of an indicator (raised).
    objective
        Id of an objective.

    Raises
    ------
    ScopeError
        If an id is unknown.
    UsageError
        If no walk leads from the push to the objective.
    """
    row = graph.row(start)
    graph.get(Objective, objective)
    push = _push(provision_links(graph, row)) if isinstance(row, Provision) else {start: 1.0}
    wanted = objective_signs(graph)[objective]
    here = graph.scope_of(row)
    links = [link for link in influence_links(graph) if link.sign != 0 and hold_together(graph, here, link.scope)]
    away = _steps(push, ((link.source, link.target) for link in links))
    left = _steps(wanted, ((link.target, link.source) for link in links))
    on_walk = {name for name in away if name in left and away[name] + left[name] < length}
    pushed = {name: amount for name, amount in push.items() if name in on_walk}
    if not pushed:
        raise UsageError("causal.no_walk", start=start, objective=objective)
    edges = [
        (link.source, link.target, "?" if link.sign is None else link.sign, link.belief)
        for link in links
        if {link.source, link.target} <= on_walk
    ]
    edges += [(name, objective, sign, 1.0) for name, sign in wanted.items() if name in on_walk]
    return press_perturbation(edges, push=pushed, draws=draws, seed=seed, self_limit=1.0)


def _push(links: Iterable[Link]) -> dict[str, float]:
    found: dict[str, float] = {}
    for link in links:
        if link.sign:
            found[link.target] = found.get(link.target, 0.0) + link.sign * link.weight
    return {name: amount for name, amount in found.items() if amount}


def _steps(starts: Mapping[str, object], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the fewest links from any start to each node that can be reached."""
    following: dict[str, list[str]] = {}
    for source, target in pairs:
        following.setdefault(source, []).append(target)
    found = dict.fromkeys(starts, 0)
    front = list(found)
    while front:
        front = [name for each in front for name in _new(following.get(each, ()), found, found[each] + 1)]
    return found


def _new(names: Iterable[str], found: dict[str, int], steps: int) -> list[str]:
    fresh = [name for name in dict.fromkeys(names) if name not in found]
    found.update(dict.fromkeys(fresh, steps))
    return fresh
