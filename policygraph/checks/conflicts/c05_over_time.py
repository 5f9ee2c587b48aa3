"""C5: stocks, yearly additions and limits of growth of one place that no course of years can satisfy together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from policygraph.checks.bounds import target_bounds
from policygraph.checks.drafting import draft
from policygraph.checks.feasibility import Constraint, Infeasible, Sense, infeasible_subset
from policygraph.checks.levers import hull
from policygraph.checks.paths_to_targets import measured
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, join_words, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Setting, Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator, Influence

__all__ = ["RULE"]

Row = Target | Setting | Observation
_LEVELS = ("stock", "annual_flow")
_BOTH: tuple[Sense, ...] = ("<=", ">=")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every place and chain of stock and flow whose bounds of several years exclude each other.

    A stock grows by no more than its yearly additions; nothing is assumed of what leaves it. A target of change ties
    two years of one number together and so limits its growth. A measurement stands where the bounds begin.
    """
    fills = _fills(graph)
    for (place, head), rows in _by_place(graph, fills).items():
        years = _years(rows)
        if len(years) < 2 or not any(isinstance(row, Target) for row in rows):
            continue
        claims = [each for row in rows for each in _constraints(graph, row, years)]
        known = [each for row in _beginnings(graph, place, rows) for each in _constraints(graph, row, years)]
        flows = [(flow, stock) for flow, stock in fills if stock == head]
        found = infeasible_subset([*claims, *known, *_courses(flows, {*years, *_years_of(known)})])
        # Numbers of one year are a matter of one balance (c05_infeasible) or of two documents (C6).
        if found and len({name for each in found.members for name, _ in each.terms}) > 1:
            yield _finding(graph, place, found)


def _fills(graph: PolicyGraph) -> list[tuple[str, str]]:
    """Return flow and stock wherever the map says that the one physically fills the other and the units agree."""
    units = {row.id: row.unit for row in graph.rows(Indicator)}
    return sorted(
        (row.source, row.target)
        for row in graph.rows(Influence)
        if row.kind == "physical" and row.sign == "+" and units.get(row.source) == f"{units.get(row.target)}/yr"
    )


