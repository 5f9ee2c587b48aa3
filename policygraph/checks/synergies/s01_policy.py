"""S1: clauses of several policies act on one indicator the good way in one place, by different instruments."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.links import Link
from policygraph.checks.drafting import draft
from policygraph.checks.levers import better, pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.service import does_now
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import join_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.vocabularies import label as word
from policygraph.texts import both

__all__ = ["RULE"]

_SHOWN = 4


Push = tuple[Provision, Link]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one synergy for an indicator and place where clauses of two policies and kinds of instrument act as one.

    They must do something, not plan it, and meet: for one class and addressee, at one time. One of them stands in the
    place itself.
    """
    for indicator, pushes in pushes_by_indicator(graph).items():
        wanted = better(graph, indicator)
        good = [push for push in pushes if push[1].sign == wanted and does_now(graph, *push)]
        for place in sorted({name for _, link in good for name in link.scope.places}):
            here = [push for push in good if any(graph.places.covers(name, place) for name in push[1].scope.places)]
            mix = _mix(graph, place, here)
            if len(mix) > 1:
                yield _finding(graph, indicator, place, mix, len({each.policy for each, _ in here}))


def _mix(graph: PolicyGraph, place: str, here: list[Push]) -> list[Push]:
    """Return the strongest clause of each kind of instrument among those that all meet, those of the place first."""
    ordered = sorted(here, key=lambda push: (place not in push[1].scope.places, -push[1].weight, push[0].id))
    chosen: list[Push] = []
    for each, link in ordered if ordered and place in ordered[0][1].scope.places else ():
        other = all(each.instrument != one.instrument and each.policy != one.policy for one, _ in chosen)
        if other and all(graph.meet_scopes(link.scope, kept.scope).overlap == "certain" for _, kept in chosen):
            chosen.append((each, link))
    return sorted(chosen[:_SHOWN], key=lambda push: push[0].id)


def _finding(graph: PolicyGraph, indicator: str, place: str, mix: list[Push], policies: int) -> Finding:
    period = mix[0][1].scope.period
    for _, link in mix[1:]:
        period = period.intersect(link.scope.period)
    return draft(
        graph, "s01_policy", "S1", [("supports", each) for each, _ in mix], verdict="synergy", indicator=indicator,
        place=place, period=period, share=1.0, weight=min(link.weight for _, link in mix),
        links=[link for _, link in mix], policies=policies, kinds=len(mix), sign=_way(mix[0][1]),
        instruments=join_words(_kind(each) for each, _ in mix),
    )  # fmt: skip


def _way(link: Link) -> dict[str, str]:
    return both("checks.s01_policy.raise" if link.sign == 1 else "checks.s01_policy.lower")


def _kind(each: Provision) -> dict[str, str]:
    return {"en": word("instrument", each.instrument, "en"), "zh": word("instrument", each.instrument, "zh")}


_SUBSIDY = provision("a", instrument="purchase_subsidy", modality="pays")

RULE = Rule(
    "S1",
    "s01_policy",
    "paper, section 3.1 (policy synergy); policy-mix consistency (Rogge & Reichardt 2016, doi 10.1016/j.respol.2016.04.004)",  # noqa: E501
    find,
    example={
        "provisions": [_SUBSIDY, provision("b", instrument="tax_exemption", modality="exempts")],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    },
    near_miss={
        "provisions": [_SUBSIDY, provision("b", instrument="tax_exemption", modality="plans")],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    },
)
