"""C10: neighbouring places set the same number for the same class far apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from policygraph.causal.claims import weight_of
from policygraph.checks.compare import comparable_settings
from policygraph.checks.drafting import draft
from policygraph.checks.neighbours import are_neighbours
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision, setting
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Scope
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Setting
from policygraph.schema.quantities import convert

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every pair of neighbours whose settings differ by more than the ratio in ``weights``."""
    limit = weight_of(graph, "rule", "c10_ratio", 2.0)
    for settings in comparable_settings(graph).values():
        for first, second in combinations(settings, 2):
            ratio = _ratio(first, second)
            if ratio is None or ratio < limit:
                continue
            here, there = graph.scope_of(first), graph.scope_of(second)
            pair = are_neighbours(graph, here.places, there.places)
            meeting = graph.meet_scopes(_anywhere(here), _anywhere(there))
            if pair and meeting:
                low, high = sorted((first, second), key=lambda row: (Decimal(row.value), row.id))
                yield draft(
                    graph, "c10_settings", "C10", [("lower", low), ("higher", high)], meeting=meeting, place=pair,
                    grade="diverges", indicator=first.indicator, weight=min(1.0, 0.2 * ratio),
                    low=f"{low.value} {low.unit}", high=f"{high.value} {high.unit}", ratio=f"{ratio:.3g}",
                    place1=_where(graph, low), place2=_where(graph, high),
                )  # fmt: skip


def _ratio(first: Setting, second: Setting) -> float | None:
    value = convert(Decimal(first.value), first.unit, second.unit)
    if value is None or value <= 0 or Decimal(second.value) <= 0:
        return None
    ratio = value / Decimal(second.value)
    return float(max(ratio, 1 / ratio))


def _anywhere(scope: Scope) -> Scope:
    return Scope((), (), scope.technologies, scope.addressees, scope.months, scope.period)


def _where(graph: PolicyGraph, row: Setting) -> dict[str, str]:
    place = graph.scope_of(row).places[0]
    return {"en": graph.label(place, "en"), "zh": graph.label(place, "zh")}


RULE = Rule(
    "C10",
    "c10_settings",
    "evidence: documented local inconsistencies; paper, section 3.1 (local standards differ)",
    find,
    example={
        "policies": [policy("b", "plc:Q")],
        "provisions": [provision("c"), provision("b")],
        "settings": [setting("c", "1", "ind:price", "5"), setting("b", "1", "ind:price", "2")],
    },
    near_miss={
        "policies": [policy("b", "plc:R")],
        "provisions": [provision("c"), provision("b")],
        "settings": [setting("c", "1", "ind:price", "5"), setting("b", "1", "ind:price", "2")],
    },
)
