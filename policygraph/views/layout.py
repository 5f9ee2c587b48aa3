"""Where nodes stand: bands by kind, objectives above and places below, in an order that follows the data's own.

The lower bands stand in a fixed order (places, then policies by place, then their provisions, then the numbers of
these), so a policy that is added moves its neighbours aside and nothing else. The upper bands stand above what they
are linked to (barycentre order, Sugiyama et al. 1981, doi 10.1109/TSMC.1981.4308636).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

__all__ = ["BAND", "PITCH", "barycentre_order", "layered_positions"]

BAND: Final = 200
PITCH: Final = 100


def layered_positions(
    bands: Mapping[int, Sequence[str]], free: Iterable[int], edges: Iterable[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return whole-numbered ``(x, y)`` of every node: x by order inside its band, y by band, each band centred.

    Parameters
    ----------
    bands
        Node ids of each band in their given order.
    free
        Bands whose order is not given by the data; they are put above what they are linked to, one after the other.
    edges
        Pairs of node ids; pairs that name an unknown node are left out.

    Notes
    -----
    O(E log E): every edge is looked at once for each free band.
    """
    order = {band: list(names) for band, names in bands.items()}
    placed = {name: at for band, names in order.items() if band not in set(free) for name, at in _spread(names)}
    neighbours = _neighbours(edges)
    for band in free:
        order[band] = barycentre_order(order.get(band, ()), neighbours, placed)
        placed.update(_spread(order[band]))
    return {
        name: (PITCH * rank - PITCH * (len(names) - 1) // 2, BAND * band)
        for band, names in order.items()
        for rank, name in enumerate(names)
    }


def barycentre_order(
    names: Iterable[str], neighbours: Mapping[str, Sequence[str]], placed: Mapping[str, float]
) -> list[str]:
    """Return ``names`` by the mean place of their placed neighbours; those without any last; ties by id."""

    def key(name: str) -> tuple[bool, float, str]:
        around = [placed[each] for each in neighbours.get(name, ()) if each in placed]
        return not around, round(sum(around) / len(around), 9) if around else 0.0, name

    return sorted(names, key=key)


def _spread(names: Sequence[str]) -> list[tuple[str, float]]:
    return [(name, (rank + 0.5) / len(names)) for rank, name in enumerate(names)]


def _neighbours(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, second in sorted(set(edges)):
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return found
