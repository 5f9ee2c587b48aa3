"""G6: a national act that other provinces carry out, and this one, as far as was searched, does not."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import binding, draft, label
from policygraph.checks.neighbours import province_of
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision, Relation

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every province that was searched on the topic without result, while others implement the act.

    That several provinces carry an act out shows that it is a duty of provinces; a pilot is none.
    """
    searches = {(row.place, row.topic): row for row in graph.rows(Search)}
    enough = weight_of(graph, "rule", "g06_doers", 3)
    for act, doers in _implementing(graph).items():
        national = graph.get(Policy, act)
        if graph.period_of(national).standing(graph.as_of) != "open" or len(doers) < enough or _is_pilot(graph, act):
            continue
        missing = [(place, found) for place in graph.rows(Jurisdiction) if (found := _none(place, doers, national, searches))]  # fmt: skip  # noqa: E501
        share = len(doers) / (len(doers) + len(missing))
        for place, found in missing:
            yield draft(
                graph, "g06_missing_local_rule", "G6", [("duty", national), ("none_found", found)], verdict="gap",
                overlap="possible", place=place.id, period=graph.period_of(national), share=1.0,
                weight=0.4 * binding(graph, national) * share, doers=len(doers), act=label(graph, national),
            )  # fmt: skip


def _none(
    place: Jurisdiction, doers: set[str], national: Policy, searches: dict[tuple[str, str], Search]
) -> Search | None:
    """Return the search that found nothing in a province which carries out no part of the act."""
    found = [searches[place.id, topic] for topic in national.topics if (place.id, topic) in searches]
    silent = place.place_level == "province" and place.id not in doers and not any(each.documents for each in found)
    return found[0] if silent and found else None


def _is_pilot(graph: PolicyGraph, act: str) -> bool:
    own = [row for row in graph.rows(Provision) if row.policy == act]
    return bool(own) and all(row.instrument == "pilot" or row.modality == "authorises" for row in own)


def _implementing(graph: PolicyGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relation in graph.rows(Relation):
        lower, higher = graph.policy_of(graph.row(relation.subject)), graph.policy_of(graph.row(relation.object))
        home = province_of(graph, lower.jurisdiction) if lower else None
        if relation.relation == "implements" and higher and home and not province_of(graph, higher.jurisdiction):
            found.setdefault(higher.id, set()).add(home.id)
    return {name: found[name] for name in sorted(found)}


_SEARCH = {"id": "sea:r", "place": "plc:R", "topic": "v2g", "searched": "pages", "documents": "0"}
_DOERS = [policy("a", topics="v2g"), policy("b", "plc:P"), policy("c", "plc:Q"), policy("d", "plc:S", sources="src:a")]
_RELATIONS = [
    {"id": f"rel:{name}", "subject": f"pol:{name}", "relation": "implements", "object": "pol:a"} for name in "bcd"
]
_ROWS = {
    "jurisdictions": [
        {"id": "plc:S", "label_en": "Province S", "label_zh": "S省", "place_level": "province", "parent": "plc:CN"}
    ],
    "policies": _DOERS,
    "relations": _RELATIONS,
}

RULE = Rule(
    "G6",
    "g06_missing_local_rule",
    "evidence: local_transposition cases; relations between local and national acts",
    find,
    example={**_ROWS, "searches": [_SEARCH]},
    near_miss={**_ROWS, "searches": [{**_SEARCH, "documents": "1"}]},
)
