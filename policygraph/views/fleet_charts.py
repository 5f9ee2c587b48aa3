"""Pictures of the car fleet: fixed electric shares as in the paper's Figure 3, and stock and sales to 2035."""

from __future__ import annotations

from typing import Any

import altair as alt

from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import SHARES
from policygraph.scoring import run_fleet
from policygraph.scoring.projections import project_fleet
from policygraph.texts import Lang, say
from policygraph.views.charts import NONE, UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.tables import make_table

__all__ = ["shares_figure", "stock_figure"]

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
        strength = alt.StrokeOpacity("share:N", scale=alt.Scale(domain=shares, range=[0.3, 1.0]), legend=None)
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


def stock_figure(graph: PolicyGraph, lang: Lang) -> Figure:
    """Return cars on the road and new cars by drive from the last observed year to 2035, and the carbon they emit."""
    frame = project_fleet(graph)
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    names = {kind: say(f"chart.drive.{kind}", lang) for kind in ("electric", "fuel")}
    panels = [say(f"chart.panel.{name}", lang) for name in ("stock", "sales")]
    data = []
    for row in rows:
        stock, sales = (row["ev_stock"], row["stock"]), (row["new_cars"] * row["ev_share_sales"], row["new_cars"])
        for panel, (electric, whole) in zip(panels, (stock, sales), strict=True):
            for number, (kind, value) in enumerate((("electric", electric), ("fuel", whole - electric))):
                data.append(
                    {
                        "year": row["year"],
                        "panel": panel,
                        "kind": names[kind],
                        "order": number,
                        "value": rounded(value / 1e6),
                    }
                )

    def build(width: int) -> Any:
        columns = 2 if width >= WIDE else 1
        scale = alt.Scale(domain=list(names.values()), range=[UP, NONE])
        chart = (
            alt.Chart(inline(data))
            .mark_area()
            .encode(
                x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=5), scale=alt.Scale(nice=False)),
                y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5)),
                color=alt.Color("kind:N", scale=scale, title=None, legend=alt.Legend(orient="bottom")),
                fillOpacity=alt.FillOpacity(
                    "kind:N", scale=alt.Scale(domain=list(names.values()), range=[0.85, 0.3]), legend=None
                ),
                order=alt.Order("order:Q"),
            )
            .properties(width=width / columns - 66, height=210)
        )
        return chart.facet(facet=alt.Facet("panel:N", title=None, sort=panels), columns=columns).resolve_scale(
            y="independent"
        )

    columns = ("year", "stock", "electric_stock", "sales", "electric_sales", "energy", "carbon", "oil")
    numbers = [
        (int(row["year"]), row["stock"] / 1e6, row["ev_stock"] / 1e6, row["new_cars"] / 1e6,
         row["new_cars"] * row["ev_share_sales"] / 1e6, row["energy_mtce"], row["carbon_mtco2"], row["oil_mt"])
        for row in rows
    ]  # fmt: skip
    heads = [say(f"chart.head.{name}", lang) for name in columns]
    table = make_table(say("chart.stock.table", lang), heads, numbers, name="fleet-stock")
    assumed = frame.attrs["assumptions"]
    last, peak = rows[-1], max(rows, key=lambda row: row["carbon_mtco2"])
    return figure(
        "stock", lang, build, table, first=rows[0]["year"], last=last["year"], set=last["parameter_set"],
        peak=peak["year"], cars=f"{assumed['new_cars_change']:+.1%}", grid=f"{assumed['grid_factor_change']:+.1%}",
        trend=f"{assumed['sales_trend']:.2g}",
    )  # fmt: skip
