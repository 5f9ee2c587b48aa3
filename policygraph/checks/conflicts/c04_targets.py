"""C4: a lower level's target falls short of the higher one for the same indicator and year, or outruns its bound."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.checks.compare import Comparison, compare_levels, share_until_due
from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.magnitudes import oil_of_share
from policygraph.checks.repeats import gather_repeats, latest_first
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, document, repeated, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Target
from policygraph.texts import both

__all__ = ["RULE"]

# A lower value may have been agreed with the centre: differentiated allocation.
_SOFTENED = 0.5

Pairs = dict[tuple[str, str], Comparison]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one finding for a lower number and the latest higher one, however many documents repeat either.

    A stricter lower target contradicts nothing; it stands in the ladder of levels, not among the conflicts.
    """
    pairs = {(each.lower.id, each.higher.id): each for each in compare_levels(graph)}
    lowers = {each.lower.id: each.lower for each in pairs.values()}
    highers = {each.higher.id: each.higher for each in pairs.values()}
    higher_groups = latest_first(graph, gather_repeats(graph, highers.values()))
    for lower_group in gather_repeats(graph, lowers.values()):
        against = [group for group in higher_groups if _met(pairs, lower_group, group)]
        if against:
            yield from _finding(graph, _met(pairs, lower_group, against[0]))


def _met(pairs: Pairs, lowers: tuple[Target, ...], highers: tuple[Target, ...]) -> list[Comparison]:
    keys = ((low.id, high.id) for low in lowers for high in highers)
    return [pairs[key] for key in keys if key in pairs]


def _finding(graph: PolicyGraph, met: list[Comparison]) -> Iterator[Finding]:
    each = met[0]
    if each.standing in ("equal", "stricter_than"):
        return
    lower, higher = each.lower, each.higher
    others = {row.id: row for pair in met for row in (pair.lower, pair.higher) if row not in (lower, higher)}
    parties: list[tuple[str, Row]] = [("lower", lower), ("higher", higher)]
    parties += [(REPEATS, others[name]) for name in sorted(others)]
    change = Edit(operation="set", table="targets", row=lower.id, column="value", value=higher.value)
    yield draft(
        graph, "c04_targets", "C4", parties, meeting=each.meeting, grade=each.standing, indicator=lower.indicator,
        weight=_SOFTENED * _size(each), share=share_until_due(graph, lower, each.meeting.period), changes=(change,),
        lower=target_value(lower), higher=target_value(higher), gap=_gap(abs(each.gap), higher.unit),
        above=document(graph, higher), below=document(graph, lower), repeats=repeated(len(others)),
        magnitude=oil_of_share(graph, lower.indicator, each.gap),
    )  # fmt: skip


def _gap(gap: Decimal, unit: str) -> dict[str, str]:
    plain = f"{gap.normalize():f}"
    key = {"%": "checks.points", "year": "checks.years"}.get(unit)
    return both(key, value=plain) if key else amount(gap, unit)


def _size(each: Comparison) -> float:
    """Return how far apart the two are, as a share of the higher value; five years apart count as all."""
    scale = Decimal(5) if each.lower.nature == "date" else abs(Decimal(each.higher.value)) or Decimal(1)
    return float(min(Decimal(1), abs(each.gap) / scale))


RULE = Rule(
    "C4",
    "c04_targets",
    "evidence: documented local inconsistencies; rule: vertical consistency, worded as inconsistent with, never as illegal",  # noqa: E501
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
