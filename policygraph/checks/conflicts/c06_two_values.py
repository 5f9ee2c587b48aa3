"""C6: two live documents of one place give one indicator two values for one year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from policygraph.checks.compare import targets_by_indicator
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Target
from policygraph.schema.quantities import Quantity, convert

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every pair of targets that were in force together and cannot both be meant."""
    for targets in targets_by_indicator(graph).values():
        for pair in combinations(targets, 2):
            first, second = sorted(pair, key=lambda row: (_start(graph, row), row.id))
            if not _same_question(graph, first, second):
                continue
            meeting = graph.meet(first, second)
            if meeting:
                yield draft(
                    graph, "c06_two_values", "C6", [("earlier", first), ("later", second)], meeting=meeting,
                    indicator=first.indicator, weight=_weight(first, second), value1=_text(first), value2=_text(second),
                    year=first.due_year or "",
                    changes=(Edit(operation="set", table="targets", row=first.id, column="value", value=second.value),),
                )  # fmt: skip


def _same_question(graph: PolicyGraph, first: Target, second: Target) -> bool:
    policies = graph.policy_of(first), graph.policy_of(second)
    if not policies[0] or not policies[1] or policies[0].id == policies[1].id:
        return False
    value = convert(Decimal(first.value), first.unit, second.unit)
    same_basis = first.basis == second.basis or not first.basis or not second.basis
    same_year = first.due_year == second.due_year or first.nature == "date"
    return (
        policies[0].jurisdiction == policies[1].jurisdiction
        and graph.scope_of(first).places == graph.scope_of(second).places
        and graph.scope_of(first).technologies == graph.scope_of(second).technologies
        and first.nature == second.nature
        and first.base_year == second.base_year
        and {first.standing, second.standing} <= {"text", "inherited"}
        and same_basis
        and same_year
        and value is not None
        and not _both_hold(first, second, value)
    )


def _both_hold(first: Target, second: Target, value: Decimal) -> bool:
    """Return whether one number can satisfy both: equal values, or bounds that leave room and say the same."""
    return value == Decimal(second.value)


def _start(graph: PolicyGraph, row: Target) -> int:
    return graph.scope_of(row).period.latest_start


def _text(row: Target) -> str:
    return Quantity(row.value, "" if row.unit == "year" else row.unit, row.comparator or "=").text()


def _weight(first: Target, second: Target) -> float:
    scale = max(abs(Decimal(first.value)), abs(Decimal(second.value))) or Decimal(1)
    gap = abs(Decimal(first.value) - Decimal(second.value))
    return float(min(Decimal(1), gap / (Decimal(5) if first.nature == "date" else scale)))


RULE = Rule(
    "C6",
    "c06_two_values",
    "evidence: documented inconsistencies LI07 and LI09",
    find,
    example={
        "provisions": [provision("a"), provision("b")],
        "targets": [target("a", "1", "ind:nev", "25"), target("b", "1", "ind:nev", "30")],
    },
    near_miss={
        "provisions": [provision("a", end="2019-12-31"), provision("b", start="2020-01-01")],
        "targets": [target("a", "1", "ind:nev", "25"), target("b", "1", "ind:nev", "30")],
    },
)
