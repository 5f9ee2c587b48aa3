"""G6: a national act that other provinces carry out, and this one, as far as was searched, does not."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import binding, draft, label
from policygraph.checks.neighbours import province_of
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Relation

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every province that was searched on the topic without result, while others implement the act."""
    searches = {(row.place, row.topic): row for row in graph.rows(Search)}
    for act, doers in _implementing(graph).items():
        national = graph.get(Policy, act)
        if graph.period_of(national).standing(graph.as_of) != "open":
            continue
        for place in graph.rows(Jurisdiction):
            found = [searches[place.id, topic] for topic in national.topics if (place.id, topic) in searches]
            if (
                place.place_level == "province"
                and place.id not in doers
                and found
                and not any(each.documents for each in found)
            ):
                yield draft(
                    graph, "g06_missing_local_rule", "G6", [("duty", national), ("none_found", found[0])], verdict="gap",
                    overlap="possible", place=place.id, period=graph.period_of(national), share=1.0,
                    weight=0.4 * binding(graph, national), doers=len(doers), act=label(graph, national),
                )  # fmt: skip


def _implementing(graph: PolicyGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relation in graph.rows(Relation):
        lower, higher = graph.policy_of(graph.row(relation.subject)), graph.policy_of(graph.row(relation.object))
        home = province_of(graph, lower.jurisdiction) if lower else None
        if relation.relation == "implements" and higher and home and not province_of(graph, higher.jurisdiction):
            found.setdefault(higher.id, set()).add(home.id)
    return {name: found[name] for name in sorted(found)}


_SEARCH = {"id": "sea:q", "place": "plc:Q", "topic": "v2g", "searched": "pages", "documents": "0"}
_RELATION = {"id": "rel:c", "subject": "pol:c", "relation": "implements", "object": "pol:a"}

RULE = Rule(
    "G6",
    "g06_missing_local_rule",
    "evidence: local_transposition cases; relations between local and national acts",
    find,
    example={"policies": [policy("a", topics="v2g")], "relations": [_RELATION], "searches": [_SEARCH]},
    near_miss={
        "policies": [policy("a", topics="v2g")],
        "relations": [_RELATION],
        "searches": [{**_SEARCH, "documents": "1"}],
    },
)
