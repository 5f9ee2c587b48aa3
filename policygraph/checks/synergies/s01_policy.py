"""S1: several policies in force in one place move one indicator in the good direction by different instruments."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.links import Link
from policygraph.checks.drafting import draft
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator

__all__ = ["RULE"]

_SHOWN = 4


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one synergy for an indicator and place with at least two policies and two kinds of instrument in force."""
    for indicator, pushes in pushes_by_indicator(graph).items():
        wanted = {"up": 1, "down": -1}.get(graph.get(Indicator, indicator).better_when, 0)
        good = [(each, link) for each, link in pushes if link.sign == wanted and link.scope.period.holds(graph.as_of)]
        for place in sorted({name for _, link in good for name in link.scope.places}):
            here = [
                (each, link)
                for each, link in good
                if any(graph.places.covers(name, place) for name in link.scope.places)
            ]
            if _is_mix(here) and any(place in link.scope.places for _, link in here):
                yield _finding(graph, indicator, place, here)


def _is_mix(here: list[tuple[Provision, Link]]) -> bool:
    return len({each.policy for each, _ in here}) > 1 and len({each.instrument for each, _ in here}) > 1


def _finding(graph: PolicyGraph, indicator: str, place: str, here: list[tuple[Provision, Link]]) -> Finding:
    strongest = sorted(here, key=lambda item: (place not in item[1].scope.places, -item[1].weight, item[0].id))
    # The first of each kind of instrument: a synergy is a mix, not a heap of the same thing.
    kinds = {each.instrument: (each, link) for each, link in reversed(strongest)}
    shown = sorted(kinds.values(), key=lambda item: item[0].id)[:_SHOWN]
    period = shown[0][1].scope.period
    for _, link in shown[1:]:
        period = period.intersect(link.scope.period)
    return draft(
        graph, "s01_policy", "S1", [("supports", each) for each, _ in shown], verdict="synergy", indicator=indicator,
        place=place, period=period, share=1.0, weight=min(link.weight for _, link in shown),
        links=[link for _, link in shown], policies=len({each.policy for each, _ in here}), kinds=len(kinds),
    )  # fmt: skip


RULE = Rule(
    "S1",
    "s01_policy",
    "paper, section 3.1 (policy synergy); policy-mix consistency (Rogge & Reichardt 2016, doi 10.1016/j.respol.2016.04.004)",  # noqa: E501
    find,
    example={
        "provisions": [provision("a", instrument="purchase_subsidy"), provision("b", instrument="tax_exemption")],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    },
    near_miss={
        "provisions": [provision("a", instrument="purchase_subsidy"), provision("b", instrument="purchase_subsidy")],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    },
)
