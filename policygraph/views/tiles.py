"""The provinces as a grid of equal tiles: each about where it lies, none smaller for having less land."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.places import Jurisdiction
from policygraph.texts import Lang
from policygraph.views.charts import DOWN, INK, LINE, NONE, SOFT, UP, inline, rounded

__all__ = ["Tile", "tile_chart", "tiles"]

_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class Tile:
    """One province-level place in the grid, counted from the top left corner."""

    place: str
    label: str
    column: int
    row: int


@cache
def _positions() -> dict[str, tuple[int, int]]:
    text = files("policygraph.views").joinpath("tiles.csv").read_text(encoding="utf-8")
    return {row["place"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(text.splitlines())}


def tiles(graph: PolicyGraph, lang: Lang) -> tuple[Tile, ...]:
    """Return a tile for every province-level place, by row and column.

    Places are known by the last part of their ISO 3166-2 code; those without a position follow below the others.
    """
    found: list[Tile] = []
    left: list[Jurisdiction] = []
    for row in graph.rows(Jurisdiction):
        if row.place_level == "province":
            at = _positions().get(row.iso.rpartition("-")[2])
            if at and not any((tile.column, tile.row) == at for tile in found):
                found.append(Tile(row.id, _short(row, lang), *at))
            else:
                left.append(row)
    below = max((tile.row for tile in found), default=-1) + 1
    found += [
        Tile(row.id, _short(row, lang), number % _COLUMNS, below + number // _COLUMNS)
        for number, row in enumerate(left)
    ]
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def _short(row: Jurisdiction, lang: Lang) -> str:
    code = row.iso.rpartition("-")[2] or row.label_en
    return (row.short_zh or row.label_zh or row.label_en) if lang == "zh" else code


def tile_chart(graph: PolicyGraph, lang: Lang, values: Mapping[str, float], *, width: int, digits: int = 2) -> Any:
    """Return a tile grid in which each place shows its value: blue from nought up, vermillion below.

    Parameters
    ----------
    values
        Number by place; a place that is missing is unknown, which is no zero, and has an outline only.
    width
        In pixels.
    """
    grid = tiles(graph, lang)
    size = width / _COLUMNS
    rows = max((tile.row for tile in grid), default=0) + 1
    data = [_datum(tile, values.get(tile.place), digits) for tile in grid]
    base = alt.Chart(inline(data)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(_COLUMNS)), paddingInner=0.08)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(rows)), paddingInner=0.08)),
    )
    signs = alt.Scale(domain=["above", "below", "unknown"], range=[UP, DOWN, "transparent"])
    boxes = base.mark_rect(stroke=LINE, strokeWidth=1).encode(
        fill=alt.Fill("kind:N", scale=signs, legend=None), fillOpacity=alt.FillOpacity("strength:Q", scale=None)
    )
    small = width < 400
    names = base.mark_text(dy=-5 if small else -8, fontSize=10 if small else 13, fontWeight=600, color=INK).encode(
        text="label:N"
    )
    numbers = base.mark_text(dy=7 if small else 11, fontSize=9 if small else 12, color=SOFT).encode(
        text="shown:N", color=alt.condition("datum.kind == 'unknown'", alt.value(NONE), alt.value(INK))
    )
    return (boxes + names + numbers).properties(width=width, height=size * rows)


def _datum(tile: Tile, value: float | None, digits: int) -> dict[str, Any]:
    kind = "unknown" if value is None else "above" if value >= 0 else "below"
    shown = "–" if value is None else f"{value:+.{digits}f}".replace("-", "−")
    # Pale fills keep the words on them readable; the number says how much.
    strength = 1.0 if value is None else min(0.5, 0.12 + abs(value) * 0.6)
    return {
        "column": tile.column, "row": tile.row, "label": tile.label, "kind": kind, "shown": shown,
        "strength": rounded(strength),
    }  # fmt: skip
