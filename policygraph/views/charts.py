"""Charts in one look: altair specifications drawn as SVG, wide and narrow, with nothing fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from policygraph.graph.writing import number_text
from policygraph.texts import Lang, say
from policygraph.views.labels import plain
from policygraph.views.tables import Table

__all__ = [
    "COLOURS",
    "DOWN",
    "INK",
    "LINE",
    "NARROW",
    "NONE",
    "SOFT",
    "UP",
    "WIDE",
    "Figure",
    "draw",
    "figure",
    "inline",
    "rounded",
]

# Colours of the page's style sheet, with what they are where a chart stands alone: charts turn dark with the page.
INK: Final = "var(--ink,#191b1e)"
SOFT: Final = "var(--soft,#565d66)"
LINE: Final = "var(--line,#d8dce0)"
PAPER: Final = "var(--paper,#ffffff)"
UP: Final = "var(--up,#0072b2)"
DOWN: Final = "var(--down,#d55e00)"
NONE: Final = "var(--none,#767676)"
COLOURS: Final = (UP, DOWN, "var(--s3,#4d3f7a)", NONE, "var(--s5,#56a0c9)", "var(--s6,#b98a4e)")
WIDE: Final = 680
NARROW: Final = 330
_FONT: Final = 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
_ROLES: Final = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|font-family)="[^"]*"')
_DECIMALS: Final = re.compile(r"\d+\.\d{3,}")

# Altair builds its classes from a schema; mypy does not see through their arithmetic.
Build = Callable[[int], Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its words and numbers: ``note`` says unit, year, place, parameter set and spread."""

    name: str
    title: str
    note: str
    alt: str
    wide: Markup
    narrow: Markup
    spec: dict[str, Any]
    table: Table


def figure(name: str, lang: Lang, build: Build, table: Table, **values: object) -> Figure:
    """Return a figure drawn for a page and for a phone.

    Parameters
    ----------
    name
        Its address; its words stand under ``chart.<name>.title`` and ``.note``.
    build
        Returns the chart for a width in pixels.
    values
        Fill the words.
    """
    title, note = say(f"chart.{name}.title", lang, **values), say(f"chart.{name}.note", lang, **values)
    wide, narrow = (_specification(_dressed(build(width))) for width in (WIDE, NARROW))
    return Figure(name, title, note, f"{title}. {note}", _svg(wide), _svg(narrow), wide, table)


def draw(chart: Any) -> Markup:
    """Return a chart as an SVG element; the same bytes for the same chart."""
    return _svg(_specification(chart))


def _specification(chart: Any) -> dict[str, Any]:
    # Altair checks every part against its schema twice; Vega-Lite refuses a wrong one anyway, and tests check it once.
    made: dict[str, Any] = chart.to_dict(validate=False)
    return made


def _svg(specification: dict[str, Any]) -> Markup:
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(specification)
    # The page names the picture once, the picture its font; their parts say nothing more to a screen reader.
    plain = _ROLES.sub("", svg).replace("<svg", f"<svg font-family='{_FONT}'", 1)
    # Labels come from data and are escaped by Vega; numbers beyond a hundredth of a pixel only cost bytes.
    return Markup(_DECIMALS.sub(lambda found: f"{float(found[0]):.2f}", plain))  # noqa: S704


def inline(rows: list[dict[str, Any]]) -> Any:
    """Return rows as the data of a chart; texts lose what no reader can see, since it would stop the drawing."""
    import altair as alt

    clean = [{name: _visible(value) for name, value in row.items()} for row in rows]
    return alt.InlineData(values=clean)


def _visible(value: Any) -> Any:
    # Labels that were wrapped keep their lines.
    return "\n".join(plain(line) for line in value.split("\n")) if isinstance(value, str) else value


def rounded(value: float) -> float:
    """Return a number as it is written everywhere, so that a chart's bytes do not hang on its last digits."""
    return float(number_text(value))


def _dressed(chart: Any) -> Any:
    return (
        chart.configure(font=_FONT, background="transparent", padding={"left": 4, "right": 16, "top": 4, "bottom": 4})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=SOFT, titleColor=SOFT, domainColor=INK, tickColor=INK, gridColor=LINE, labelFontSize=12,
            titleFontSize=12, titleFontWeight="normal", labelLimit=0, titlePadding=8, tickSize=4, labelFont=_FONT,
            titleFont=_FONT,
        )
        .configure_axisY(
            domain=False, ticks=False, titleAngle=0, titleAlign="left", titleAnchor="end", titleY=-12, titleX=0,
        )
        .configure_axisX(grid=False)
        .configure_legend(
            labelColor=INK, titleColor=SOFT, labelFontSize=12, titleFontSize=12, titleFontWeight="normal",
            labelLimit=0, labelFont=_FONT, titleFont=_FONT, symbolStrokeWidth=2, columnPadding=28,
        )
        .configure_header(
            labelColor=INK, titleColor=SOFT, labelFontSize=12, labelFont=_FONT, labelFontWeight=600, labelLimit=0,
        )
        .configure_text(color=INK, font=_FONT, fontSize=12)
    )  # fmt: skip
