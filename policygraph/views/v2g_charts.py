"""Pictures of the V2G account: the six scenarios, which province pays, and what moves the answer."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from policygraph.checks.neighbours import province_of
from policygraph.errors import ModelError
from policygraph.graph.numbers import parameter_rows
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.v2g import WEAR_MODES
from policygraph.schema.units import UNITS
from policygraph.scoring import run_v2g, v2g_by_place
from policygraph.scoring.sensitivity import tornado
from policygraph.texts import Lang, say
from policygraph.views.charts import DOWN, INK, UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.tables import Cell, make_table
from policygraph.views.tiles import tile_chart

__all__ = ["places_figure", "scenarios_figure", "tornado_figure"]


def scenarios_figure(graph: PolicyGraph, lang: Lang, *, samples: int, seed: int) -> Figure:
    """Return net income of one car against the peak-valley gap, one panel a wear mode, with the 5-95 % spread."""
    frame = run_v2g(graph, samples=samples, seed=seed)
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict(orient="records")]
    data = [
        {
            "gap": rounded(row["price_gap"]), "mode": say(f"chart.wear.{row['wear_mode']}", lang),
            "order": WEAR_MODES.index(row["wear_mode"]), "net": rounded(row["net_income"]),
            "low": rounded(row["net_income_p05"]), "high": rounded(row["net_income_p95"]),
        }
        for row in rows
    ]  # fmt: skip

    def build(width: int) -> Any:
        columns = len(WEAR_MODES) if width >= WIDE else 2
        panel = width / columns - (42 if width >= WIDE else 48)
        base = alt.Chart().encode(
            x=alt.X(
                "gap:Q",
                title=say("chart.axis.gap", lang),
                scale=alt.Scale(zero=False),
                axis=alt.Axis(values=[0.3, 0.5, 0.7], format=".1f"),
            )
        )
        band = base.mark_area(opacity=0.18, color=UP).encode(
            y=alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=5)), y2="high:Q"
        )
        line = base.mark_line(color=UP, strokeWidth=2, point=alt.OverlayMarkDef(color=UP, size=28)).encode(y="net:Q")
        zero = alt.Chart().mark_rule(color=INK, strokeWidth=1).encode(y=alt.datum(0))
        return (
            alt.layer(band, zero, line, data=inline(data))
            .properties(width=panel, height=190)
            .facet(facet=alt.Facet("mode:N", title=None, sort=alt.EncodingSortField("order")), columns=columns)
        )

    heads = [say(f"chart.head.{name}", lang) for name in ("gap", "wear", "revenue", "net", "low", "high", "break_even")]
    numbers = [
        (row["price_gap"], say(f"chart.wear.{row['wear_mode']}", lang), row["revenue"], row["net_income"],
         row["net_income_p05"], row["net_income_p95"], row["break_even_gap"])
        for row in rows
    ]  # fmt: skip
    table = make_table(say("chart.scenarios.table", lang), heads, numbers, name="v2g-scenarios")
    return figure("scenarios", lang, build, table, set="default", samples=samples, seed=seed)


def places_figure(graph: PolicyGraph, lang: Lang, *, wear_mode: str = "throughput") -> Figure:
    """Return a tile grid of the best known gap of each province less its break-even gap, yuan/kWh."""
    frame = v2g_by_place(graph, wear_mode=wear_mode)
    best: dict[str, dict[str, Any]] = {}
    for row in frame.to_dict(orient="records"):
        province = province_of(graph, str(row["place"]))
        home = province.id if province else ""
        margin = row.get("margin", np.nan)
        if home and not np.isnan(margin) and (home not in best or margin > best[home]["margin"]):
            best[home] = {str(name): value for name, value in row.items()}
    values = {home: float(row["margin"]) for home, row in best.items()}
    heads = [
        say(f"chart.head.{name}", lang)
        for name in ("place", "rule", "until", "gap", "break_even", "margin", "net", "pays")
    ]
    numbers = [
        (graph.label(str(row["place"]), lang), str(row[f"rule_{lang}"]), str(row["until"]), float(row["price_gap"]),
         float(row["break_even_gap"]), float(row["margin"]), float(row["net_income"]),
         say(f"chart.pays.{row['pays']}", lang))
        for _, row in sorted(best.items(), key=lambda item: (-item[1]["margin"], item[0]))
    ]  # fmt: skip
    table = make_table(say("chart.places.table", lang), heads, numbers, name="v2g-places", digits=3)
    return figure(
        "places", lang, lambda width: tile_chart(graph, lang, values, width=width), table,
        wear=say(f"chart.wear.{wear_mode}", lang), known=len(values), set="default",
    )  # fmt: skip


def tornado_figure(graph: PolicyGraph, lang: Lang) -> Figure:
    """Return how far each parameter's own range moves net income, the others at their central value; widest first."""
    if "price_gap" not in parameter_rows(graph, "v2g"):
        raise ModelError("models.needs", name="price_gap", value="tornado")
    frame = tornado(graph)
    swings = [{str(name): value for name, value in row.items()} for row in frame[frame["swing"] > 0].to_dict("records")]
    base = float(frame["central"].iloc[0])
    data = [
        {
            "name": say(f"chart.parameter.{each['parameter']}", lang), "end": say(f"chart.end.{end}", lang),
            "from": rounded(base), "to": rounded(each[f"output_{end}"]), "span": rounded(each["swing"]),
        }
        for each in swings for end in ("low", "high")
    ]  # fmt: skip

    def build(width: int) -> Any:
        order = alt.EncodingSortField("span", order="descending")
        names = alt.Axis(grid=False, labelLimit=180)
        chart = alt.Chart(inline(data)).encode(y=alt.Y("name:N", title=None, sort=order, axis=names))
        ends = alt.Scale(domain=[say("chart.end.low", lang), say("chart.end.high", lang)], range=[DOWN, UP])
        across = alt.X("from:Q", title=say("chart.axis.net", lang), axis=alt.Axis(grid=True, tickCount=5))
        bars = chart.mark_bar(height=12).encode(
            x=across, x2="to:Q", color=alt.Color("end:N", scale=ends, title=None, legend=alt.Legend(orient="bottom"))
        )
        middle = alt.Chart().mark_rule(color=INK).encode(x=alt.datum(rounded(base)))
        return (bars + middle).properties(
            width=width - (190 if width >= WIDE else 130), height=24 * max(1, len(swings))
        )

    columns = ("parameter", "low_value", "high_value", "unit", "net_low", "net_high")
    numbers = [
        (Cell(say(f"chart.parameter.{each['parameter']}", lang), href=f"#{_row(graph, each['parameter'])}"),
         each["low"], each["high"], _unit(each["unit"], lang), each["output_low"], each["output_high"])
        for each in swings
    ]  # fmt: skip
    heads = [say(f"chart.head.{name}", lang) for name in columns]
    table = make_table(say("chart.tornado.table", lang), heads, numbers, name="v2g-tornado")
    return figure("tornado", lang, build, table, set=frame.attrs["parameter_set"], base=f"{base:,.0f}")


def _row(graph: PolicyGraph, name: str) -> str:
    return parameter_rows(graph, "v2g")[name].id


def _unit(name: str, lang: Lang) -> str:
    known = UNITS.get(name)
    return (known.label_en if lang == "en" else known.label_zh) if known else name
