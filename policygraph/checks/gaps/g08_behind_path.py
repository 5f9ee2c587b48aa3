"""G8: what was measured, or what the model projects, lies behind the path to a target, or missed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import REPEATS, binding, draft
from policygraph.checks.modelled import Projected, projected_range
from policygraph.checks.paths_to_targets import Progress, progress, seen_by_indicator
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding, Magnitude
from policygraph.schema.policies import Target
from policygraph.schema.system import Indicator
from policygraph.texts import both

__all__ = ["RULE"]

Group = tuple[Target, ...]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every number whose latest measurement lags its path by more than the share in ``weights``.

    Where a model projects the indicator, a target still ahead lags if it lies above all projections; one that some
    projection reaches does not.
    """
    slack = Decimal(str(weight_of(graph, "rule", "g08_slack", 0.05)))
    seen = seen_by_indicator(graph)
    valued = [row for row in graph.rows(Target) if row.value and row.standing in ("text", "inherited")]
    for group in gather_repeats(graph, valued):
        each = group[0]
        for place in graph.scope_of(each).places:
            found = progress(graph, each, seen.get((each.indicator, place), []))
            if found and found.short > slack * abs(found.wanted):
                yield _finding(graph, group, place, found)
            elif short := _out_of_reach(graph, each, place, slack):
                yield _projected(graph, group, place, *short)


def _out_of_reach(graph: PolicyGraph, each: Target, place: str, slack: Decimal) -> tuple[Projected, Decimal] | None:
    due, better = each.due_year or 0, graph.get(Indicator, each.indicator).better_when
    wanted = each.nature == "share" and each.unit == "%" and better == "up"
    open_now = due > int(graph.as_of[:4]) and graph.scope_of(each).period.standing(graph.as_of) == "open"
    found = projected_range(graph, each.indicator, place, due) if wanted and open_now else None
    short = Decimal(each.value) - Decimal(f"{found.high:.6f}") if found else Decimal(0)
    return (found, short) if found and short > slack * Decimal(each.value) else None


def _finding(graph: PolicyGraph, group: Group, place: str, found: Progress) -> Finding:
    each = group[0]
    size = float(min(Decimal(1), found.short / (abs(found.wanted) or Decimal(1))))
    plain = f"{found.short:.6f}"
    parties: list[tuple[str, Row]] = [("target", each), ("measured", found.seen), *((REPEATS, row) for row in group[1:])]  # fmt: skip  # noqa: E501
    return draft(
        graph, "g08_behind_path", "G8", parties, verdict="gap", place=place, period=graph.scope_of(each).period,
        share=1.0, indicator=each.indicator, weight=size * binding(graph, each), value=target_value(each),
        seen=amount(found.seen.value, found.seen.unit), year=found.seen.year or "", short=amount(plain, each.unit),
        wanted=amount(f"{found.wanted:.6f}", each.unit),
        magnitude=Magnitude(value=float(plain), unit=each.unit, model="observation", parameter_set=found.seen.series),
        how=both("checks.g08_behind_path.missed" if found.missed else "checks.g08_behind_path.behind"),
    )  # fmt: skip


def _projected(graph: PolicyGraph, group: Group, place: str, found: Projected, short: Decimal) -> Finding:
    each = group[0]
    parties: list[tuple[str, Row]] = [("target", each), ("projected", found.fastest), *((REPEATS, row) for row in group[1:])]  # fmt: skip  # noqa: E501
    return draft(
        graph, "g08_behind_path", "G8", parties, grade=None, verdict="gap", overlap="possible", place=place,
        period=graph.scope_of(each).period, share=1.0, indicator=each.indicator, value=target_value(each),
        weight=float(min(Decimal(1), short / Decimal(each.value))) * binding(graph, each), year=each.due_year or "",
        seen=both("checks.g08_behind_path.range", low=f"{found.low:.3g}", high=f"{found.high:.3g}"),
        wanted=amount(each.value, each.unit), short=amount(f"{short:.3f}", each.unit),
        magnitude=Magnitude(value=float(f"{short:.6g}"), unit=each.unit, model="adoption", parameter_set=found.fastest.parameter_set),  # noqa: E501
        how=both("checks.g08_behind_path.projected"),
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
