"""Pictures of the ranking: how often each intervention takes which rank, and what none other beats on both counts."""

from __future__ import annotations

from typing import Any, Final

import altair as alt

from policygraph.scoring import Ranking
from policygraph.texts import Lang, say
from policygraph.views.charts import INK, NONE, UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.labels import wrap
from policygraph.views.tables import Cell, make_table

__all__ = ["acceptability_figure", "pareto_figure"]

_SPLIT: Final = "split(datum.label, '\\n')"


def acceptability_figure(ranking: Ranking, lang: Lang) -> Figure:
    """Return the share of all weights and draws in which each intervention takes each rank, as a grid of bars."""
    items = list(ranking)
    names = {each.intervention: getattr(each.label, lang) for each in items}

    def build(width: int) -> Any:
        letters = 44 if width >= WIDE else 22
        data = [
            {"label": _line(names[each.intervention], letters), "order": place, "rank": rank, "share": rounded(share)}
            for place, each in enumerate(items)
            for rank, share in enumerate(each.rank_acceptability, start=1)
            if share >= 0.005
        ]
        room = width - (letters * 6.4 + 20)
        base = alt.Chart(inline(data)).encode(
            x=alt.X(
                "rank:O",
                title=say("chart.axis.rank", lang),
                scale=alt.Scale(domain=list(range(1, len(items) + 1))),
                axis=alt.Axis(labelAngle=0, orient="top", domain=False, ticks=False),
            ),
            y=alt.Y(
                "label:N",
                title=None,
                sort=alt.EncodingSortField("order"),
                axis=alt.Axis(labelExpr=_SPLIT),
            ),
        )
        marks = base.mark_square(color=UP, opacity=0.85).encode(
            size=alt.Size(
                "share:Q", scale=alt.Scale(domain=[0, 1], range=[0, 520 if width >= WIDE else 90]), legend=None
            )
        )
        return marks.properties(width=room, height=(26 if width >= WIDE else 30) * max(1, len(items)))

    ranks = [say("chart.head.rank", lang, rank=rank) for rank in range(1, min(5, len(items)) + 1)]
    heads = [say("chart.head.intervention", lang), *ranks, say("chart.head.confidence", lang)]
    numbers = [
        (
            Cell(names[each.intervention], href=f"#{each.intervention}"),
            *each.rank_acceptability[: len(ranks)],
            each.confidence,
        )
        for each in items
    ]
    table = make_table(say("chart.acceptability.table", lang), heads, numbers, name="scores-ranks", digits=3)
    first = items[0]
    return figure("acceptability", lang, build, table, samples=first.samples, seed=first.seed, set=first.parameter_set)


def _line(text: str, letters: int) -> str:
    return wrap(text, width=letters, lines=2)


def pareto_figure(ranking: Ranking, lang: Lang) -> Figure:
    """Return oil saved against carbon avoided, with the interventions that no other beats on both marked and named."""
    items = [_point(each, lang) for each in ranking]
    front = [each for each in items if not any(_beats(other, each) for other in items)]
    for each in items:
        each["front"] = each in front
    named = {each["name"] for each in front if each["x"] or each["y"]}
    data = [
        {**each, "text": wrap(each["name"], width=26, lines=2).replace("\n", " ") if each["name"] in named else ""}
        for each in items
    ]

    def build(width: int) -> Any:
        base = alt.Chart(inline(data)).encode(
            x=alt.X("x:Q", title=say("chart.axis.oil", lang), axis=alt.Axis(tickCount=5, grid=True)),
            y=alt.Y("y:Q", title=say("chart.axis.carbon", lang), axis=alt.Axis(tickCount=5)),
        )
        wide = base.mark_rule(strokeWidth=1, opacity=0.6).encode(x="x_low:Q", x2="x_high:Q", color=_colour())
        tall = base.mark_rule(strokeWidth=1, opacity=0.6).encode(y="y_low:Q", y2="y_high:Q", color=_colour())
        dots = base.mark_point(filled=True, size=70).encode(
            color=_colour(),
            shape=alt.Shape("front:N", scale=alt.Scale(domain=[True, False], range=["circle", "diamond"]), legend=None),
        )
        names = base.mark_text(
            align="right" if width < WIDE else "left",
            dx=-9 if width < WIDE else 9,
            dy=-8,
            fontSize=11,
            color=INK,
        ).encode(text="text:N")
        return (wide + tall + dots + names).properties(width=width - 60, height=280)

    heads = [
        say(f"chart.head.{name}", lang)
        for name in ("intervention", "oil_saved", "low", "high", "carbon_avoided", "low", "high", "front")
    ]
    yes, no = (say(f"chart.{word}", lang) for word in ("yes", "no"))
    numbers = [
        (Cell(each["name"], href=f"#{each['id']}"), each["x"], each["x_low"], each["x_high"], each["y"], each["y_low"],
         each["y_high"], yes if each["front"] else no)
        for each in items
    ]  # fmt: skip
    table = make_table(say("chart.pareto.table", lang), heads, numbers, name="scores-pareto", digits=3)
    first = next(iter(ranking))
    return figure("pareto", lang, build, table, samples=first.samples, seed=first.seed, set=first.parameter_set)


def _colour() -> Any:
    return alt.Color("front:N", scale=alt.Scale(domain=[True, False], range=[UP, NONE]), legend=None)


def _point(each: Any, lang: Lang) -> dict[str, Any]:
    by_name = {criterion.name: criterion for criterion in each.criteria}
    x, y = by_name["energy_security"], by_name["dual_carbon"]
    return {
        "id": each.intervention, "name": getattr(each.label, lang), "x": rounded(x.median), "x_low": rounded(x.p05),
        "x_high": rounded(x.p95), "y": rounded(y.median), "y_low": rounded(y.p05), "y_high": rounded(y.p95),
    }  # fmt: skip


def _beats(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["x"] >= other["x"] and one["y"] >= other["y"] and (one["x"], one["y"]) != (other["x"], other["y"]))
