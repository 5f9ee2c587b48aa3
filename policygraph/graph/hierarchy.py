"""Trees and nets of classes: who lies above and below whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

__all__ = ["Hierarchy"]


class Hierarchy:
    """A net of ids in which every id may have several parents.

    Parameters
    ----------
    parents
        Direct parents of every id; ids without parents may be left out of other ids' lists but not of the mapping.

    Raises
    ------
    ValueError
        If an id is its own ancestor; ``args[0]`` is the chain.
    """

    def __init__(self, parents: Mapping[str, Iterable[str]]) -> None:
        self.parents: Final = {child: tuple(above) for child, above in parents.items()}
        chain = find_cycle(self.parents)
        if chain:
            raise ValueError(chain)
        self._up: dict[str, frozenset[str]] = {}

    def up(self, identifier: str) -> frozenset[str]:
        """Return the id and everything above it."""
        known = self._up.get(identifier)
        if known is None:
            above = (self.up(parent) for parent in self.parents.get(identifier, ()))
            known = self._up[identifier] = frozenset((identifier,)).union(*above)
        return known

    @cached_property
    def _down(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for child in self.parents:
            for above in self.up(child):
                found.setdefault(above, set()).add(child)
        return {above: frozenset(below | {above}) for above, below in found.items()}

    def down(self, identifier: str) -> frozenset[str]:
        """Return the id and everything below it."""
        return self._down.get(identifier, frozenset((identifier,)))

    def covers(self, upper: str, lower: str) -> bool:
        """Return whether ``upper`` is ``lower`` or lies above it."""
        return upper in self.up(lower)

    def meet(self, first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
        """Return the widest ids that lie in both lists of classes; sorted, empty when they share nothing."""
        below_first = frozenset().union(*(self.down(each) for each in first))
        below_second = frozenset().union(*(self.down(each) for each in second))
        shared = below_first & below_second
        return tuple(sorted(each for each in shared if not (self.up(each) - {each}) & shared))


def find_cycle(parents: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return a chain of ids that leads back to its first, or an empty tuple."""
    done: set[str] = set()
    for start in sorted(parents):
        path: list[str] = []
        stack = [(start, iter(parents.get(start, ())))]
        on_path = {start}
        path.append(start)
        while stack:
            node, above = stack[-1]
            following = next((each for each in above if each not in done), None)
            if following is None:
                done.add(node)
                on_path.discard(node)
                path.pop()
                stack.pop()
            elif following in on_path:
                return (*path[path.index(following) :], following)
            else:
                path.append(following)
                on_path.add(following)
                stack.append((following, iter(parents.get(following, ()))))
    return ()
