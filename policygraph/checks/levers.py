"""How an indicator bears on the top objectives, and which provisions move it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policygraph.causal.claims import weight_of
from policygraph.causal.links import GraphKey, Link, provision_links
from policygraph.causal.paths import Path, paths_between
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator, Objective

__all__ = ["are_dated", "better", "clear_bearing", "hull", "pushes_by_indicator", "top_objectives"]


def top_objectives(graph: PolicyGraph) -> tuple[str, ...]:
    """Return the roots of the goal tree with full weight: the goals that trade-offs and synergies are about."""
    roots = [row.id for row in graph.rows(Objective) if not row.parents]
    return tuple(root for root in roots if weight_of(graph, "goal", root, 1.0) >= 1.0)


def better(graph: PolicyGraph, indicator: str) -> int:
    """Return 1 where more of an indicator is wanted, -1 where less is, and 0 where neither is said."""
    return {"up": 1, "down": -1}.get(graph.get(Indicator, indicator).better_when, 0)


def clear_bearing(graph: PolicyGraph, indicator: str, objective: str, *, length: int = 3) -> Path | None:
    """Return the strongest chain of the sign that clearly dominates, or ``None`` where no sign does."""
    return _bearing(GraphKey(graph), indicator, objective, length)


@lru_cache(maxsize=4096)
def _bearing(key: GraphKey, indicator: str, objective: str, length: int) -> Path | None:
    paths = paths_between(key.graph, indicator, objective, length=length, limit=1000)
    sums = {sign: sum(path.weight for path in paths if path.sign == sign) for sign in (1, -1)}
    total = sums[1] + sums[-1]
    wanted = 1 if sums[1] >= sums[-1] else -1
    if not total or sums[wanted] / total < weight_of(key.graph, "rule", "c02_dominance", 0.8):
        return None
    return next(path for path in paths if path.sign == wanted)


def are_dated(*periods: Period) -> bool:
    """Return whether every start is known to some year: of an undated clause nobody can say that it met another."""
    return all(each.earliest_start > ALWAYS.earliest_start for each in periods)


def hull(periods: Iterable[Period]) -> Period:
    """Return the period from the first start to the last end of several; there must be one."""
    spans = list(periods)
    return Period(
        min(each.earliest_start for each in spans), min(each.latest_start for each in spans),
        max(each.earliest_end for each in spans), max(each.latest_end for each in spans),
    )  # fmt: skip


def pushes_by_indicator(graph: PolicyGraph) -> dict[str, list[tuple[Provision, Link]]]:
    """Return signed direct pushes of provisions (defaults left out) by indicator, sorted."""
    found: dict[str, list[tuple[Provision, Link]]] = {}
    for each in graph.rows(Provision):
        for link in provision_links(graph, each):
            if link.sign and link.kind == "pushes" and not link.derived:
                found.setdefault(link.target, []).append((each, link))
    return {name: found[name] for name in sorted(found)}
