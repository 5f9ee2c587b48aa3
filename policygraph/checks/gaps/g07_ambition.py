"""G7: a target that falls short of what a sourced pathway needs by its year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.numbers import Observation
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["RULE"]

_PATHWAY = "pathway"  # family of observations that are a published requirement, not a measurement


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every target in force below the pathway's value for its place and year."""
    needs: dict[tuple[str, str, int], list[Observation]] = {}
    for row in graph.rows(Observation):
        if row.family == _PATHWAY and row.value and row.year and row.indicator:
            needs.setdefault((row.indicator, row.place, row.year), []).append(row)
    for each in graph.rows(Target):
        open_now = graph.scope_of(each).period.standing(graph.as_of) == "open"
        for place in graph.scope_of(each).places if each.value and open_now else ():
            for need in needs.get((each.indicator, place, each.due_year or 0), ()):
                short = _short(graph, each, need)
                if short:
                    yield _finding(graph, each, need, short)


def _short(graph: PolicyGraph, each: Target, need: Observation) -> Decimal | None:
    sign = {"up": 1, "down": -1}.get(graph.get(Indicator, each.indicator).better_when, 0)
    wanted = convert(Decimal(need.value), need.unit, each.unit)
    gap = (wanted - Decimal(each.value)) * sign if wanted is not None else Decimal(0)
    return gap if gap > 0 else None


def _finding(graph: PolicyGraph, each: Target, need: Observation, short: Decimal) -> Finding:
    scope = graph.scope_of(each)
    size = float(min(Decimal(1), short / (abs(Decimal(each.value)) or Decimal(1))))
    return draft(
        graph, "g07_ambition", "G7", [("target", each), ("pathway", need)], verdict="gap", place=need.place,
        period=scope.period, share=1.0, indicator=each.indicator, weight=size, value=target_value(each),
        need=amount(need.value, need.unit), short=amount(short, each.unit), series=need.series,
        magnitude=Magnitude(value=float(short), unit=each.unit, model="pathway", parameter_set=need.series),
        changes=(Edit(operation="set", table="targets", row=each.id, column="value", value=need.value),),
    )  # fmt: skip


def _pathway(value: str) -> dict[str, str]:
    return {
        "id": "obs:path", "series": "pathway", "family": _PATHWAY, "indicator": "ind:nev", "place": "plc:CN",
        "year": "2030", "value": value, "unit": "%", "sources": "src:a",
    }  # fmt: skip


_TARGET = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "40")]}

RULE = Rule(
    "G7",
    "g07_ambition",
    "method: ambition gap, targets against the need (OECD Climate Action Monitor 2024)",
    find,
    example={**_TARGET, "observations": [_pathway("50")]},
    near_miss={**_TARGET, "observations": [_pathway("35")]},
)
