"""G5: an instrument in force in a place without the one it needs there."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import REPEATS, SEARCHED, binding, draft, is_draft, label
from policygraph.checks.rule import Rule
from policygraph.checks.searches import empty_searches, told_searches
from policygraph.checks.teaching import policy, provision
from policygraph.checks.wording import document, join_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Prerequisite
from policygraph.schema.vocabularies import label as word
from policygraph.schema.vocabularies import within
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one gap for every rule of the table and place where the needing instrument stands alone.

    It is a gap only where the enabler was looked for by words; in a draft it is one to look for. An instrument of the
    whole nation is judged by what holds nationwide; the places that have the enabler are named.
    """
    for rule in graph.rows(Prerequisite):
        needing: dict[str, list[Provision]] = {}
        for row in graph.rows(Provision):
            if within("instrument", row.instrument, rule.instrument) and _concerns(graph, row, rule.technology):
                for place in graph.scope_of(row).places:
                    needing.setdefault(place, []).append(row)
        for place in sorted(needing):
            yield from _judge(graph, rule, place, needing[place])


def _ended(graph: PolicyGraph, row: Provision) -> bool:
    return graph.scope_of(row).period.standing(graph.as_of) == "ended"


def _concerns(graph: PolicyGraph, row: Provision, technology: str) -> bool:
    named = graph.scope_of(row).technologies
    return any(graph.technologies.covers(technology, each) for each in named)


def _judge(graph: PolicyGraph, rule: Prerequisite, place: str, needing: list[Provision]) -> Iterator[Finding]:
    needing = sorted(needing, key=lambda row: (_ended(graph, row), -binding(graph, row), row.id))
    head = needing[0]
    providers = [row for row in graph.rows(Provision) if _provides(graph, rule, row, head)]
    here = [row for row in providers if _covers(graph, row, place)]
    searches = empty_searches(graph, place, about=[rule.id])
    if here or not (searches or is_draft(graph, head)):
        return
    elsewhere = [row for row in providers if not _covers(graph, row, place)]
    parties: list[tuple[str, Row]] = [("needs", head), ("rule", rule), *((SEARCHED, row) for row in searches)]
    parties += [(REPEATS, row) for row in needing[1:]]
    names = {name: label(graph, name) for row in elsewhere for name in graph.scope_of(row).places[:1]}
    scope = graph.scope_of(head)
    yield draft(
        graph, "g05_missing_enabler", "G5", parties, verdict="gap", overlap="possible", place=place,
        period=scope.period, share=1.0, technology=rule.technology, weight=0.5 * binding(graph, head),
        document1=document(graph, head), needed=_term(rule.requires_instrument),
        reason={"en": rule.reason_en, "zh": rule.reason_zh}, elsewhere=_elsewhere(names),
        searched=told_searches(graph, searches) if searches else both("checks.searches.none"),
        changes=(Edit(operation="add", table="provisions", row=head.id, column="instrument", value=rule.requires_instrument),),  # noqa: E501
    )  # fmt: skip


def _provides(graph: PolicyGraph, rule: Prerequisite, row: Provision, needing: Provision) -> bool:
    named = graph.scope_of(row).technologies
    fits = any(graph.technologies.covers(each, rule.technology) or graph.technologies.covers(rule.technology, each) for each in named)  # fmt: skip  # noqa: E501
    in_time = graph.scope_of(row).period.overlap(graph.scope_of(needing).period) is not None
    # To plan or recommend an instrument is not yet to have it.
    there = row.modality not in ("plans", "recommends", "informs", "not_stated")
    return within("instrument", row.instrument, rule.requires_instrument) and there and fits and in_time


def _covers(graph: PolicyGraph, row: Provision, place: str) -> bool:
    return any(graph.places.covers(each, place) for each in graph.scope_of(row).places)


def _term(notation: str) -> dict[str, str]:
    return {"en": word("instrument", notation, "en"), "zh": word("instrument", notation, "zh")}


def _elsewhere(names: dict[str, dict[str, str]]) -> dict[str, str]:
    if not names:
        return both("checks.g05_missing_enabler.nowhere")
    return both("checks.g05_missing_enabler.elsewhere", names=join_words(names[name] for name in sorted(names)))


_ROW = {
    "id": "pre:teach", "instrument": "pilot", "technology": "tec:nev", "requires_instrument": "feed_in_price",
    "reason_en": "nobody is paid", "reason_zh": "无人获得报酬",
}  # fmt: skip
_SEARCH = {
    "id": "sea:t", "place": "plc:P", "topic": "v2g", "searched": "pages", "documents": "0", "date": "2025-12",
    "words": "discharge price", "about": "pre:teach",
}  # fmt: skip
_PILOT = provision("c", instrument="pilot", technologies="tec:nev")

RULE = Rule(
    "G5",
    "g05_missing_enabler",
    "rows of the table prerequisites, each with its source; evidence: documented case of the missing discharge price",
    find,
    example={
        "policies": [policy("b", "plc:Q"), policy("c", "plc:P")],
        "prerequisites": [_ROW],
        "searches": [_SEARCH],
        "provisions": [_PILOT, provision("b", instrument="feed_in_price", modality="prices", technologies="tec:nev")],
    },
    near_miss={
        "policies": [policy("b", "plc:P"), policy("c", "plc:P")],
        "prerequisites": [_ROW],
        "searches": [_SEARCH],
        "provisions": [_PILOT, provision("b", instrument="feed_in_price", modality="prices", technologies="tec:nev")],
    },
)