def _by_place(graph: PolicyGraph, fills: list[tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
    """Return what binds a number by place and by the stock that it is or fills."""
    head = dict(fills)
    found: dict[tuple[str, str], list[Row]] = {}
    rows: list[Target | Setting] = [*graph.rows(Target), *graph.rows(Setting)]
    for row in rows:
        scope = graph.scope_of(row)
        if row.value and len(scope.places) == 1 and _binds(row):
            found.setdefault((scope.places[0], head.get(row.indicator, row.indicator)), []).append(row)
    return {key: found[key] for key in sorted(found)}


def _binds(row: Target | Setting) -> bool:
    if isinstance(row, Setting):
        return row.role in ("cap", "floor") and row.unit.endswith("/yr")
    dated = row.due_year and not row.basis and row.standing in ("text", "inherited")
    return bool(dated and (row.nature in _LEVELS or (row.nature == "change" and row.base_year)))


def _years(rows: Iterable[Row]) -> list[int]:
    """Return the years that targets speak of."""
    targets = [row for row in rows if isinstance(row, Target)]
    return sorted({year for row in targets for year in (row.due_year, row.base_year) if year})


def _years_of(constraints: Iterable[Constraint]) -> set[int]:
    return {int(name.partition("@")[2]) for each in constraints for name, _ in each.terms}


def _beginnings(graph: PolicyGraph, place: str, rows: list[Row]) -> list[Observation]:
    """Return for every number the last measurement before its first due year, and those of base years."""
    targets = [row for row in rows if isinstance(row, Target)]
    names = {row.indicator for row in targets}
    first = min((row.due_year or 0 for row in targets), default=0)
    bases = {row.base_year for row in targets}
    last: dict[str, Observation] = {}
    kept: list[Observation] = []
    for row in sorted(measured(graph), key=lambda each: (each.year or 0, each.id)):
        if row.place == place and row.indicator in names and row.base_year is None:
            if row.year in bases:
                kept.append(row)
            elif (row.year or 0) < first:
                last[row.indicator] = row
    return [*kept, *last.values()]


def _constraints(graph: PolicyGraph, row: Row, years: list[int]) -> list[Constraint]:
    indicator = graph.get(Indicator, row.indicator)
    if isinstance(row, Target):
        if row.nature != "change":
            terms: tuple[tuple[str, float], ...] = ((f"{row.indicator}@{row.due_year}", 1.0),)
            return [Constraint(row.id, terms, sense, number, indicator.unit) for sense, number in target_bounds(graph, row)]  # fmt: skip  # noqa: E501
        ends = f"{row.indicator}@{row.due_year}", f"{row.indicator}@{row.base_year}"
        return [
            Constraint(row.id, ((ends[0], 1.0), (ends[1], -1.0 - number / 100)), sense, 0.0, indicator.unit)
            for sense, number in target_bounds(graph, row, unit="%")
        ]
    value = convert(Decimal(row.value), row.unit, indicator.unit)
    if value is None:
        return []
    if isinstance(row, Observation):
        terms = ((f"{row.indicator}@{row.year}", 1.0),)
        return [Constraint(row.id, terms, sense, float(value), indicator.unit, given=True) for sense in _BOTH]
    period = graph.scope_of(row).period
    return [
        Constraint(row.id, ((f"{row.indicator}@{year}", 1.0),), "<=" if row.role == "cap" else ">=", float(value), indicator.unit)  # noqa: E501
        for year in range(years[0], years[-1] + 1) if period.holds(str(year)) == "certain"
    ]  # fmt: skip


def _courses(flows: list[tuple[str, str]], years: set[int]) -> Iterator[Constraint]:
    """Yield for every two years that the stock of the later is at most the earlier one and all additions between."""
    for flow, stock in flows:
        for before, after in pairwise(sorted(years)):
            added = [(f"{flow}@{year}", -1.0) for year in range(before + 1, after + 1)]
            yield Constraint("", ((f"{stock}@{after}", 1.0), (f"{stock}@{before}", -1.0), *added), "<=", 0.0)


def _finding(graph: PolicyGraph, place: str, found: Infeasible) -> Finding:
    rows = [graph.row(name) for name in sorted({each.row for each in found.members})]
    last = max(_years_of(found.members))
    ruled = [row for row in rows if isinstance(row, Target | Setting)]
    period = hull(graph.scope_of(row).period for row in ruled)
    largest = max((abs(each.bound) for each in found.members), default=0.0)
    return draft(
        graph, "c05_over_time", "C5", [("bound", row) for row in rows], place=place, period=period, overlap="certain",
        share=1.0, weight=min(1.0, found.slack / (largest or 1.0)), indicator=ruled[0].indicator,
        year=last, count=len(rows),
        magnitude=Magnitude(value=float(f"{found.slack:.6g}"), unit=found.unit, model="balance", parameter_set="targets"),  # noqa: E501
        names=join_words(label(graph, row) for row in rows), slack=amount(f"{found.slack:.6f}", found.unit),
        changes=tuple(Edit(operation="set", table="targets", row=row.id, column="value") for row in rows if isinstance(row, Target)),  # noqa: E501
    )  # fmt: skip


_TAGS = {"three_e": "energy", "trilemma": "supply", "levels": "path", "better_when": "up"}
_FILL = {"source": "ind:sales", "target": "ind:stock", "sign": "+", "strength": "3", "kind": "physical"}
_MEASURED = {"indicator": "ind:stock", "year": "2024", "value": "100", "unit": "vehicles", "sources": "src:a"}
_ROWS = {
    "indicators": [
        {"id": "ind:sales", "label_en": "sales", "label_zh": "销量", "unit": "vehicles/yr", **_TAGS},
        {"id": "ind:stock", "label_en": "stock", "label_zh": "保有量", "unit": "vehicles", **_TAGS},
    ],
    "influences": [{"id": "inf:fill", **_FILL}],
    "evidence": [{"id": "evd:fill", "about": "inf:fill", "source": "src:a", "stance": "supports"}],
    "observations": [{"id": "obs:s", "series": "stock", "place": "plc:CN", "family": "count", **_MEASURED}],
    "provisions": [provision("a"), provision("b"), provision("b", "2")],
}


def _stock(value: str) -> dict[str, str]:
    level = {"unit": "vehicles", "nature": "stock", "basis": "", "base_year": ""}
    return target("a", "1", "ind:stock", value, due_year="2026", **level)


def _sales(number: str, year: str) -> dict[str, str]:
    flow = {"unit": "vehicles/yr", "nature": "annual_flow", "basis": "", "base_year": "", "comparator": "<="}
    return target("b", number, "ind:sales", "40", due_year=year, **flow)


RULE = Rule(
    "C5",
    "c05_over_time",
    "method: stock-flow balance as linear feasibility, deletion filter (Chinneck & Dravnieks 1991, doi 10.1287/ijoc.3.2.157)",  # noqa: E501
    find,
    example={**_ROWS, "targets": [_stock("200"), _sales("1", "2025"), _sales("2", "2026")]},
    near_miss={**_ROWS, "targets": [_stock("180"), _sales("1", "2025"), _sales("2", "2026")]},
)
