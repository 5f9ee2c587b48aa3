"""C6: two live documents of one place give one indicator two values for one year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from policygraph.causal.claims import weight_of
from policygraph.checks.bounds import target_bounds
from policygraph.checks.compare import meet_until_due, same_basis, share_until_due, targets_by_indicator
from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import document, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every two numbers that were in force together and cannot both be meant.

    A later number that keeps the earlier one too has sharpened it and contradicts nothing; a difference within the
    rounding of plans is none.
    Documents that repeat a number stand beside its head and make no finding of their own.
    """
    least = weight_of(graph, "rule", "c06_least", 0.02)
    for targets in targets_by_indicator(graph).values():
        for one, other in combinations(gather_repeats(graph, targets), 2):
            pairs = [_ordered(graph, a, b) for a in one for b in other if _same_question(graph, a, b)]
            met = [pair for pair in pairs if _differ(graph, *pair, least) and meet_until_due(graph, *pair)]
            if met:
                yield _finding(graph, met)


def _ordered(graph: PolicyGraph, a: Target, b: Target) -> tuple[Target, Target]:
    first, second = sorted((a, b), key=lambda row: (graph.scope_of(row).period.latest_start, row.id))
    return first, second


def _finding(graph: PolicyGraph, met: list[tuple[Target, Target]]) -> Finding:
    first, second = met[0]
    others = {row.id: row for pair in met for row in pair if row not in (first, second)}
    parties: list[tuple[str, Row]] = [("earlier", first), ("later", second)]
    parties += [(REPEATS, others[name]) for name in sorted(others)]
    meeting = meet_until_due(graph, first, second)
    return draft(
        graph, "c06_two_values", "C6", parties, meeting=meeting, indicator=first.indicator,
        weight=_weight(first, second), share=share_until_due(graph, first, meeting.period), value1=target_value(first), value2=target_value(second),  # noqa: E501
        document1=document(graph, first), document2=document(graph, second),
        changes=(Edit(operation="set", table="targets", row=first.id, column="value", value=second.value),),
    )  # fmt: skip


def _same_question(graph: PolicyGraph, first: Target, second: Target) -> bool:
    policies = graph.policy_of(first), graph.policy_of(second)
    if not policies[0] or not policies[1] or policies[0].id == policies[1].id:
        return False
    value = convert(Decimal(first.value), first.unit, second.unit)
    same_year = first.due_year == second.due_year or first.nature == "date"
    return (
        policies[0].jurisdiction == policies[1].jurisdiction
        and graph.scope_of(first).places == graph.scope_of(second).places
        and graph.scope_of(first).technologies == graph.scope_of(second).technologies
        and first.nature == second.nature
        and first.base_year == second.base_year
        and {first.standing, second.standing} <= {"text", "inherited"}
        and same_basis(first, second)
        and same_year
        and value is not None
        and value != Decimal(second.value)
    )


def _weight(first: Target, second: Target) -> float:
    scale = max(abs(Decimal(first.value)), abs(Decimal(second.value))) or Decimal(1)
    gap = abs(Decimal(first.value) - Decimal(second.value))
    return float(min(Decimal(1), gap / (Decimal(5) if first.nature == "date" else scale)))


def _differ(graph: PolicyGraph, first: Target, second: Target, least: float) -> bool:
    """Return whether the later number breaks what the earlier one asks for, by more than ``least`` of it."""
    value = convert(Decimal(second.value), second.unit, first.unit)
    if value is None or _weight(first, second) < least:
        return False
    return any(
        float(value) < bound if sense == ">=" else float(value) > bound
        for sense, bound in target_bounds(graph, first, unit=first.unit)
    )


RULE = Rule(
    "C6",
    "c06_two_values",
    "evidence: documented local inconsistencies",
    find,
    example={
        "provisions": [provision("a"), provision("b")],
        "targets": [target("a", "1", "ind:nev", "30"), target("b", "1", "ind:nev", "25")],
    },
    near_miss={
        "provisions": [provision("a", end="2019-12-31"), provision("b", start="2020-01-01")],
        "targets": [target("a", "1", "ind:nev", "30"), target("b", "1", "ind:nev", "25")],
    },
)
