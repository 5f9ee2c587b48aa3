"""G8: a share that rules in force for years are to raise, and that measurement still finds low."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.causal.links import Link
from policygraph.checks.drafting import binding, draft
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.paths_to_targets import seen_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wishes import Wishes
from policygraph.checks.wording import amount, document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.numbers import Observation
from policygraph.schema.periods import day_bounds
from policygraph.schema.policies import Provision, Target
from policygraph.schema.system import Indicator
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]

_BINDS = ("obliges", "prohibits", "permits", "defines")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for a share still below the level in ``weights`` years after a rule began to push it up.

    A share that reached a number set for it in that place is no low one.
    """
    years = weight_of(graph, "rule", "g08_years", 2)
    low = weight_of(graph, "rule", "g08_low_share", 50)
    pushes, wishes = pushes_by_indicator(graph), Wishes(graph)
    reached = {
        (row.indicator, place)
        for row in graph.rows(Target) if row.value and wishes.reached(row)
        for place in graph.scope_of(row).places
    }  # fmt: skip
    for (name, place), seen in sorted(seen_by_indicator(graph).items()):
        indicator, last = graph.get(Indicator, name), seen[-1]
        if (
            indicator.unit != "%"
            or indicator.better_when != "up"
            or float(last.value) >= low
            or (name, place) in reached
        ):
            continue
        rules = [item for item in pushes.get(name, ()) if _binds(graph, item, last, place, years)]
        if rules:
            yield _finding(graph, min(rules, key=lambda item: (-item[1].weight, item[0].id)), last, place, len(rules))


def _binds(graph: PolicyGraph, item: tuple[Provision, Link], last: Observation, place: str, years: float) -> bool:
    each, link = item
    old = day_bounds(str(last.year))[1] - link.scope.period.latest_start >= years * 365.25
    here = any(graph.places.covers(above, place) for above in link.scope.places)
    rule = each.modality in _BINDS and not within("instrument", each.instrument, "planning")
    return link.sign == 1 and old and here and rule and link.scope.period.holds(str(last.year)) is not None


def _finding(graph: PolicyGraph, item: tuple[Provision, Link], last: Observation, place: str, count: int) -> Finding:
    each, link = item
    return draft(
        graph, "g08_without_outcome", "G8", [("acts", each), ("measured", last)], verdict="gap", place=place,
        period=link.scope.period, share=1.0, indicator=link.target, also=("C8",), links=(link,),
        weight=(1 - float(last.value) / 100) * binding(graph, each), seen=amount(last.value, last.unit),
        year=last.year or "", document1=document(graph, each), count=count,
    )  # fmt: skip


def _seen(year: str) -> dict[str, str]:
    return {
        "id": f"obs:{year}", "series": "share", "indicator": "ind:nev", "place": "plc:CN", "year": year, "value": "10",
        "unit": "%", "sources": "src:a",
    }  # fmt: skip


_RULES = {
    "provisions": [provision("a", instrument="access_condition", modality="obliges")],
    "effects": [effect("a", "1", "ind:nev", "+")],
}

RULE = Rule(
    "G8",
    "g08_without_outcome",
    "evidence: documented case of battery recycling; method: rule exists, outcome does not",
    find,
    example={**_RULES, "observations": [_seen("2025")]},
    near_miss={**_RULES, "observations": [_seen("2021")]},
)
