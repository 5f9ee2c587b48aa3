"""C6: one issuer turns the sign of its push on an indicator within two years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from policygraph.causal.claims import weight_of
from policygraph.causal.links import Link, provision_links
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision

__all__ = ["RULE"]

_DAYS_PER_MONTH = 30.4375
_SHORT = 90  # days; an emergency that passes in weeks is no policy that was turned


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield the gravest finding for two policies of one jurisdiction that turn one push into its opposite."""
    gravest: dict[tuple[str, str, str], Finding] = {}
    for early, late in _turns(graph):
        each = _finding(graph, early, late)
        key = (each.parties[0].policy, each.parties[1].policy, each.indicator)
        if key not in gravest or (-each.priority, each.id) < (-gravest[key].priority, gravest[key].id):
            gravest[key] = each
    yield from (gravest[key] for key in sorted(gravest))


def _turns(graph: PolicyGraph) -> Iterator[tuple[Link, Link]]:
    window = weight_of(graph, "rule", "c06_reversal_months", 24) * _DAYS_PER_MONTH
    for links in _by_issuer(graph).values():
        for early, late in product(links, links):
            days = late.scope.period.latest_start - early.scope.period.latest_start
            opposite = early.sign and late.sign and early.sign == -late.sign
            first = early.scope.period
            held = first.latest_end - first.earliest_start >= _SHORT
            known = first.earliest_start != ALWAYS.earliest_start and held
            # While both hold the clash is one of signs (C1); a reversal is what the later act put an end to.
            if opposite and known and 0 < days <= window and not first.overlap(late.scope.period):
                yield early, late


def _by_issuer(graph: PolicyGraph) -> dict[tuple[str, str, tuple[str, ...]], list[Link]]:
    found: dict[tuple[str, str, tuple[str, ...]], list[Link]] = {}
    for each in graph.rows(Provision):
        policy = graph.policy_of(each)
        for link in provision_links(graph, each):
            if policy and not link.derived and link.kind == "pushes":
                found.setdefault((policy.jurisdiction, link.target, link.scope.technologies), []).append(link)
    return found


def _finding(graph: PolicyGraph, early: Link, late: Link) -> Finding:
    first, second = graph.get(Provision, early.source), graph.get(Provision, late.source)
    start, end = early.scope.period, late.scope.period
    both = Period(start.earliest_start, start.latest_start, end.earliest_end, end.latest_end)
    return draft(
        graph, "c06_reversal", "C6", [("earlier", first), ("later", second)], period=both, overlap="certain",
        place=late.scope.places[0], indicator=early.target, weight=min(early.weight, late.weight), links=(early, late),
        share=0.5, also=("C1",), months=round((end.latest_start - start.latest_start) / _DAYS_PER_MONTH),
    )  # fmt: skip


RULE = Rule(
    "C6",
    "c06_reversal",
    "evidence: documented case of coal output in 2021; Allen relations on validity periods",
    find,
    example={
        "provisions": [
            provision("a", start="2021-01-01", end="2021-09-30"),
            provision("b", start="2021-10-01", end="2021-12-31"),
        ],
        "effects": [effect("a", "1", "ind:coal", "-"), effect("b", "1", "ind:coal", "+")],
    },
    near_miss={
        "provisions": [
            provision("a", start="2015-01-01", end="2015-12-31"),
            provision("b", start="2021-10-01", end="2021-12-31"),
        ],
        "effects": [effect("a", "1", "ind:coal", "-"), effect("b", "1", "ind:coal", "+")],
    },
)
