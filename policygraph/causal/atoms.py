"""Scope atoms: the pieces of place, time, technology and season in which the same rows hold throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product

from policygraph.graph.hierarchy import Hierarchy
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import EVERYWHERE, Scope
from policygraph.schema.periods import Period

__all__ = ["hold_together", "holds_in", "scope_atoms"]


def hold_together(graph: PolicyGraph, first: Scope, second: Scope) -> Scope | None:
    """Return the scope in which both hold, or ``None`` where they never do."""
    # Identity first: most influences hold everywhere, and comparing scopes field by field costs more than walking.
    if first is EVERYWHERE or second is EVERYWHERE:
        return second if first is EVERYWHERE else first
    both = graph.meet_scopes(first, second)
    if not both:
        return None
    excluded = tuple(sorted({*first.not_places, *second.not_places}))
    addressees = first.addressees or second.addressees
    return Scope(both.places, excluded, both.technologies, addressees, both.months, both.period)


def scope_atoms(graph: PolicyGraph, here: Scope, others: Iterable[Scope]) -> tuple[Scope, ...]:
    """Split a scope into the pieces in which each of the other scopes holds throughout or not at all.

    Returns
    -------
    tuple of Scope
        Each with at most one place and technology, a season (blank = the whole year) and a period of certain days; in
        order of place, technology, season and time. A wide place stands for what lies in it beside the narrower ones
        that are pieces of their own; so does a blank technology. One piece where nothing divides the scope.
    """
    distinct = [each for each in dict.fromkeys(others) if each != EVERYWHERE]
    places = _classes(graph.places, here.places, [each.places + each.not_places for each in distinct])
    places = [each for each in places if not any(graph.places.covers(out, each) for out in here.not_places)]
    technologies = _classes(graph.technologies, here.technologies, [each.technologies for each in distinct])
    seasons = _seasons(here.months, [each.months for each in distinct])
    spans = _intervals(here.period, [each.period for each in distinct])
    return tuple(
        Scope((place,) if place else (), (), (technology,) if technology else (), here.addressees, months, span)
        for place, technology, months, span in product(places, technologies, seasons, spans)
    )


def holds_in(graph: PolicyGraph, scope: Scope, atom: Scope) -> bool:
    """Return whether a scope holds throughout an atom that it helped to cut."""
    return (
        _covers(graph.places, scope.places, atom.places)
        and not any(graph.places.covers(out, place) for out in scope.not_places for place in atom.places)
        and _covers(graph.technologies, scope.technologies, atom.technologies)
        and (not scope.months or (bool(atom.months) and set(atom.months) <= set(scope.months)))
        and scope.period.earliest_start <= atom.period.earliest_start
        and atom.period.latest_end <= scope.period.latest_end
        and bool(graph.meet_scopes(replace(EVERYWHERE, addressees=scope.addressees), _addressed(atom)))
    )


def _addressed(atom: Scope) -> Scope:
    return replace(EVERYWHERE, addressees=atom.addressees)


def _covers(tree: Hierarchy, wide: Sequence[str], narrow: Sequence[str]) -> bool:
    return not wide or any(tree.covers(above, each) for above in wide for each in narrow)


def _classes(tree: Hierarchy, here: tuple[str, ...], others: list[tuple[str, ...]]) -> list[str]:
    """Return the classes of ``here`` and every class in which another list meets it; blank = no limit."""
    found = set(here) or {""}
    for name in (each for names in others for each in names):
        found.update(tree.meet(here, (name,)) if here else (name,))
    return sorted(found)


def _seasons(here: tuple[str, ...], others: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the months in groups that every other season holds wholly or not at all."""
    limits = [set(each) for each in others if each]
    if not limits:
        return [here]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for month in here or tuple(str(number) for number in range(1, 13)):
        groups.setdefault(tuple(month in each for each in limits), []).append(month)
    return sorted(tuple(each) for each in groups.values())


def _intervals(here: Period, others: list[Period]) -> list[Period]:
    """Return the elementary intervals of a period: cut wherever another may begin or may have ended."""
    first, last = here.earliest_start, here.latest_end
    cuts = {day for each in others for day in (each.earliest_start, each.latest_end + 1) if first < day <= last}
    edges = [first, *sorted(cuts), last + 1]
    return [Period(start, start, end - 1, end - 1) for start, end in pairwise(edges) if start < end]
