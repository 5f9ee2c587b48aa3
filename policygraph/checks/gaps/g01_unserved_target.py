"""G1: a target still to be reached, with no instrument in force in its place that works towards it."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.links import influence_links
from policygraph.checks.drafting import draft
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision, target
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Target
from policygraph.schema.system import Indicator
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every open target that only plans and announcements serve."""
    pushes = pushes_by_indicator(graph)
    feeding: dict[str, list[tuple[str, int]]] = {}
    for link in influence_links(graph):
        if link.sign:
            feeding.setdefault(link.target, []).append((link.source, link.sign))
    for each in graph.rows(Target):
        wanted = _wanted(graph, each)
        if not wanted or not _is_ahead(graph, each):
            continue
        levers = [(each.indicator, wanted), *((name, wanted * sign) for name, sign in feeding.get(each.indicator, ()))]
        if not any(_serves(graph, each, item, sign) for name, sign in levers for item in pushes.get(name, ())):
            yield draft(
                graph, "g01_unserved_target", "G1", [("unserved", each)], verdict="gap", indicator=each.indicator,
                place=graph.scope_of(each).places[0], period=graph.scope_of(each).period, share=1.0, weight=0.6,
                year=each.due_year or "", value=f"{each.value} {each.unit}",
            )  # fmt: skip


def _wanted(graph: PolicyGraph, each: Target) -> int:
    better = graph.get(Indicator, each.indicator).better_when
    return {"up": 1, "down": -1}.get(better, 0) if each.value and each.nature != "date" else 0


def _is_ahead(graph: PolicyGraph, each: Target) -> bool:
    due = each.due_year or 0
    return due >= int(graph.as_of[:4]) and graph.scope_of(each).period.standing(graph.as_of) == "open"


def _serves(graph: PolicyGraph, each: Target, item: tuple[object, object], sign: int) -> bool:
    provision, link = item
    instrument: str = provision.instrument  # type: ignore[attr-defined]
    in_force = link.scope.period.holds(graph.as_of)  # type: ignore[attr-defined]
    if link.sign != sign or not in_force or within("instrument", instrument, "planning"):  # type: ignore[attr-defined]
        return False
    there, here = link.scope.places, graph.scope_of(each).places  # type: ignore[attr-defined]
    return any(graph.places.covers(one, other) or graph.places.covers(other, one) for one in there for other in here)


RULE = Rule(
    "G1",
    "g01_unserved_target",
    "method: closed-world question over targets and instruments in force (OECD IFCMA unit of analysis)",
    find,
    example={"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")]},
    near_miss={
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy")],
        "targets": [target("a", "1", "ind:nev", "45")],
        "effects": [effect("b", "1", "ind:nev", "+")],
    },
)
