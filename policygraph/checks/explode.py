"""The pushes of a graph as columns: lists, groups and classes with several parents taken apart to their leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import numpy as np

from policygraph.causal.claims import claim_belief
from policygraph.causal.links import Link
from policygraph.checks.columns import Axis, PushColumns, View
from policygraph.checks.drafting import binding, goal_weight
from policygraph.checks.levers import pushes_by_indicator
from policygraph.graph.hierarchy import Hierarchy
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Scope
from policygraph.schema.periods import Period
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Provision
from policygraph.schema.vocabularies import terms

__all__ = ["push_columns"]

_ANY = ""
_UNSAID = {1: "not_stated, raising", -1: "not_stated, lowering"}
Cell = tuple[str, str, str, str, str, bool]


def push_columns(graph: PolicyGraph) -> PushColumns:
    """Return every signed direct push of a graph as columns.

    The axes are place, technology, month and addressee. A group of places stands for its members and a class of
    technologies for its leaves; a part that a scope leaves open lies above all others. A push whose addressee is not
    stated certainly meets only those that address anyone, and possibly meets all.
    """
    trees = _Trees(graph)
    pushes = [(name, each, link) for name, found in pushes_by_indicator(graph).items() for each, link in found]
    cells = [
        (number, cell) for number, (_, _, link) in enumerate(pushes) for cell in trees.cells(link.scope, link.sign or 0)
    ]
    owners = {name: number for number, name in enumerate(sorted({each.policy for _, each, _ in pushes}))}
    indicators = tuple(dict.fromkeys(name for name, _, _ in pushes))
    of_push = np.array([number for number, _ in cells], dtype=np.int64)
    spans, ticks, days = _spans([link.scope.period for _, _, link in pushes])
    nodes = [trees.numbers(axis, (str(cell[axis]) for _, cell in cells)) for axis in range(5)]
    strengths = _strengths(graph, pushes)
    return PushColumns(
        indicators,
        trees.axes,
        ticks,
        np.array([indicators.index(name) for name, _, _ in pushes], dtype=np.int64)[of_push],
        np.array([link.sign for _, _, link in pushes], dtype=np.int64)[of_push],
        View((nodes[0], nodes[1], nodes[2], nodes[3]), spans[0][of_push], spans[1][of_push]),
        View((nodes[0], nodes[1], nodes[2], nodes[4]), spans[2][of_push], spans[3][of_push]),
        push=of_push,
        policy=np.array([owners[each.policy] for _, each, _ in pushes], dtype=np.int64)[of_push],
        bound=(strengths["goal"] * strengths["binding"] * strengths["weight"] * strengths["belief"])[of_push],
        shadow=np.array([cell[5] for _, cell in cells], dtype=bool),
        details={"links": tuple(link for _, _, link in pushes), "days": days, **strengths},
    )


def _spans(periods: list[Period]) -> tuple[list[Any], int, dict[str, Any]]:
    """Return certain start and end, possible start and end as ticks, how many ticks there are, and the days."""
    days = {
        name: np.array([getattr(each, name) for each in periods], dtype=np.int64)
        for name in ("latest_start", "earliest_end", "earliest_start", "latest_end")
    }
    starts, ends = (days["latest_start"], days["earliest_start"]), (days["earliest_end"], days["latest_end"])
    marks = np.unique(np.concatenate([*starts, *(each + 1 for each in ends)]))
    ranks = [np.searchsorted(marks, each) for each in starts], [np.searchsorted(marks, each + 1) - 1 for each in ends]
    return [ranks[0][0], ranks[1][0], ranks[0][1], ranks[1][1]], max(1, len(marks)), days


def _strengths(graph: PolicyGraph, pushes: list[tuple[str, Provision, Link]]) -> dict[str, Any]:
    """Return by push what its priority is made of, each 0 to 1, and the certain days of its provision."""
    own = [graph.scope_of(each).period for _, each, _ in pushes]
    numbers = {
        "binding": [binding(graph, each) for _, each, _ in pushes],
        "weight": [link.weight for _, _, link in pushes],
        "belief": [claim_belief(graph, each) * link.belief for _, each, link in pushes],
        "goal": [goal_weight(graph, "", name) for name, _, _ in pushes],
    }
    found: dict[str, Any] = {name: np.array(values, dtype=np.float64) for name, values in numbers.items()}
    found["own_start"] = np.array([each.latest_start for each in own], dtype=np.int64)
    found["own_end"] = np.array([each.earliest_end for each in own], dtype=np.int64)
    return found


class _Trees:
    """The axes of a graph and how a scope falls onto their nodes."""

    def __init__(self, graph: PolicyGraph) -> None:
        self.graph = graph
        rows = graph.rows(Jurisdiction)
        self.members: dict[str, list[str]] = {}
        for row in rows:
            for group in row.groups:
                self.members.setdefault(group, []).append(row.id)
        self.places = Hierarchy({row.id: (row.parent,) if row.parent else () for row in rows})
        self.addressees = Hierarchy(
            {name: (term.broader,) if term.broader else () for name, term in terms("addressee").items()}
        )
        leaves = sorted(each for each in graph.technologies.parents if graph.technologies.down(each) == {each})
        months = [str(number) for number in range(1, 13)]
        said = {name: above or (_ANY,) for name, above in self.addressees.parents.items()}
        above: list[Mapping[str, tuple[str, ...]]] = [
            _with_shadows(self.places.parents),
            {_ANY: (), **dict.fromkeys(leaves, (_ANY,))},
            {_ANY: (), **dict.fromkeys(months, (_ANY,))},
            {_ANY: (), **said, **dict.fromkeys(_UNSAID.values(), (_ANY,))},
        ]
        names = ("place", "technology", "month", "addressee")
        self.axes = tuple(_axis(name, tree) for name, tree in zip(names, above, strict=True))
        self._numbers = [{each: number for number, each in enumerate(axis.names)} for axis in self.axes]

    def numbers(self, part: int, names: Iterable[str]) -> Any:
        """Return nodes by name; the last two parts are the addressee, for certain and possibly."""
        known = self._numbers[min(part, 3)]
        return np.array([known[name] for name in names], dtype=np.int64)

    def cells(self, scope: Scope, sign: int) -> list[Cell]:
        """Return the nodes a scope falls onto: place, technology, month, addressee twice, and whether a shadow."""
        excluded = _widest(self.places, self._members_of(scope.not_places))
        wide = _widest(self.places, self._members_of(scope.places))
        places = [(each, False) for each in wide if not any(self.places.covers(out, each) for out in excluded)]
        places += [
            (_shadow(out), True)
            for out in excluded
            if any(self.places.covers(each, out) and each != out for each in wide)
        ]
        months = scope.months or (_ANY,)
        return [
            (place, technology, month, certain, possible, is_shadow)
            for (place, is_shadow), technology, month, (certain, possible) in product(
                places, self._leaves(scope.technologies), months, self._addressed(scope.addressees, sign)
            )
        ]

    def _members_of(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for name in names:
            found |= self._members_of(self.members[name]) if name in self.members else {name}
        return found

    def _leaves(self, names: tuple[str, ...]) -> list[str]:
        tree = self.graph.technologies
        below = {each for name in names for each in tree.down(name) if tree.down(each) == {each}}
        return sorted(below) if names else [_ANY]

    def _addressed(self, names: tuple[str, ...], sign: int) -> list[tuple[str, str]]:
        if not names or "anyone" in names:
            return [(_ANY, _ANY)]
        if "not_stated" in names:
            return [(_UNSAID[sign], _ANY)]
        return [(each, each) for each in _widest(self.addressees, names)]


def _widest(tree: Hierarchy, names: Iterable[str]) -> list[str]:
    """Return the names that lie below no other of them, sorted."""
    listed = set(names)
    return sorted(each for each in listed if not (tree.up(each) - {each}) & listed)


def _shadow(place: str) -> str:
    return f"{place} taken out"


def _with_shadows(parents: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Put a node between every place and the one above, on which an exclusion of the place stands."""
    found: dict[str, tuple[str, ...]] = {}
    for child, above in parents.items():
        found[child], found[_shadow(child)] = (_shadow(child),), above
    return found


def _axis(name: str, parents: Mapping[str, tuple[str, ...]]) -> Axis:
    tree = Hierarchy(parents)
    names = sorted(parents, key=lambda each: (len(tree.up(each)), each))
    known = {each: number for number, each in enumerate(names)}
    above = [known[parents[each][0]] if parents[each] else -1 for each in names]
    return Axis(name, tuple(names), np.array(above, dtype=np.int64))
