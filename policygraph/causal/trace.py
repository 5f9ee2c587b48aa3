"""Everything a provision or policy reaches: net effect and strongest chain by objective."""

from __future__ import annotations

import pandas as pd

from policygraph.causal.net_effects import net_effects
from policygraph.causal.paths import strongest_paths
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Provision

__all__ = ["trace_effects"]


def trace_effects(graph: PolicyGraph, start: str, objective: str = "", *, length: int = 4) -> pd.DataFrame:
    """Return how a policy or provision reaches the objectives.

    Parameters
    ----------
    start
        Id of a policy or provision.
    objective
        Only this objective; blank = all.
    length
        Longest chain in links.

    Returns
    -------
    DataFrame
        The columns of :func:`policygraph.causal.net_effects` and ``helping_chain``, ``harming_chain``: row ids of the
        strongest simple path of each sign joined by spaces, blank where there is none.

    Raises
    ------
    ScopeError
        If an id is unknown.
    """
    graph.row(start)
    if objective:
        graph.row(objective)
    effects = net_effects(graph, length=length)
    own = {row.id for row in graph.rows(Provision) if start in (row.id, row.policy)}
    found = effects[effects["provision"].isin(sorted(own))]
    if objective:
        found = found[found["objective"] == objective]
    pairs = zip(found["provision"].astype(str), found["objective"].astype(str), strict=True)
    chains = [_chains(graph, provision, goal, length) for provision, goal in pairs]
    return found.assign(
        helping_chain=[each[0] for each in chains], harming_chain=[each[1] for each in chains]
    ).reset_index(drop=True)


def _chains(graph: PolicyGraph, provision: str, objective: str, length: int) -> tuple[str, str]:
    best = strongest_paths(graph, graph.get(Provision, provision), objective, length=length)
    helping, harming = best.get(1), best.get(-1)
    return " ".join(helping.rows) if helping else "", " ".join(harming.rows) if harming else ""
