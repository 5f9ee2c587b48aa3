"""Simple paths that explain: the strongest chain of each sign from a provision to an objective, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from policygraph.causal.atoms import hold_together
from policygraph.causal.graphkey import GraphKey
from policygraph.causal.links import Link, influence_links, influences_from, objective_signs, provision_links
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Scope
from policygraph.schema.policies import Provision

__all__ = ["Path", "paths_between", "strongest_paths"]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of links from a provision (or indicator) to an objective or indicator.

    ``sign`` is +1 where it helps (or raises) the end and -1 where it harms (or lowers) it; ``weight`` and ``belief``
    are products over the links; ``scope`` is where and when every link holds.
    """

    start: str
    end: str
    links: tuple[Link, ...]
    sign: int
    weight: float
    belief: float
    scope: Scope

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows behind the links, in order."""
        return tuple(link.row for link in self.links)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids from the start to the last indicator, in order."""
        return (self.start, *(link.target for link in self.links))


def strongest_paths(graph: PolicyGraph, provision: Provision, objective: str, *, length: int = 4) -> dict[int, Path]:
    """Return the strongest simple path of each sign from a provision to an objective.

    Parameters
    ----------
    length
        Longest chain in links, the effect included.

    Returns
    -------
    dict
        ``+1`` for the path that helps most, ``-1`` for the one that harms most; a sign without a path is missing.
    """
    return dict(_all_strongest(GraphKey(graph), provision.id, length).get(objective, {}))


@lru_cache(maxsize=8192)
def _all_strongest(key: GraphKey, provision: str, length: int) -> dict[str, dict[int, Path]]:
    """Return the strongest path of each sign to every objective, from one walk over all chains."""
    graph = key.graph
    row = graph.get(Provision, provision)
    ends = _measures(key)
    best: dict[str, dict[int, Path]] = {}
    for chain, scope in _walk(graph, provision_links(graph, row), graph.scope_of(row), length):
        for objective, direction in ends.get(chain[-1].target, ()):
            path = _path(provision, objective, chain, direction, scope)
            known = best.setdefault(objective, {})
            if path.sign not in known or _order(path) < _order(known[path.sign]):
                known[path.sign] = path
    return best


@lru_cache(maxsize=8)
def _measures(key: GraphKey) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return by indicator the objectives it measures, with the direction that is good."""
    found: dict[str, list[tuple[str, int]]] = {}
    for objective, signs in objective_signs(key.graph).items():
        for indicator, direction in signs.items():
            found.setdefault(indicator, []).append((objective, direction))
    return {name: tuple(each) for name, each in found.items()}


@lru_cache(maxsize=8)
def _following(key: GraphKey) -> dict[str, tuple[Link, ...]]:
    """Return the signed influences that start at each indicator."""
    found: dict[str, list[Link]] = {}
    for link in influence_links(key.graph):
        if link.sign:
            found.setdefault(link.source, []).append(link)
    return {name: tuple(each) for name, each in found.items()}


def paths_between(graph: PolicyGraph, start: str, end: str, *, length: int = 4, limit: int = 50) -> list[Path]:
    """Return the strongest simple paths from a provision or indicator to an indicator or objective.

    Parameters
    ----------
    start
        Id of a provision or indicator.
    end
        Id of an indicator or objective.
    length
        Longest chain in links, an effect included.
    limit
        Most paths to return; 0 = all.

    Raises
    ------
    ScopeError
        If either end is unknown.
    """
    row = graph.row(start)
    graph.row(end)
    wanted = objective_signs(graph).get(end, {end: 1})
    first = provision_links(graph, row) if isinstance(row, Provision) else influences_from(graph, start)
    found = [
        _path(start, end, chain, wanted[chain[-1].target], scope)
        for chain, scope in _walk(graph, first, graph.scope_of(row), length)
        if chain[-1].target in wanted
    ]
    return sorted(found, key=_order)[: limit or None]


def _walk(
    graph: PolicyGraph, first: tuple[Link, ...], scope: Scope, length: int
) -> Iterator[tuple[tuple[Link, ...], Scope]]:
    """Yield every simple chain of signed links whose scopes all meet."""
    following = _following(GraphKey(graph))

    def extend(chain: tuple[Link, ...], here: Scope) -> Iterator[tuple[tuple[Link, ...], Scope]]:
        yield chain, here
        if len(chain) == length:
            return
        visited = {chain[0].source, *(link.target for link in chain)}
        for link in following.get(chain[-1].target, ()):
            if link.target not in visited:
                narrowed = hold_together(graph, here, link.scope)
                if narrowed is not None:
                    yield from extend((*chain, link), narrowed)

    for link in first:
        if link.sign:
            narrowed = hold_together(graph, scope, link.scope)
            if narrowed is not None:
                yield from extend((link,), narrowed)


def _path(start: str, end: str, chain: tuple[Link, ...], direction: int, scope: Scope) -> Path:
    sign, weight, belief = direction, 1.0, 1.0
    for link in chain:
        sign *= link.sign or 0
        weight *= link.weight
        belief *= link.belief
    return Path(start, end, chain, sign, weight, belief, scope)


def _order(path: Path) -> tuple[float, int, tuple[str, ...]]:
    return (-path.weight * path.belief, len(path.links), path.rows)
