"""Pictures of the policies: who is stricter and who looser than the nation, and what held when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import altair as alt

from policygraph.checks.compare import Comparison
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.periods import day_bounds
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Target
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say
from policygraph.views.charts import DOWN, INK, NONE, UP, WIDE, Figure, figure, inline, rounded
from policygraph.views.labels import wrap
from policygraph.views.tables import Cell, make_table

__all__ = ["conflicts_figure", "ladder_figure", "policies_figure"]

_SPLIT: Final = "split(datum.label, '\\n')"
_LEGEND: Final = alt.Legend(orient="bottom")
_YEARS: Final = 16
_STANDINGS: Final = ("stricter_than", "equal", "looser_than", "outruns")


def ladder_figure(graph: PolicyGraph, lang: Lang, comparisons: Sequence[Comparison], href: Any) -> Figure:
    """Return local targets against the national one, each as its distance in the national target's unit.

    Parameters
    ----------
    comparisons
        One national target a row of the picture; every comparison is one dot.
    href
        Returns the address of a row by its id.
    """
    names = {each.higher.id: _target_name(graph, each.higher, lang) for each in comparisons}
    data: list[dict[str, Any]] = [
        {
            "target": names[each.higher.id], "gap": rounded(_stricter(each)), "standing": word_of(each.standing, lang),
            "place": _place(graph, each.lower, lang),
        }
        for each in comparisons if each.higher.nature != "date"
    ]  # fmt: skip
    order = [word_of(standing, lang) for standing in _STANDINGS]

    def build(width: int) -> Any:
        letters = 34 if width >= WIDE else 20
        rows = [{**each, "label": wrap(each["target"], width=letters, lines=3)} for each in data]
        lines = len({each["target"] for each in data})
        base = alt.Chart(inline(rows)).encode(
            y=alt.Y("label:N", title=None, axis=alt.Axis(labelExpr=_SPLIT, grid=True)),
            x=alt.X("gap:Q", title=say("chart.axis.ladder", lang), axis=alt.Axis(grid=True, tickCount=6)),
        )
        dots = base.mark_point(filled=True, size=55, opacity=0.75).encode(
            color=alt.Color(
                "standing:N",
                scale=alt.Scale(domain=order, range=[UP, NONE, DOWN, INK]),
                title=None,
                legend=alt.Legend(orient="top", columns=2),
            ),
            shape=alt.Shape(
                "standing:N",
                scale=alt.Scale(domain=order, range=["triangle-right", "circle", "triangle-left", "diamond"]),
                title=None,
            ),
        )
        zero = alt.Chart().mark_rule(color=INK).encode(x=alt.datum(0))
        return (zero + dots).properties(width=width - letters * 6.6 - 16, height=44 * max(1, lines))

    heads = [
        say(f"chart.head.{name}", lang)
        for name in ("national", "place", "local_value", "national_value", "distance", "standing")
    ]
    numbers = [
        (names[each.higher.id], Cell(_place(graph, each.lower, lang), href=href(each.lower.id)),
         float(each.lower.value),
         Cell(each.higher.value, each.higher.value, href(each.higher.id), number=True), float(each.gap),
         word_of(each.standing, lang))
        for each in comparisons
    ]  # fmt: skip
    table = make_table(say("chart.ladder.table", lang), heads, numbers, name="ladder-table")
    return figure("ladder", lang, build, table, count=len(comparisons))


def _stricter(each: Comparison) -> float:
    """Return the distance from the national target, positive where the local one is stricter."""
    return abs(float(each.gap)) * (-1 if each.standing == "looser_than" else 1)


def word_of(standing: str, lang: Lang) -> str:
    """Return how a local target stands to the national one, in words."""
    return say("chart.equal", lang) if standing == "equal" else word("grade", standing, lang)


def _target_name(graph: PolicyGraph, row: Target, lang: Lang) -> str:
    year = f" {row.due_year}" if row.due_year else ""
    return f"{graph.label(row.indicator, lang)}{year}, {row.value} {row.unit if row.unit != 'year' else ''}".strip()


def _place(graph: PolicyGraph, row: Target, lang: Lang) -> str:
    return graph.label(graph.scope_of(row).places[0], lang)


def policies_figure(graph: PolicyGraph, lang: Lang) -> Figure:
    """Return policies of the last sixteen years by the year they begin and the level of their place."""
    levels = {row.id: row.place_level for row in graph.rows(Jurisdiction)}
    starts = [(graph.start_of(row)[:4], levels[row.jurisdiction]) for row in graph.rows(Policy)]
    dated = [(int(year), "city" if level == "county" else level) for year, level in starts if year]
    years = _span({year for year, _ in dated})
    order = [(level, word("place_level", level, lang)) for level in ("nation", "group", "province", "city")]
    data = [
        {"year": year, "level": name, "order": number, "count": dated.count((year, level))}
        for year in years for number, (level, name) in enumerate(order)
    ]  # fmt: skip

    def build(width: int) -> Any:
        shown = [each for each in data if each["count"]]
        kept = [name for _, name in order if any(each["level"] == name for each in shown)]
        colours = dict(
            zip([name for _, name in order], (INK, "var(--s6,#b98a4e)", UP, "var(--s5,#56a0c9)"), strict=True)
        )
        scale = alt.Scale(domain=kept, range=[colours[name] for name in kept])
        return (
            _bars(inline(shown), years, width, say("chart.axis.policies", lang))
            .encode(color=alt.Color("level:N", scale=scale, title=None, legend=_LEGEND), order=alt.Order("order:Q"))
            .properties(width=width - 50, height=200)
        )

    heads = [say(f"chart.head.{name}", lang) for name in ("year", "level", "policies")]
    rows = [(each["year"], each["level"], each["count"]) for each in data]
    table = make_table(say("chart.policies.table", lang), heads, rows, name="policies-by-year")
    return figure("policies", lang, build, table, earlier=sum(year < years[0] for year, _ in dated))


def conflicts_figure(graph: PolicyGraph, lang: Lang, findings: Iterable[Finding]) -> Figure:
    """Return how many conflicts were in force each year, those still open apart from those that ended since.

    Those still to come are left out.
    """
    spans = [(each, *_years(graph, each)) for each in findings if each.status != "upcoming"]
    known = [(each, first, last) for each, first, last in spans if first]
    years = _span({first for _, first, _ in known} | {int(graph.as_of[:4])})
    names = [say(f"chart.{name}", lang) for name in ("still_open", "since_ended")]
    data = [
        {
            "year": year, "kind": name, "order": number,
            "count": sum((each.status == "ended") == bool(number) and a <= year <= b for each, a, b in known),
        }
        for year in years for number, name in enumerate(names)
    ]  # fmt: skip

    def build(width: int) -> Any:
        scale = alt.Scale(domain=names, range=[DOWN, NONE])
        return (
            _bars(inline(data), years, width, say("chart.axis.conflicts", lang))
            .encode(color=alt.Color("kind:N", scale=scale, title=None, legend=_LEGEND), order=alt.Order("order:Q"))
            .properties(width=width - 50, height=220)
        )

    heads = [say(f"chart.head.{name}", lang) for name in ("year", "in_force", "began", "ended")]
    rows = [
        (year, sum(first <= year <= last for _, first, last in known), sum(first == year for _, first, _ in known),
         sum(last == year and each.status == "ended" for each, _, last in known))
        for year in years
    ]  # fmt: skip
    table = make_table(say("chart.conflicts.table", lang), heads, rows, name="conflicts-by-year")
    return figure("conflicts", lang, build, table, unknown=len(spans) - len(known), date=graph.as_of)


def _bars(data: Any, years: list[int], width: int, title: str) -> Any:
    every = 2 if width >= WIDE else 5
    axis = alt.Axis(labelAngle=0, values=[year for year in years if year % every == 0])
    return (
        alt.Chart(data)
        .mark_bar(size=max(5, (width - 60) / len(years) * 0.7))
        .encode(
            x=alt.X("year:O", title=None, axis=axis, scale=alt.Scale(domain=years)),
            y=alt.Y("count:Q", title=title, axis=alt.Axis(tickCount=5)),
        )
    )


def _span(years: set[int]) -> list[int]:
    """Return every year to the last, at most sixteen: a year without a bar is a year, too."""
    last = max(years, default=2000)
    return list(range(max(min(years, default=last), last - _YEARS + 1), last + 1))


def _years(graph: PolicyGraph, finding: Finding) -> tuple[int, int]:
    """Return first and last year of a finding, no later than the data date; 0 where its start is unknown."""
    if not finding.period.start:
        return 0, 0
    last = finding.period.end or graph.as_of
    bounded = min(day_bounds(last)[1], day_bounds(graph.as_of)[1])
    return int(finding.period.start[:4]), date.fromordinal(bounded).year
