"""The cut: the fewest links whose removal ends what a set of chains shows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from policygraph.causal.links import Link
from policygraph.causal.paths import Path, paths_between
from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph

__all__ = ["cut_chains", "deciding_cut"]

# Beyond this many links the smallest cut is approached greedily: nobody would question so many at once.
_EXACT = 3


def deciding_cut(graph: PolicyGraph, start: str, end: str, *, sign: int, length: int = 4) -> tuple[str, ...]:
    """Return the fewest rows without which no simple chain of this sign leads from start to end.

    Parameters
    ----------
    start
        Id of a provision or indicator.
    end
        Id of an objective or indicator.
    sign
        +1 for the chains that help (or raise), −1 for those that harm (or lower).
    length
        Longest chain in links.

    Returns
    -------
    tuple of str
        Ids of effects and influences, sorted; of equally small cuts the one whose links are believed least, since
        those are the claims to question first. Empty where no such chain exists.

    Raises
    ------
    ScopeError
        If an id is unknown.
    UsageError
        If the sign is neither +1 nor −1.
    """
    if sign not in (1, -1):
        raise UsageError("causal.sign", value=sign, id=start)
    chains = paths_between(graph, start, end, length=length, limit=0)
    return cut_chains(each for each in chains if each.sign == sign)


def cut_chains(chains: Iterable[Path]) -> tuple[str, ...]:
    """Return the fewest rows of which every chain uses one; sorted, empty without chains."""
    listed = list(chains)
    kept = _smallest({frozenset(each.rows) for each in listed})
    links = {link.row: link for each in listed for link in each.links}
    rows = sorted({row for each in kept for row in each})
    for size in range(min(_EXACT, len(kept)) + 1):
        fitting = [each for each in combinations(rows, size) if all(not each_set.isdisjoint(each) for each_set in kept)]
        if fitting:
            return min(fitting, key=lambda cut: (_doubt(cut, links), cut))
    return _greedy(kept)


def _smallest(chains: set[frozenset[str]]) -> list[frozenset[str]]:
    """Drop chains that hold another one: cutting the shorter cuts the longer."""
    ordered = sorted(chains, key=lambda each: (len(each), sorted(each)))
    kept: list[frozenset[str]] = []
    for each in ordered:
        if not any(shorter <= each for shorter in kept):
            kept.append(each)
    return kept


def _doubt(cut: tuple[str, ...], links: dict[str, Link]) -> float:
    return sum(links[row].belief for row in cut)


def _greedy(chains: list[frozenset[str]]) -> tuple[str, ...]:
    left, found = chains, []
    while left:
        counts: dict[str, int] = {}
        for row in (row for each in left for row in each):
            counts[row] = counts.get(row, 0) + 1
        best = min(counts, key=lambda row: (-counts[row], row))
        found.append(best)
        left = [each for each in left if best not in each]
    return tuple(sorted(found))
