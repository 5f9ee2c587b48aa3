"""Net effects of provisions on objectives by bounded signed walks, positive and negative apart."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.links import GraphKey, Link, influence_links, objective_signs, provision_links
from policygraph.causal.walks import WalkOperator, walk_operator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Scope
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator

__all__ = ["net_effects"]

Array = NDArray[np.float64]
_COLUMNS = ("provision", "objective", "helps", "harms", "undetermined", "net", "dominance")


def net_effects(graph: PolicyGraph, *, length: int = 4) -> pd.DataFrame:
    """Return how far every provision helps and harms every objective.

    Parameters
    ----------
    length
        Longest walk in links, the effect included.

    Returns
    -------
    DataFrame
        Columns ``provision, objective, helps, harms, undetermined, net, dominance``: walk sums of each sign (no unit),
        their difference, and the share of the larger one, 0.5 to 1; rows only where something is reached.
    """
    return _all_net_effects(GraphKey(graph), length).copy()


@lru_cache(maxsize=8)
def _all_net_effects(key: GraphKey, length: int) -> pd.DataFrame:
    graph = key.graph
    order = {row.id: number for number, row in enumerate(graph.rows(Indicator))}
    wanted = objective_signs(graph)
    operators: dict[frozenset[str], WalkOperator] = {}
    rows: list[tuple[str, str, float, float, float, float, float]] = []
    for provision in graph.rows(Provision):
        links = [link for link in provision_links(graph, provision) if link.target in order]
        if links:
            reached = _reach(graph, provision, links, order, operators, length)
            rows.extend((provision.id, *line) for line in _by_objective(reached, wanted, order))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _reach(
    graph: PolicyGraph, provision: Provision, links: list[Link], order: dict[str, int],
    operators: dict[frozenset[str], WalkOperator], length: int,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Return positive, negative and undetermined sums at every indicator."""
    here = graph.scope_of(provision)
    active = [each for each in influence_links(graph) if _in_scope(graph, here, each)]
    content = frozenset(each.row for each in active)
    if content not in operators:
        operators[content] = _operator(active, order, length - 1)
    plus, minus, loose = (np.zeros(len(order)) for _ in range(3))
    for link in links:
        part = plus if link.sign == 1 else minus if link.sign == -1 else loose
        part[order[link.target]] += link.weight if link.sign != 0 else 0.0
    walk = operators[content]
    anything = walk.positive + walk.negative + walk.undetermined
    return (
        plus @ walk.positive + minus @ walk.negative,
        plus @ walk.negative + minus @ walk.positive,
        (plus + minus) @ walk.undetermined + loose @ anything,
    )


def _in_scope(graph: PolicyGraph, here: Scope, link: Link) -> bool:
    return bool(
        graph.meet_scopes(
            Scope(here.places, here.not_places, (), (), here.months, here.period),
            Scope(link.scope.places, link.scope.not_places, (), (), link.scope.months, link.scope.period),
        )
    )


def _operator(links: list[Link], order: dict[str, int], length: int) -> WalkOperator:
    plus, minus, loose = (np.zeros((len(order), len(order))) for _ in range(3))
    for link in links:
        matrix = plus if link.sign == 1 else minus if link.sign == -1 else loose
        if link.sign != 0:
            matrix[order[link.source], order[link.target]] += link.weight
    return walk_operator(plus, minus, loose, length=length)


def _by_objective(
    reached: tuple[Array, Array, Array], wanted: dict[str, dict[str, int]], order: dict[str, int]
) -> list[tuple[str, float, float, float, float, float]]:
    lines: list[tuple[str, float, float, float, float, float]] = []
    for objective in sorted(wanted):
        helps = harms = loose = 0.0
        for indicator, direction in wanted[objective].items():
            place = order[indicator]
            good, bad = (0, 1) if direction > 0 else (1, 0)
            helps += float(reached[good][place])
            harms += float(reached[bad][place])
            loose += float(reached[2][place])
        if helps + harms + loose > 0:
            total = helps + harms
            lines.append((objective, helps, harms, loose, helps - harms, max(helps, harms) / total if total else 0.5))
    return lines
