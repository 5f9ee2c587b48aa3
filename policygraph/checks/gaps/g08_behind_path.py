"""G8: what was measured lies behind the path to a target, or missed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import binding, draft
from policygraph.checks.paths_to_targets import Progress, progress, seen_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Magnitude
from policygraph.schema.policies import Target
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every target whose latest measurement lags its path by more than the share in ``weights``."""
    slack = Decimal(str(weight_of(graph, "rule", "g08_slack", 0.05)))
    seen = seen_by_indicator(graph)
    for each in graph.rows(Target):
        for place in graph.scope_of(each).places if not each.basis else ():
            found = progress(graph, each, seen.get((each.indicator, place), []))
            if found and found.short > slack * abs(found.wanted):
                yield _finding(graph, each, place, found)


def _finding(graph: PolicyGraph, each: Target, place: str, found: Progress) -> Finding:
    size = float(min(Decimal(1), found.short / (abs(found.wanted) or Decimal(1))))
    plain = f"{found.short:.6f}"
    return draft(
        graph, "g08_behind_path", "G8", [("target", each), ("measured", found.seen)], verdict="gap", place=place,
        period=graph.scope_of(each).period, share=1.0, indicator=each.indicator, weight=size * binding(graph, each),
        value=target_value(each), seen=amount(found.seen.value, found.seen.unit), year=found.seen.year or "",
        short=amount(plain, each.unit), wanted=amount(f"{found.wanted:.6f}", each.unit),
        magnitude=Magnitude(value=float(plain), unit=each.unit, model="observation", parameter_set=found.seen.series),
        how=both("checks.g08_behind_path.missed" if found.missed else "checks.g08_behind_path.behind"),
    )  # fmt: skip


def _seen(year: str, value: str) -> dict[str, str]:
    return {
        "id": f"obs:{year}", "series": "share", "indicator": "ind:nev", "place": "plc:CN", "year": year, "value": value,
        "unit": "%", "sources": "src:a",
    }  # fmt: skip


_TARGET = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "40", basis="")]}

RULE = Rule(
    "G8",
    "g08_behind_path",
    "method: implementation gap in outcomes (IISD; OECD Climate Action Monitor 2024)",
    find,
    example={**_TARGET, "observations": [_seen("2020", "10"), _seen("2025", "15")]},
    near_miss={**_TARGET, "observations": [_seen("2020", "10"), _seen("2025", "26")]},
)
