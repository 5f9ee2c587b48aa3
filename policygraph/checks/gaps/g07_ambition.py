"""G7: a target that falls short of everything that sourced pathways need by its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.levers import better
from policygraph.checks.paths_to_targets import PATHWAY
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, halves, join_words, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert

__all__ = ["RULE"]


class Need(NamedTuple):
    """What one pathway needs in a year: the end of its range that asks least, in the target's unit, and its rows."""

    least: Decimal
    rows: tuple[Observation, ...]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every open target short of the least that any pathway for its place and year needs; one a number.

    A pathway is set beside a target of the same indicator, unit, nature, base year and basis; between two of its years
    it runs straight. A target that satisfies one pathway is no gap, whatever another asks.
    """
    series: dict[tuple[str, str, str], list[Observation]] = {}
    for row in graph.rows(Observation):
        if row.family == PATHWAY and row.value and row.year and row.indicator:
            series.setdefault((row.indicator, row.place, row.series), []).append(row)
    targets = [row for row in graph.rows(Target) if _is_open(graph, row)]
    for group in gather_repeats(graph, targets):
        each, place = group[0], graph.scope_of(group[0]).places[0]
        sign = better(graph, each.indicator)
        near = (rows for (name, where, _), rows in series.items() if (name, where) == (each.indicator, place))
        needs = [need for rows in near if sign and (need := _need(each, rows, sign))]
        if needs and all((need.least - Decimal(each.value)) * sign > 0 for need in needs):
            yield _finding(graph, group, sorted(needs, key=lambda need: (need.least * sign, need.rows[0].id)))


def _is_open(graph: PolicyGraph, each: Target) -> bool:
    stated = bool(each.value and each.due_year) and each.standing in ("text", "inherited") and each.nature != "date"
    return stated and graph.scope_of(each).period.standing(graph.as_of) == "open"


def _need(each: Target, rows: Iterable[Observation], sign: int) -> Need | None:
    by_year: dict[int, list[Observation]] = {}
    for row in rows:
        same_base = row.base_year == (each.base_year if each.nature == "change" else None)
        if same_base and row.basis == each.basis and convert(Decimal(1), row.unit, each.unit) is not None:
            by_year.setdefault(row.year or 0, []).append(row)
    due = each.due_year or 0
    if due in by_year:
        return Need(_least(by_year[due], each.unit, sign), tuple(by_year[due]))
    before, after = [year for year in by_year if year < due], [year for year in by_year if year > due]
    if not before or not after:
        return None
    first, last = max(before), min(after)
    low, high = (_least(by_year[year], each.unit, sign) for year in (first, last))
    return Need(low + (high - low) * Decimal(due - first) / Decimal(last - first), (*by_year[first], *by_year[last]))


def _least(rows: Iterable[Observation], unit: str, sign: int) -> Decimal:
    values = (convert(Decimal(row.value), row.unit, unit) or Decimal(0) for row in rows)
    return min(values, key=lambda value: value * sign)


def _finding(graph: PolicyGraph, group: tuple[Target, ...], needs: list[Need]) -> Finding:
    each, least = group[0], needs[0]
    plain = f"{abs(least.least - Decimal(each.value)):f}"
    parties: list[tuple[str, Row]] = [("target", each), *(("pathway", row) for row in least.rows)]
    parties += [(REPEATS, row) for row in (*group[1:], *(row for need in needs[1:] for row in need.rows))]
    others = join_words(halves(need.rows[0].series) for need in needs)
    return draft(
        graph, "g07_ambition", "G7", parties, verdict="gap", place=least.rows[0].place,
        period=graph.scope_of(each).period, share=1.0, indicator=each.indicator,
        weight=float(min(Decimal(1), Decimal(plain) / (abs(Decimal(each.value)) or Decimal(1)))),
        value=target_value(each), need=_needed(each, least.least), short=amount(plain, each.unit), others=others,
        series=halves(least.rows[0].series), year=each.due_year or "",
        magnitude=Magnitude(value=float(plain), unit=each.unit, model="pathway", parameter_set=least.rows[0].id),
        changes=(Edit(operation="set", table="targets", row=each.id, column="value", value=f"{least.least:f}"),),
    )  # fmt: skip


def _needed(each: Target, value: Decimal) -> dict[str, str]:
    return target_value(each.model_copy(update={"value": f"{value:f}", "comparator": "=", "approximate": ""}))


def _pathway(value: str, series: str = "pathway", **cells: str) -> dict[str, str]:
    return {
        "id": f"obs:{series}/{value}", "series": series, "family": PATHWAY, "indicator": "ind:nev", "place": "plc:CN",
        "year": "2030", "value": value, "unit": "%", "sources": "src:a", "basis": "as defined", **cells,
    }  # fmt: skip


_TARGET = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "40")]}

RULE = Rule(
    "G7",
    "g07_ambition",
    "method: ambition gap, targets against the need (OECD Climate Action Monitor 2024)",
    find,
    example={**_TARGET, "observations": [_pathway("50"), _pathway("60")]},
    near_miss={**_TARGET, "observations": [_pathway("38"), _pathway("60")]},
)
