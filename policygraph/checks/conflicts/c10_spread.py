"""C10: places all over the country set one number for one class of users far apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.causal.claims import weight_of
from policygraph.checks.compare import comparable_settings
from policygraph.checks.coordination import dispersion
from policygraph.checks.drafting import REPEATS, draft, is_draft, label
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision, setting
from policygraph.checks.wording import join_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.periods import Period
from policygraph.schema.policies import Setting
from policygraph.texts import both

__all__ = ["RULE"]

_FAR = 0.5  # a distant place moves less demand across a border than a neighbour does


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one finding for an indicator, role and class whose lowest and highest local value are a ratio apart.

    Only numbers of places below the nation count, and only those that were in force at one time.
    """
    limit = weight_of(graph, "rule", "c10_ratio", 2.0)
    for rows in comparable_settings(graph).values():
        local = [row for row in rows if _is_local(graph, row)]
        for group in _together(graph, local):
            low, high = group[0], group[-1]
            places = {graph.scope_of(row).places[0] for row in group}
            small, large = Decimal(low.value), Decimal(high.value)
            if len(places) > 1 and small > 0 and large / small >= Decimal(str(limit)):
                yield _finding(graph, group, float(large / small))


def _is_local(graph: PolicyGraph, row: Setting) -> bool:
    policy = graph.policy_of(row)
    return policy is not None and policy.jurisdiction != "plc:CN" and bool(graph.scope_of(row).places)


def _together(graph: PolicyGraph, rows: list[Setting]) -> Iterator[list[Setting]]:
    """Yield rows of one unit that share time with the one that holds longest, ordered by value."""
    by_unit: dict[str, list[Setting]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row)
    for unit in sorted(by_unit):
        ordered = sorted(by_unit[unit], key=lambda row: (Decimal(row.value), row.id))
        pairs = [
            (ordered[i], ordered[j])
            for i in range(len(ordered))
            for j in range(len(ordered) - 1, i, -1)
            if _overlap(graph, ordered[i], ordered[j])
        ]
        if pairs:
            # What is in force speaks before a draft.
            low, high = min(pairs, key=lambda pair: (any(is_draft(graph, row) for row in pair), *_closeness(pair)))
            between = [row for row in ordered if row not in (low, high) and _overlap(graph, row, low) and _overlap(graph, row, high)]  # fmt: skip  # noqa: E501
            yield [
                low,
                *(row for row in between if Decimal(low.value) <= Decimal(row.value) <= Decimal(high.value)),
                high,
            ]


def _closeness(pair: tuple[Setting, Setting]) -> tuple[Decimal, str, str]:
    return (Decimal(pair[0].value) / Decimal(pair[1].value), pair[0].id, pair[1].id)


def _overlap(graph: PolicyGraph, one: Setting, other: Setting) -> bool:
    here, there = graph.scope_of(one), graph.scope_of(other)
    apart = here.places == there.places
    return not apart and here.period.overlap(there.period) is not None


def _finding(graph: PolicyGraph, group: list[Setting], ratio: float) -> Finding:
    low, high = group[0], group[-1]
    period: Period = graph.scope_of(low).period.intersect(graph.scope_of(high).period)
    parties: list[tuple[str, Row]] = [("lower", low), ("higher", high), *((REPEATS, row) for row in group[1:-1])]
    values = [float(Decimal(row.value)) for row in group]
    return draft(
        graph, "c10_spread", "C10", parties, place="plc:CN", period=period, grade="diverges",
        overlap=graph.scope_of(low).period.overlap(graph.scope_of(high).period) or "possible", share=1.0,
        indicator=low.indicator, weight=_FAR * min(1.0, 0.2 * ratio), ratio=f"{ratio:.3g}", count=len(group),
        low=_told(graph, low), high=_told(graph, high), evenness=f"{dispersion(values):.2f}",
        place1=label(graph, graph.scope_of(low).places[0]), place2=label(graph, graph.scope_of(high).places[0]),
        names=join_words(label(graph, graph.scope_of(row).places[0]) for row in group),
    )  # fmt: skip


def _told(graph: PolicyGraph, row: Setting) -> dict[str, str]:
    name = label(graph, row)
    return both("checks.of_draft", name=name) if is_draft(graph, row) else name


_PLACES = [policy("b", "plc:R"), policy("c", "plc:P")]
_PROVISIONS = [provision("c", technologies="tec:nev"), provision("b", technologies="tec:nev")]

RULE = Rule(
    "C10",
    "c10_spread",
    "evidence: documented local inconsistencies; paper, section 3.1 (local standards differ)",
    find,
    example={
        "policies": _PLACES,
        "provisions": _PROVISIONS,
        "settings": [setting("c", "1", "ind:price", "5"), setting("b", "1", "ind:price", "2")],
    },
    near_miss={
        "policies": _PLACES,
        "provisions": _PROVISIONS,
        "settings": [
            setting("c", "1", "ind:price", "5"),
            setting("b", "1", "ind:price", "2", customer_class="residential_ev"),
        ],
    },
)
