"""G8: a rule in force, and a recorded practice of firms or users that works against it."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.links import Link
from policygraph.checks.drafting import REPEATS, binding, draft
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, policy, provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting, Scope
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]

Item = tuple[Provision, Link]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one gap for a practice, with the rule that binds most and the others beside it."""
    for items in pushes_by_indicator(graph).values():
        for practice in (item for item in items if _is_practice(graph, item[0])):
            rules = [
                (item, meeting) for item in items
                if item[1].sign == -(practice[1].sign or 0) and _is_rule(graph, item[0])
                and (meeting := _meet(graph, item[1], practice[1]))
            ]  # fmt: skip
            if rules:
                yield _finding(graph, practice, sorted(rules, key=lambda pair: _rank(graph, pair, practice[0])))


def _is_practice(graph: PolicyGraph, each: Provision) -> bool:
    policy = graph.policy_of(each)
    private = policy is not None and policy.kind == "practice" and not policy.agencies and not policy.legal_level
    # A subsidy is paid by somebody's budget, whoever reports it.
    return private and "government" not in each.actors and not within("instrument", each.instrument, "purchase_subsidy")


def _is_rule(graph: PolicyGraph, each: Provision) -> bool:
    policy = graph.policy_of(each)
    text = policy is not None and policy.kind in ("act", "decision")
    return text and each.modality in ("obliges", "prohibits", "defines") and not within("instrument", each.instrument, "planning")  # fmt: skip  # noqa: E501


def _meet(graph: PolicyGraph, rule: Link, practice: Link) -> Meeting:
    # Those who carry the practice are often exactly those the rule does not address.
    scopes = [Scope(each.scope.places, each.scope.not_places, each.scope.technologies, (), each.scope.months, each.scope.period) for each in (rule, practice)]  # fmt: skip  # noqa: E501
    return graph.meet_scopes(*scopes)


def _rank(graph: PolicyGraph, pair: tuple[Item, Meeting], practice: Provision) -> tuple[bool, bool, float, str]:
    (each, _), meeting = pair
    own, places = graph.scope_of(each).places, graph.scope_of(practice).places
    whole = all(any(graph.places.covers(above, place) for above in own) for place in places)
    return (not whole, meeting.period.standing(graph.as_of) != "open", -binding(graph, each), each.id)


def _finding(graph: PolicyGraph, practice: Item, rules: list[tuple[Item, Meeting]]) -> Finding:
    (rule, link), meeting = rules[0]
    each, against = practice
    parties: list[tuple[str, Row]] = [("acts", rule), ("practice", each)]
    parties += [(REPEATS, row) for row in sorted({item[0].id: item[0] for item, _ in rules[1:]}.values(), key=lambda row: row.id)]  # fmt: skip  # noqa: E501
    return draft(
        graph, "g08_against_practice", "G8", parties, meeting=meeting, verdict="gap", share=1.0,
        indicator=link.target, weight=max(link.weight, against.weight) * binding(graph, rule), links=(link, against),
        document1=document(graph, rule), changes=(Edit(operation="remove", table="effects", row=against.row),),
    )  # fmt: skip


_PRACTICE = {
    "policies": [policy("b", kind="practice", legal_level="")],
    "provisions": [
        provision("a", instrument="access_condition", modality="obliges"),
        provision("b", modality="pays", actors="enterprise"),
    ],
}

RULE = Rule(
    "G8",
    "g08_against_practice",
    "evidence: documented cases of battery recycling and home chargers; method: rule exists, conduct differs",
    find,
    example={**_PRACTICE, "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "-")]},
    near_miss={**_PRACTICE, "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")]},
)
