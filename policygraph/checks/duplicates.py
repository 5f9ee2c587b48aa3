"""What a draft rules again: a clause in force there that already does the same, with the same numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from policygraph.checks.drafting import draft
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision, Relation, Setting, Target
from policygraph.schema.quantities import convert

__all__ = ["find_duplicates"]

# What a draft says it takes the place of, it does not repeat.
_REPLACES = ("supersedes", "amends", "ends")
_SAME = ("instrument", "modality", "action", "about_instrument")
Number = Target | Setting


def find_duplicates(graph: PolicyGraph, ids: Collection[str]) -> Iterator[Finding]:
    """Yield one finding for every clause of a draft that repeats a clause in force in all of its places.

    Parameters
    ----------
    graph
        The draft merged with the body of policies.
    ids
        Rows of the draft.
    """
    numbers = _numbers(graph)
    replaced = _replaced(graph, ids)
    standing = [row for row in graph.rows(Provision) if row.id not in ids and not {row.id, row.policy} & replaced]
    for mine in graph.rows(Provision):
        if mine.id in ids:
            same = [row for row in standing if _repeats(graph, mine, row, numbers)]
            if same:
                yield _finding(graph, mine, min(same, key=lambda row: (_far(graph, row), row.id)))


def _numbers(graph: PolicyGraph) -> dict[str, list[Number]]:
    found: dict[str, list[Number]] = {}
    rows: list[Number] = [*graph.rows(Target), *graph.rows(Setting)]
    for row in rows:
        if row.value:
            found.setdefault(row.provision, []).append(row)
    return found


def _replaced(graph: PolicyGraph, ids: Collection[str]) -> set[str]:
    return {row.object for row in graph.rows(Relation) if row.id in ids and row.relation in _REPLACES}


def _repeats(graph: PolicyGraph, mine: Provision, other: Provision, numbers: dict[str, list[Number]]) -> bool:
    same = all(getattr(mine, name) == getattr(other, name) for name in _SAME)
    if not same or not mine.technologies or set(mine.technologies) != set(other.technologies):
        return False
    here, there = graph.scope_of(mine), graph.scope_of(other)
    covered = all(any(graph.places.covers(above, place) for above in there.places) for place in here.places)
    if not covered or not there.period.holds(graph.as_of):
        return False
    own = numbers.get(mine.id, [])
    if own:
        return all(any(_equal(one, two) for two in numbers.get(other.id, ())) for one in own)
    # Without a number to compare, only a clause for the very same places and people says the same.
    return not numbers.get(other.id) and here.places == there.places and mine.addressees == other.addressees


def _equal(one: Number, two: Number) -> bool:
    if type(one) is not type(two) or one.indicator != two.indicator:
        return False
    names = ("comparator", "due_year", "base_year", "nature") if isinstance(one, Target) else ("role", "customer_class")
    value = convert(Decimal(two.value), two.unit, one.unit)
    return value == Decimal(one.value) and all(getattr(one, name) == getattr(two, name) for name in names)


def _far(graph: PolicyGraph, row: Provision) -> int:
    """Return how high the place of a clause lies: the nearest clause that says the same is named."""
    return -max(len(graph.places.up(place)) for place in graph.scope_of(row).places)


def _finding(graph: PolicyGraph, mine: Provision, other: Provision) -> Finding:
    scope = graph.scope_of(mine)
    return draft(
        graph, "g12_repeated", "G12", [("draft", mine), ("standing", other)], verdict="gap", share=1.0, weight=0.2,
        place=scope.places[0], period=scope.period, document1=document(graph, mine), document2=document(graph, other),
        changes=(Edit(operation="remove", table="provisions", row=mine.id),),
    )  # fmt: skip
