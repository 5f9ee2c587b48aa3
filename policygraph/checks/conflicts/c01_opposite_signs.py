"""C1: two provisions push one indicator in opposite directions where and when both hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from policygraph.causal.links import Link, provision_links
from policygraph.checks.drafting import draft, label
from policygraph.checks.levers import are_dated
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a conflict for every pair of opposite direct pushes whose scopes meet."""
    for indicator, (raising, lowering) in _pushes(graph).items():
        for up, down in product(raising, lowering):
            first, second = graph.get(Provision, up.source), graph.get(Provision, down.source)
            meeting = graph.meet_scopes(up.scope, down.scope)
            if first.policy == second.policy or not meeting or not are_dated(up.scope.period, down.scope.period):
                continue
            yield draft(
                graph, "c01_opposite_signs", "C1", [("raises", first), ("lowers", second)], meeting=meeting,
                indicator=indicator, weight=min(up.weight, down.weight), links=(up, down),
                changes=_changes(up, down),
                what1=label(graph, first), what2=label(graph, second),
            )  # fmt: skip


def _pushes(graph: PolicyGraph) -> dict[str, tuple[list[Link], list[Link]]]:
    found: dict[str, tuple[list[Link], list[Link]]] = {}
    for each in graph.rows(Provision):
        for link in provision_links(graph, each):
            # A default of an instrument kind is too general to accuse a single clause.
            if link.sign and link.kind == "pushes" and not link.derived:
                found.setdefault(link.target, ([], []))[0 if link.sign > 0 else 1].append(link)
    return {name: found[name] for name in sorted(found)}


def _changes(up: Link, down: Link) -> tuple[Edit, ...]:
    return tuple(Edit(operation="remove", table="effects", row=link.row) for link in (up, down))


RULE = Rule(
    "C1",
    "c01_opposite_signs",
    "evidence: documented cases of sign opposition; method: signed statements compared pairwise (Nilsson et al. 2016, doi 10.1038/534320a)",  # noqa: E501
    find,
    example={
        "provisions": [
            provision("a", "one", instrument="production_order"),
            provision("b", "two", instrument="output_cap"),
        ],
        "effects": [effect("a", "one", "ind:coal", "+"), effect("b", "two", "ind:coal", "-")],
    },
    near_miss={
        "provisions": [
            provision("a", "one", instrument="production_order", end="2020-12-31"),
            provision("b", "two", instrument="output_cap", start="2021-01-01"),
        ],
        "effects": [effect("a", "one", "ind:coal", "+"), effect("b", "two", "ind:coal", "-")],
    },
)
