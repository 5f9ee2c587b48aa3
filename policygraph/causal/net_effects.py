"""Net effects of provisions on objectives by bounded signed walks, positive and negative apart."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.causal.atoms import holds_in, scope_atoms
from policygraph.causal.links import GraphKey, Link, influence_links, objective_signs, provision_links
from policygraph.causal.walks import WalkOperator, longer_walks, push_through, walk_operator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import EVERYWHERE, Scope
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator

__all__ = ["net_effects", "walk_tail"]

Array = NDArray[np.float64]
_COLUMNS = ("provision", "objective", "helps", "harms", "undetermined", "net", "dominance")
_SUMS = _COLUMNS[2:]
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


def walk_tail(graph: PolicyGraph, provision: str, objective: str, *, length: int = 4) -> float | None:
    """Return the most that walks longer than ``length`` links could add to what a provision does to an objective.

    In the unit of ``helps`` and ``harms`` of :func:`net_effects` (none); every influence counts, wherever and whenever
    it holds, and whatever its sign. ``None`` where longer walks do not converge.
    """
    walks, rest = _walks(GraphKey(graph)), _longer(GraphKey(graph), length - 1)
    ends = [walks.place[name] for name in objective_signs(graph).get(objective, {}) if name in walks.place]
    links = provision_links(graph, graph.get(Provision, provision))
    pushed = [(walks.place[link.target], link.weight) for link in links if link.sign and link.target in walks.place]
    return None if rest is None else float(sum(weight * rest[row, ends].sum() for row, weight in pushed))


@lru_cache(maxsize=8)
def _longer(key: GraphKey, length: int) -> Array | None:
    plus, minus, _ = _walks(key).matrices(None)
    return longer_walks(plus, minus, length=length)


@lru_cache(maxsize=8)
def _all_net_effects(key: GraphKey, length: int) -> pd.DataFrame:
    walks = _walks(key)
    pieces = [(provision, *_words(atom)) for provision, atom, _, _ in walks.pieces]
    return _table(pieces, walks.reach(length - 1), walks.order, objective_signs(key.graph))


@lru_cache(maxsize=8)
def _walks(key: GraphKey) -> _Walks:
    return _Walks(key.graph)


class _Walks:
    """The causal map of one graph: the atoms of every provision with what holds in each, and the operators.

    A piece is a provision, an atom, the effects that hold there, and for every scope of an influence whether it does.
    """

    def __init__(self, graph: PolicyGraph) -> None:
        self.graph = graph
        self.order = {row.id: number for number, row in enumerate(graph.rows(Indicator))}
        self.influences = [link for link in influence_links(graph) if link.sign != 0]
        self.scopes = [each for each in dict.fromkeys(link.scope for link in self.influences) if each != EVERYWHERE]
        ends = sorted({name for link in self.influences for name in (link.source, link.target)})
        # Only ends of influences pass anything on: the operator is theirs, everything else keeps what it has.
        self.inner = np.array([self.order[name] for name in ends], dtype=np.intp)
        self.place = {name: number for number, name in enumerate(ends)}
        self.pieces = [piece for provision in graph.rows(Provision) for piece in self._pieces(provision)]

    def _pieces(self, provision: Provision) -> list[tuple[str, Scope, list[Link], tuple[bool, ...]]]:
        """Return the atoms of a provision in which any effect holds; atoms in which the same holds once."""
        links = [
            link for link in provision_links(self.graph, provision) if link.target in self.order and link.sign != 0
        ]
        here, own = self.graph.scope_of(provision), list(dict.fromkeys(link.scope for link in links))
        found: dict[tuple[tuple[str, ...], tuple[bool, ...]], tuple[str, Scope, list[Link], tuple[bool, ...]]] = {}
        for atom in scope_atoms(self.graph, here, (*own, *self.scopes)) if links else ():
            inside = {each for each in own if each == here or holds_in(self.graph, each, atom)}
            effects = links if len(inside) == len(own) else [link for link in links if link.scope in inside]
            holding = tuple(holds_in(self.graph, each, atom) for each in self.scopes)
            if effects:
                found.setdefault((tuple(link.row for link in effects), holding), (provision.id, atom, effects, holding))
        return list(found.values())

    def operator(self, holding: tuple[bool, ...], length: int) -> WalkOperator:
        """Return the operator of the influences that hold everywhere and those of the scopes that hold."""
        active = {scope for scope, holds in zip(self.scopes, holding, strict=True) if holds} | {EVERYWHERE}
        plus, minus, loose = self.matrices(active)
        return _operator(plus.tobytes(), minus.tobytes(), loose.tobytes(), len(self.inner), length)

    def matrices(self, active: Container[Scope] | None) -> tuple[Array, Array, Array]:
        """Return weights by sign (+, -, none) of the influences of some scopes, or of all, ends × ends."""
        plus, minus, loose = (np.zeros((len(self.inner), len(self.inner))) for _ in range(3))
        for link in self.influences:
            if active is None or link.scope in active:
                matrix = plus if link.sign == 1 else minus if link.sign == -1 else loose
                matrix[self.place[link.source], self.place[link.target]] += link.weight
        return plus, minus, loose

    def reach(self, length: int) -> tuple[Array, Array, Array]:
        """Return positive, negative and undetermined sums, each pieces × indicators."""
        plus, minus, loose = (np.zeros((len(self.pieces), len(self.order))) for _ in range(3))
        alike: dict[tuple[bool, ...], list[int]] = {}
        for number, (_, _, effects, holding) in enumerate(self.pieces):
            alike.setdefault(holding, []).append(number)
            for link in effects:
                part = plus if link.sign == 1 else minus if link.sign == -1 else loose
                part[number, self.order[link.target]] += link.weight
        # All pieces with one operator at once: many small products cost more than one large.
        for holding, numbers in alike.items():
            walk, here = self.operator(holding, length), np.ix_(np.array(numbers), self.inner)
            up, down, unsure = plus[here], minus[here], loose[here]
            plus[here], minus[here] = push_through(up, down, walk)
            anything = walk.positive + walk.negative + walk.undetermined
            loose[here] = (up + down) @ walk.undetermined + unsure @ anything
        return plus, minus, loose


@lru_cache(maxsize=16)
def _operator(plus: bytes, minus: bytes, loose: bytes, size: int, length: int) -> WalkOperator:
    """Return an operator by what its matrices hold: an edited graph mostly keeps the influences of the first."""
    matrices = (np.frombuffer(each, dtype=np.float64).reshape(size, size) for each in (plus, minus, loose))
    return walk_operator(*matrices, length=length)


def _words(atom: Scope) -> tuple[str, str, str, str, str]:
    start, end = atom.period.bounds()
    return "".join(atom.places), "".join(atom.technologies), ";".join(atom.months), start, end


def _table(
    pieces: list[tuple[str, str, str, str, str, str]], reached: tuple[Array, Array, Array],
    order: dict[str, int], wanted: dict[str, dict[str, int]],
) -> pd.DataFrame:  # fmt: skip
    """Return a row for every piece and objective that is reached, in their order."""
    plus, minus, loose = reached
    goals = sorted(wanted)
    sums = [_sums(plus, minus, loose, {order[name]: sign for name, sign in wanted[goal].items()}) for goal in goals]
    # Pieces × objectives, read row by row.
    flat = {name: np.array([each[name] for each in sums]).reshape(len(goals), len(pieces)).T.ravel() for name in _SUMS}
    piece, goal = np.divmod(np.arange(len(pieces) * len(goals)), max(1, len(goals)))
    kept = flat["helps"] + flat["harms"] + flat["undetermined"] > 0
    words = np.array(pieces, dtype=object).reshape(-1, 1 + len(_ATOM_COLUMNS))[piece[kept]]
    return pd.DataFrame(
        {
            "provision": words[:, 0],
            "objective": np.array(goals, dtype=object)[goal[kept]],
            **{name: column[kept] for name, column in flat.items()},
            **{name: words[:, number] for number, name in enumerate(_ATOM_COLUMNS, start=1)},
        }
    )


def _sums(plus: Array, minus: Array, loose: Array, signs: dict[int, int]) -> dict[str, Array]:
    """Return what helps and harms one objective, by piece."""
    up, down = [each for each, sign in signs.items() if sign > 0], [each for each, sign in signs.items() if sign < 0]
    helps = plus[:, up].sum(axis=1) + minus[:, down].sum(axis=1)
    harms = minus[:, up].sum(axis=1) + plus[:, down].sum(axis=1)
    total = helps + harms
    dominance = np.where(total > 0, np.maximum(helps, harms) / np.where(total > 0, total, 1.0), 0.5)
    unsure = loose[:, up + down].sum(axis=1)
    return {"helps": helps, "harms": harms, "undetermined": unsure, "net": helps - harms, "dominance": dominance}
