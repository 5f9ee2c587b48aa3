"""One number in several documents counts once: heads of equal targets, and the documents that repeat them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from policygraph.checks.drafting import binding
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert

__all__ = ["gather_repeats", "latest_first"]


def gather_repeats(graph: PolicyGraph, targets: Iterable[Target]) -> list[tuple[Target, ...]]:
    """Return targets of one indicator in groups that say one number for one place, class and year; the head first.

    The head stands in the document that binds most, then in the earliest; it lends the finding its id, so that a
    later copy of the number does not make an old decision lose its finding.
    """
    groups: dict[tuple[object, ...], list[Target]] = {}
    for each in targets:
        groups.setdefault(_key(graph, each), []).append(each)
    ordered = [tuple(sorted(group, key=lambda row: _rank(graph, row))) for group in groups.values()]
    return sorted(ordered, key=lambda group: group[0].id)


def _key(graph: PolicyGraph, each: Target) -> tuple[object, ...]:
    scope = graph.scope_of(each)
    return (each.indicator, each.nature, scope.places, scope.technologies, each.due_year, each.base_year, _size(each))


def _size(each: Target) -> tuple[str, Decimal]:
    # Two spellings of one share, such as 20 and 20.0, are one number; other units stay as they are.
    in_percent = convert(Decimal(each.value), each.unit, "%")
    return ("%", in_percent.normalize()) if in_percent is not None else (each.unit, Decimal(each.value).normalize())


def _rank(graph: PolicyGraph, each: Target) -> tuple[float, int, str]:
    return (-binding(graph, each), graph.scope_of(each).period.latest_start, each.id)


def latest_first(graph: PolicyGraph, groups: Iterable[tuple[Target, ...]]) -> list[tuple[Target, ...]]:
    """Return groups with the number that was set last first: of two numbers of one level the later one counts."""
    return sorted(groups, key=lambda group: (-_last(graph, group), group[0].id))


def _last(graph: PolicyGraph, group: tuple[Target, ...]) -> int:
    return max(graph.scope_of(each).period.latest_start for each in group)
