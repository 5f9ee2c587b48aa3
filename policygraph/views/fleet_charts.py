"""Pictures of the car fleet: fixed electric shares as in the paper's Figure 3, and stock and sales to 2035."""

from __future__ import annotations

from typing import Any

import altair as alt

from policygraph.graph.numbers import parameter_sets
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.fleet import SHARES
from policygraph.scoring import run_fleet
from policygraph.scoring.projections import project_fleet
from policygraph.texts import Lang, say
from policygraph.views.charts import INK, NONE, UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.tables import Table, make_table

__all__ = ["shares_figure", "stock_figure"]

_YEARS = range(2015, 2023)
# Sets of assumptions that stand beside the central one.
_SCENARIOS = ("projection_slow", "projection_fast")


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


def stock_figure(graph: PolicyGraph, lang: Lang, *, samples: int = 200, seed: int = 0) -> Figure:
    """Return cars on the road, new cars and their carbon from the last observed year to 2035.

    The assumptions have no sourced range, so the other sets stand beside the central one as dashed lines; the band
    around carbon is what the ranges of distance, use of fuel and electricity, and electric driving leave open.
    """
    frame = project_fleet(graph, samples=samples, seed=seed)
    rows = _records(frame)
    known = parameter_sets(graph)
    beside = {name: _records(project_fleet(graph, parameter_set=name)) for name in _SCENARIOS if name in known}
    panels = {name: say(f"chart.panel.{name}", lang) for name in ("stock", "sales", "carbon")}
    kinds = [say(f"chart.drive.{kind}", lang) for kind in ("electric", "fuel")]
    data = _areas(rows, panels, kinds)
    data += [
        {"year": row["year"], "panel": panels["carbon"], "role": "band", "low": rounded(row["carbon_mtco2_p05"]),
         "high": rounded(row["carbon_mtco2_p95"])}
        for row in rows
    ]  # fmt: skip
    named = {name: say(f"chart.scenario.{name}", lang) for name in ("projection", *beside)}
    data += _lines(rows, panels, named["projection"], ("carbon",))
    for name, each in beside.items():
        data += _lines(each, panels, named[name], ("stock", "sales", "carbon"))

    def build(width: int) -> Any:
        columns = len(panels) if width >= WIDE else 1
        chart = alt.layer(*_layers(kinds, list(named.values())), data=inline(data)).properties(
            width=width / columns - 62, height=210
        )
        facet = alt.Facet("panel:N", title=None, sort=list(panels.values()))
        return chart.facet(facet=facet, columns=columns).resolve_scale(y="independent")

    table = _stock_table(rows, beside, lang)
    assumed = frame.attrs["assumptions"]
    last, peak = rows[-1], max(rows, key=lambda row: row["carbon_mtco2"])
    return figure(
        "stock", lang, build, table, first=rows[0]["year"], last=last["year"], set=last["parameter_set"],
        peak=peak["year"], cars=f"{assumed['new_cars_change']:+.1%}", grid=f"{assumed['grid_factor_change']:+.1%}",
        trend=f"{assumed['sales_trend']:.2g}", samples=samples, seed=seed,
    )  # fmt: skip


def _records(frame: Any) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _electric(row: dict[str, Any], panel: str) -> float:
    """Return the electric cars of a year, on the road or newly sold."""
    return float(row["ev_stock"] if panel == "stock" else row["new_cars"] * row["ev_share_sales"])


def _areas(rows: list[dict[str, Any]], panels: dict[str, str], kinds: list[str]) -> list[dict[str, Any]]:
    found = []
    for row in rows:
        for panel, whole in (("stock", row["stock"]), ("sales", row["new_cars"])):
            electric = _electric(row, panel)
            for number, value in enumerate((electric, whole - electric)):
                found.append(
                    {"year": row["year"], "panel": panels[panel], "role": "area", "kind": kinds[number],
                     "order": number, "value": rounded(value / 1e6)}
                )  # fmt: skip
    return found


def _lines(
    rows: list[dict[str, Any]], panels: dict[str, str], scenario: str, wanted: tuple[str, ...]
) -> list[dict[str, Any]]:
    return [
        {"year": row["year"], "panel": panels[panel], "role": "line", "scenario": scenario,
         "value": rounded(row["carbon_mtco2"] if panel == "carbon" else _electric(row, panel) / 1e6)}
        for row in rows for panel in wanted
    ]  # fmt: skip


def _layers(kinds: list[str], scenarios: list[str]) -> list[Any]:
    year = alt.X(
        "year:Q", title=None, axis=alt.Axis(format="d", values=[2025, 2030, 2035]), scale=alt.Scale(nice=False)
    )
    base = alt.Chart().encode(x=year)
    bottom = alt.Legend(orient="bottom")
    areas = base.transform_filter("datum.role == 'area'").mark_area().encode(
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5)),
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[UP, NONE]), title=None, legend=bottom),
        fillOpacity=alt.FillOpacity("kind:N", scale=alt.Scale(domain=kinds, range=[0.55, 0.3]), legend=None),
        order=alt.Order("order:Q"),
    )  # fmt: skip
    band = base.transform_filter("datum.role == 'band'").mark_area(opacity=0.2, color=INK).encode(
        y=alt.Y("low:Q", title=None), y2="high:Q"
    )  # fmt: skip
    dashes = alt.Scale(domain=scenarios, range=[[1, 0], [2, 3], [7, 3]][: len(scenarios)])
    lines = base.transform_filter("datum.role == 'line'").mark_line(color=INK, strokeWidth=1.5).encode(
        y=alt.Y("value:Q", title=None), strokeDash=alt.StrokeDash("scenario:N", scale=dashes, title=None, legend=bottom)
    )  # fmt: skip
    return [areas, band, lines]


def _stock_table(rows: list[dict[str, Any]], beside: dict[str, list[dict[str, Any]]], lang: Lang) -> Table:
    """Return the numbers of the picture; a scenario that the data do not have has no columns."""
    names = ["year", "stock", "electric_stock", "sales", "electric_sales", "energy", "oil", "carbon", "low", "high"]
    heads = [say(f"chart.head.{name}", lang) for name in names]
    for name in beside:
        scenario = say(f"chart.scenario.{name}", lang)
        heads += [f"{say(f'chart.head.{each}', lang)} ({scenario})" for each in ("electric_stock", "carbon")]
    numbers = [
        (int(row["year"]), row["stock"] / 1e6, row["ev_stock"] / 1e6, row["new_cars"] / 1e6,
         _electric(row, "sales") / 1e6, row["energy_mtce"], row["oil_mt"], row["carbon_mtco2"],
         row["carbon_mtco2_p05"], row["carbon_mtco2_p95"],
         *(value for each in beside.values() for value in (each[place]["ev_stock"] / 1e6, each[place]["carbon_mtco2"])))
        for place, row in enumerate(rows)
    ]  # fmt: skip
    return make_table(say("chart.stock.table", lang), heads, numbers, name="fleet-stock")
