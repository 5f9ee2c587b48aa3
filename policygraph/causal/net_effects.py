"""Net effects of provisions on objectives by bounded signed walks, positive and negative apart."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.atoms import holds_in, scope_atoms
from policygraph.causal.links import GraphKey, Link, influence_links, objective_signs, provision_links
from policygraph.causal.walks import WalkOperator, push_through, walk_operator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import EVERYWHERE, Scope
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator

__all__ = ["net_effects"]

Array = NDArray[np.float64]
_COLUMNS = ("provision", "objective", "helps", "harms", "undetermined", "net", "dominance")
_ATOM_COLUMNS = ("place", "technology", "months", "start", "end")


def net_effects(graph: PolicyGraph, *, length: int = 4, by_atom: bool = False) -> pd.DataFrame:
    """Return how far every provision helps and harms every objective.

    Parameters
    ----------
    length
        Longest walk in links, the effect included.
    by_atom
        Whether to list every scope atom (place, technology, season, elementary interval) of a provision; otherwise
        the atom in which most is moved stands for the provision. Links meet in a walk only where all of them hold.

    Returns
    -------
    DataFrame
        Columns ``provision, objective, helps, harms, undetermined, net, dominance``: walk sums of each sign (no unit),
        their difference, and the share of the larger one, 0.5 to 1; rows only where something is reached. With
        ``by_atom`` also ``place, technology, months, start, end``, blank where nothing limits.
    """
    found = _all_net_effects(GraphKey(graph), length)
    if by_atom:
        return found.copy()
    moved = found["helps"] + found["harms"] + found["undetermined"]
    order = found.assign(_moved=-moved).sort_values("_moved", kind="stable")
    kept = order.drop_duplicates(["provision", "objective"]).sort_index()
    return kept[list(_COLUMNS)].reset_index(drop=True)


@lru_cache(maxsize=8)
def _all_net_effects(key: GraphKey, length: int) -> pd.DataFrame:
    graph = key.graph
    order = {row.id: number for number, row in enumerate(graph.rows(Indicator))}
    wanted = objective_signs(graph)
    operators: dict[frozenset[str], WalkOperator] = {}
    rows: list[tuple[str | float, ...]] = []
    for provision in graph.rows(Provision):
        links = [link for link in provision_links(graph, provision) if link.target in order and link.sign != 0]
        for atom, effects, influences in _atoms(graph, provision, links):
            content = frozenset(each.row for each in influences)
            if content not in operators:
                operators[content] = _operator(influences, order, length - 1)
            reached = _reach(effects, order, operators[content])
            where = _words(atom)
            rows.extend((provision.id, *line, *where) for line in _by_objective(reached, wanted, order))
    return pd.DataFrame(rows, columns=[*_COLUMNS, *_ATOM_COLUMNS])


def _atoms(graph: PolicyGraph, provision: Provision, links: list[Link]) -> list[tuple[Scope, list[Link], list[Link]]]:
    """Return the atoms of a provision with the effects and influences that hold there; alike ones once."""
    found: dict[tuple[frozenset[str], frozenset[str]], tuple[Scope, list[Link], list[Link]]] = {}
    here = graph.scope_of(provision)
    influences = [link for link in influence_links(graph) if link.sign != 0]
    for atom in scope_atoms(graph, here, (link.scope for link in (*links, *influences)) if links else ()):
        effects = [link for link in links if link.scope == here or holds_in(graph, link.scope, atom)]
        active = [link for link in influences if link.scope == EVERYWHERE or holds_in(graph, link.scope, atom)]
        if effects:
            content = frozenset(each.row for each in effects), frozenset(each.row for each in active)
            found.setdefault(content, (atom, effects, active))
    return list(found.values())


def _words(atom: Scope) -> tuple[str, str, str, str, str]:
    start, end = atom.period.bounds()
    return "".join(atom.places), "".join(atom.technologies), ";".join(atom.months), start, end


def _reach(links: list[Link], order: dict[str, int], walk: WalkOperator) -> tuple[Array, Array, Array]:
    """Return positive, negative and undetermined sums at every indicator."""
    plus, minus, loose = (np.zeros(len(order)) for _ in range(3))
    for link in links:
        part = plus if link.sign == 1 else minus if link.sign == -1 else loose
        part[order[link.target]] += link.weight
    anything = walk.positive + walk.negative + walk.undetermined
    return (*push_through(plus, minus, walk), (plus + minus) @ walk.undetermined + loose @ anything)


def _operator(links: list[Link], order: dict[str, int], length: int) -> WalkOperator:
    plus, minus, loose = (np.zeros((len(order), len(order))) for _ in range(3))
    for link in links:
        matrix = plus if link.sign == 1 else minus if link.sign == -1 else loose
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
