"""Pictures of the car fleet: energy and carbon at fixed electric shares, as in the paper's Figure 3."""

from __future__ import annotations

from typing import Any

import altair as alt

from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import SHARES
from policygraph.scoring import run_fleet
from policygraph.texts import Lang, say
from policygraph.views.charts import UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.tables import make_table

__all__ = ["shares_figure"]

_YEARS = range(2015, 2023)


def shares_figure(graph: PolicyGraph, lang: Lang) -> Figure:
    """Return energy and carbon of passenger cars by year, one line an electric share, as in Figure 3."""
    frame = run_fleet(graph, shares=SHARES, years=_YEARS)
    rows = frame.to_dict(orient="records")
    panels = (("energy_mtce", say("chart.panel.energy", lang)), ("carbon_mtco2", say("chart.panel.carbon", lang)))
    data = [
        {"year": row["year"], "share": f"{row['ev_share']:.0%}", "value": rounded(row[name]), "panel": title}
        for row in rows for name, title in panels
    ]  # fmt: skip
    shares = [f"{share:.0%}" for share in SHARES]

    def build(width: int) -> Any:
        columns = 2 if width >= WIDE else 1
        room = width / columns - (86 if width >= WIDE else 84)
        last = max(_YEARS)
        # One hue: the share grows from a pale line to a full one, and each line is named at its end.
        strength = alt.StrokeOpacity(
            "share:N", scale=alt.Scale(domain=shares, range=[0.3, 0.42, 0.55, 0.7, 0.85, 1.0]), legend=None
        )
        base = alt.Chart().encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", values=[2015, 2018, 2022])),
            y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5)),
        )
        lines = base.mark_line(color=UP, strokeWidth=2).encode(detail="share:N", strokeOpacity=strength)
        names = (
            base.transform_filter(f"datum.year == {last}")
            .mark_text(align="left", dx=6, fontSize=11)
            .encode(text="share:N")
        )
        return (
            alt.layer(lines, names, data=inline(data))
            .properties(width=room, height=220)
            .facet(facet=alt.Facet("panel:N", title=None, sort=[title for _, title in panels]), columns=columns)
            .resolve_scale(y="independent")
        )  # fmt: skip

    heads = [
        say(f"chart.head.{name}", lang)
        for name in ("year", "share", "energy", "carbon", "oil", "imported", "electricity")
    ]
    numbers = [
        (int(row["year"]), f"{row['ev_share']:.0%}", row["energy_mtce"], row["carbon_mtco2"], row["oil_mt"],
         row["imported_oil_mt"], row["electricity_twh"])
        for row in rows
    ]  # fmt: skip
    table = make_table(say("chart.shares.table", lang), heads, numbers, name="fleet-shares")
    first = rows[0]
    return figure(
        "shares",
        lang,
        build,
        table,
        set=first["parameter_set"],
        family=first["family"],
        convention=say(f"chart.convention.{first['convention']}", lang),
    )
