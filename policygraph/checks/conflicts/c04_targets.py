"""C4: a lower level's target beside the higher one for the same indicator and year: looser, stricter or outrunning."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.checks.compare import Comparison, compare_levels
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.quantities import Quantity

__all__ = ["RULE"]

# A lower value may have been agreed with the centre (differentiated allocation), and a stricter one breaks nothing.
_SOFTENED = {"looser_than": 0.5, "outruns": 0.5, "stricter_than": 0.1}


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every comparable target of a lower level that differs from the level above."""
    for each in compare_levels(graph):
        if each.standing != "equal":
            yield _finding(graph, each)


def _finding(graph: PolicyGraph, each: Comparison) -> Finding:
    lower, higher = each.lower, each.higher
    change = Edit(operation="set", table="targets", row=lower.id, column="value", value=higher.value)
    return draft(
        graph, "c04_targets", "C4", [("lower", lower), ("higher", higher)], meeting=each.meeting,
        grade=each.standing, verdict="ambiguous" if each.standing == "stricter_than" else "conflict",
        indicator=lower.indicator, weight=_SOFTENED[each.standing] * _size(each),
        changes=(change,) if each.standing != "stricter_than" else (),
        lower=_text(lower.comparator, lower.value, lower.unit), higher=_text(higher.comparator, higher.value, higher.unit),
        gap=_text("=", str(abs(each.gap).normalize() if each.gap else each.gap), _points(higher.unit)),
        year=lower.due_year or higher.due_year or "",
    )  # fmt: skip


def _text(comparator: str, value: str, unit: str) -> str:
    return Quantity(f"{Decimal(value):f}", "" if unit == "year" else unit, comparator).text()


def _points(unit: str) -> str:
    return "pp" if unit == "%" else unit


def _size(each: Comparison) -> float:
    """Return how far apart the two are, as a share of the higher value; five years apart count as all."""
    scale = Decimal(5) if each.lower.nature == "date" else abs(Decimal(each.higher.value)) or Decimal(1)
    return float(min(Decimal(1), abs(each.gap) / scale))


RULE = Rule(
    "C4",
    "c04_targets",
    "evidence: documented inconsistencies LI05, LI07; rule: vertical consistency, worded as inconsistent with, never as illegal",
    find,
    example={
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30")],
    },
    near_miss={
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30", due_year="2025")],
    },
)
