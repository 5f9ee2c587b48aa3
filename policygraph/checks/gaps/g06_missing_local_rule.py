"""G6: a duty of local governments past its deadline, whose local rule was looked for in a province and not found."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import SEARCHED, binding, draft
from policygraph.checks.neighbours import province_of
from policygraph.checks.rule import Rule
from policygraph.checks.searches import empty_searches, told_searches
from policygraph.checks.teaching import policy, provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.periods import day_bounds
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Provision, Relation
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every overdue duty and province where its local rule was looked for by words, without result.

    A call, a pilot or a plan is no duty, and a duty without a day is never late.
    """
    for duty in (row for row in graph.rows(Provision) if _is_overdue(graph, row)):
        done = _doers(graph, duty)
        for place in graph.rows(Jurisdiction):
            asked = place.place_level == "province" and place.id not in done and _covers(graph, duty, place.id)
            searches = empty_searches(graph, place.id, about=(duty.id, duty.policy)) if asked else ()
            if searches:
                parties: list[tuple[str, Row]] = [("duty", duty), *((SEARCHED, row) for row in searches)]
                yield draft(
                    graph, "g06_missing_local_rule", "G6", parties, verdict="gap", overlap="possible", place=place.id,
                    period=graph.scope_of(duty).period, share=1.0, weight=0.4 * binding(graph, duty), doers=len(done),
                    deadline=duty.deadline, document1=document(graph, duty), searched=told_searches(graph, searches),
                )  # fmt: skip


def _is_overdue(graph: PolicyGraph, row: Provision) -> bool:
    ruled = row.modality == "obliges" and any(within("addressee", each, "local_government") for each in row.addressees)
    home = graph.policy_of(row)
    above = home is not None and not province_of(graph, home.jurisdiction)
    late = bool(row.deadline) and day_bounds(row.deadline)[1] < day_bounds(graph.as_of)[0]
    return ruled and above and late and graph.scope_of(row).period.standing(graph.as_of) == "open"


def _covers(graph: PolicyGraph, duty: Provision, place: str) -> bool:
    return any(graph.places.covers(each, place) for each in graph.scope_of(duty).places)


def _doers(graph: PolicyGraph, duty: Provision) -> set[str]:
    """Return the provinces with a document that implements the duty or its act, or builds on it."""
    found = set()
    for relation in graph.rows(Relation):
        lower = graph.policy_of(graph.row(relation.subject))
        home = province_of(graph, lower.jurisdiction) if lower else None
        if relation.relation in ("implements", "based_on") and relation.object in (duty.id, duty.policy) and home:
            found.add(home.id)
    return found


_SEARCH = {
    "id": "sea:r", "place": "plc:R", "topic": "tou", "searched": "pages", "documents": "0", "date": "2025-12",
    "words": "local rule of policy a", "about": "prv:a/1",
}  # fmt: skip
_DUTY = {"instrument": "tou_tariff", "modality": "obliges", "addressees": "local_government"}
_ROWS = {
    "policies": [policy("b", "plc:P")],
    "relations": [{"id": "rel:b", "subject": "pol:b", "relation": "implements", "object": "pol:a"}],
    "searches": [_SEARCH],
}

RULE = Rule(
    "G6",
    "g06_missing_local_rule",
    "evidence: local_transposition cases; duties with their deadlines, searches by words",
    find,
    example={**_ROWS, "provisions": [provision("a", deadline="2024-12", **_DUTY)]},
    near_miss={**_ROWS, "provisions": [provision("a", deadline="2024-12", **{**_DUTY, "modality": "plans"})]},
)
