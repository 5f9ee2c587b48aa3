"""Small signed graphs laid out from left to right, for guided views that are read step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from policygraph.schema.system import Influence
from policygraph.views.labels import wrap

__all__ = ["Arrow", "Flow", "Place", "lay_out"]

_COLUMN: Final = 190
_BOX: Final = 138
_LINE: Final = 15
_GAP: Final = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indicator stands: left edge, middle height, and its name in short lines."""

    name: str
    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link drawn: its row, its sign, the path of its line, and that of its head: an arrow raises, a bar lowers."""

    row: str
    sign: int
    path: str
    head: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole picture in pixels."""

    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float
    box: int = _BOX


def lay_out(links: Iterable[Influence], label: Callable[[str], str]) -> Flow:
    """Return signed links as columns: every link runs to the right, but for those that close a circle.

    Columns are as few as the longest chain allows; inside a column nodes stand near those they hang on.
    """
    rows = sorted(links, key=lambda row: row.id)
    columns = _ordered(rows, _layers(rows))
    texts = {name: tuple(wrap(label(name), width=22, lines=3).split("\n")) for column in columns for name in column}
    heights = [sum(len(texts[name]) * _LINE + _GAP for name in column) for column in columns]
    tallest = max(heights, default=0)
    places: dict[str, Place] = {}
    for number, column in enumerate(columns):
        y = (tallest - heights[number]) / 2
        for name in column:
            tall = len(texts[name]) * _LINE + _GAP
            places[name] = Place(name, number * _COLUMN, y + tall / 2, texts[name])
            y += tall
    arrows = tuple(_arrow(row, places[row.source], places[row.target]) for row in rows)
    width = max(0, len(columns) - 1) * _COLUMN + _BOX
    return Flow(tuple(places[name] for column in columns for name in column), arrows, width, tallest)


def _layers(rows: list[Influence]) -> dict[str, int]:
    """Return the column of each node by the longest chain that leads to it, links that close a circle left aside."""
    following: dict[str, list[str]] = {}
    for row in rows:
        following.setdefault(row.source, []).append(row.target)
        following.setdefault(row.target, [])
    targets = {row.target for row in rows}
    roots = sorted(name for name in following if name not in targets) or sorted(following)[:1]
    layer = dict.fromkeys(following, 0)

    def push(name: str, trail: frozenset[str]) -> None:
        for target in sorted(following[name]):
            if target not in trail and layer[target] < layer[name] + 1:
                layer[target] = layer[name] + 1
                push(target, trail | {target})

    for root in roots:
        push(root, frozenset((root,)))
    return layer


def _ordered(rows: list[Influence], layer: dict[str, int]) -> list[list[str]]:
    last = max(layer.values(), default=-1)
    columns = [sorted(name for name in layer if layer[name] == number) for number in range(last + 1)]
    rank = {name: float(place) for column in columns for place, name in enumerate(column)}
    for _ in range(4):
        for column in columns:
            middle = {name: _middle(rows, layer, rank, name) for name in column}
            column.sort(key=lambda name, middle=middle: (middle[name], name))  # type: ignore[misc]
            rank.update({name: float(place) for place, name in enumerate(column)})
    return columns


def _middle(rows: list[Influence], layer: dict[str, int], rank: dict[str, float], name: str) -> float:
    """Return the mean rank of what leads to a node, else of what it leads to."""
    before = [rank[row.source] for row in rows if row.target == name and layer[row.source] < layer[name]]
    near = before or [rank[row.target] for row in rows if row.source == name]
    return sum(near) / len(near) if near else rank[name]


def _arrow(row: Influence, source: Place, target: Place) -> Arrow:
    sign = {"+": 1, "-": -1}.get(row.sign, 0)
    if source.x < target.x:
        x1, x2 = source.x + _BOX, target.x - 6
        middle = (x1 + x2) / 2 if target.x - source.x <= _COLUMN else x1 + (_COLUMN - _BOX) / 2
        bend = x2 - (_COLUMN - _BOX) / 2
        path = f"M{x1:g} {source.y:g}C{middle:g} {source.y:g} {bend:g} {target.y:g} {x2:g} {target.y:g}"
        return Arrow(row.id, sign, path, _head(sign, x2, target.y, 1))
    # A link back leaves and arrives on the right, in a bow.
    x1, x2 = source.x + _BOX, target.x + _BOX + 6
    out = max(x1, x2) + 34
    path = f"M{x1:g} {source.y:g}C{out:g} {source.y:g} {out:g} {target.y:g} {x2:g} {target.y:g}"
    return Arrow(row.id, sign, path, _head(sign, x2, target.y, -1))


def _head(sign: int, x: float, y: float, way: int) -> str:
    if sign < 0:
        return f"M{x:g} {y - 6:g}v12"
    return f"M{x - 7 * way:g} {y - 4.5:g}L{x:g} {y:g}L{x - 7 * way:g} {y + 4.5:g}"
