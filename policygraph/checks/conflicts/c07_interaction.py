"""C7: two instruments that a published rule says weaken, offset or distort each other meet in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from policygraph.checks.drafting import REPEATS, binding, draft
from policygraph.checks.levers import hull
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting, Scope
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.periods import Period
from policygraph.schema.policies import Provision, Relation
from policygraph.schema.system import Interaction
from policygraph.schema.vocabularies import within
from policygraph.texts import both

__all__ = ["RULE"]

Pair = tuple[Provision, Provision, Meeting]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one finding for every published rule and place where it applies; further clauses stand beside the pair."""
    for rule in graph.rows(Interaction):
        if rule.sign in ("-", "0"):
            by_place: dict[str, list[Pair]] = {}
            for pair in sorted(_pairs(graph, rule), key=lambda pair: _breadth(graph, pair)):
                place = pair[2].places[0]
                # Where the rule applies nationwide, a province says it again for itself.
                wider = next((above for above in by_place if graph.places.covers(above, place)), place)
                by_place.setdefault(wider, []).append(pair)
            for place in sorted(by_place):
                yield _finding(graph, rule, place, by_place[place])


def _related(graph: PolicyGraph, pair: Pair) -> bool:
    names = {pair[0].policy, pair[0].id}, {pair[1].policy, pair[1].id}
    return any(
        (row.subject in names[0] and row.object in names[1]) or (row.subject in names[1] and row.object in names[0])
        for row in graph.rows(Relation)
    )


def _breadth(graph: PolicyGraph, pair: Pair) -> tuple[int, str, str]:
    place = pair[2].places[0]
    return (-len(graph.places.down(place)), pair[0].id, pair[1].id)


def _pairs(graph: PolicyGraph, rule: Interaction) -> Iterator[Pair]:
    firsts = [row for row in graph.rows(Provision) if _is(graph, row, rule.first, rule.first_technology)]
    seconds = [row for row in graph.rows(Provision) if _is(graph, row, rule.second, rule.second_technology)]
    guards = [row for row in graph.rows(Provision) if _lifts(graph, rule, row)]
    for first in firsts:
        for second in seconds:
            classes = not (rule.first_technology and rule.second_technology)
            # Without a technology on both sides nobody can say that the two touch the same thing.
            if classes and not (graph.scope_of(first).technologies and graph.scope_of(second).technologies):
                continue
            meeting = _until_guarded(graph, guards, _meet(graph, first, second, classes=classes))
            if first.policy != second.policy and meeting:
                yield first, second, meeting


def _is(graph: PolicyGraph, row: Provision, instrument: str, technology: str) -> bool:
    named = graph.scope_of(row).technologies
    speaks = not technology or any(graph.technologies.covers(technology, each) for each in named)
    return within("instrument", row.instrument, instrument) and speaks


def _meet(graph: PolicyGraph, first: Provision, second: Provision, *, classes: bool) -> Meeting:
    # A rule that names a technology on each side is about two different ones; place and time must still meet. Whom
    # the clauses address differs by nature: one pays a generator, the other plans for a user.
    scopes = [
        Scope(each.places, each.not_places, each.technologies if classes else (), (), each.months, each.period)
        for each in (graph.scope_of(first), graph.scope_of(second))
    ]
    return graph.meet_scopes(*scopes)


def _lifts(graph: PolicyGraph, rule: Interaction, row: Provision) -> bool:
    """Return whether a clause is of the kind that lifts a rule, for what the second instrument is about."""
    if not rule.unless_instrument or not within("instrument", row.instrument, rule.unless_instrument):
        return False
    named = graph.scope_of(row).technologies
    # A rule that names a second technology is lifted only by what reaches that technology.
    return not rule.second_technology or any(graph.technologies.covers(each, rule.second_technology) for each in named)


def _until_guarded(graph: PolicyGraph, guards: list[Provision], meeting: Meeting) -> Meeting:
    """Return a meeting up to the day from which an instrument that lifts the rule holds in all its places for good."""
    for guard in guards:
        scope = graph.scope_of(guard)
        period = meeting.period
        covers = all(any(graph.places.covers(above, place) for above in scope.places) for place in meeting.places)
        if meeting and covers and scope.period.earliest_end >= period.earliest_end:
            last = scope.period.latest_start - 1
            left = Period(period.earliest_start, period.latest_start, min(last, period.earliest_end), min(last, period.latest_end))  # fmt: skip  # noqa: E501
            gone = last < period.latest_start
            meeting = (
                replace(meeting, period=left, overlap=None, apart="time") if gone else replace(meeting, period=left)
            )
    return meeting


def _finding(graph: PolicyGraph, rule: Interaction, place: str, pairs: list[Pair]) -> Finding:
    # Documents that name each other lead: nobody doubts that these two are meant.
    ranked = sorted(
        pairs, key=lambda pair: (pair[2].places[0] != place, not _related(graph, pair), *_rank(graph, pair))
    )
    first, second, meeting = ranked[0]
    others = {row.id: row for pair in ranked for row in pair[:2] if row not in (first, second)}
    parties: list[tuple[str, Row]] = [("first", first), ("second", second), ("rule", rule)]
    parties += [(REPEATS, others[name]) for name in sorted(others)]
    condition = {"en": rule.condition_en or rule.condition_zh, "zh": rule.condition_zh or rule.condition_en}
    mechanism = {"en": rule.mechanism_en or rule.mechanism_zh, "zh": rule.mechanism_zh or rule.mechanism_en}
    return draft(
        graph, "c07_interaction", "C7", parties, meeting=meeting, place=place, share=1.0,
        period=hull(pair[2].period for pair in ranked),
        # A condition that only the world can settle leaves the verdict open.
        verdict="ambiguous" if condition["en"] else "conflict",
        weight=0.5, mechanism=mechanism, condition=_given(condition), remedy=_remedy(rule),
        document1=document(graph, first), document2=document(graph, second), count=len(others),
    )  # fmt: skip


def _rank(graph: PolicyGraph, pair: Pair) -> tuple[bool, float, str, str]:
    first, second, meeting = pair
    open_now = meeting.period.standing(graph.as_of) == "open"
    return (not open_now, -binding(graph, first) - binding(graph, second), first.id, second.id)


def _given(condition: dict[str, str]) -> dict[str, str]:
    return both("checks.c07_interaction.given", condition=condition) if condition["en"] else {"en": "", "zh": ""}


def _remedy(rule: Interaction) -> dict[str, str]:
    own = {"en": rule.remedy_en or rule.remedy_zh, "zh": rule.remedy_zh or rule.remedy_en}
    return own if own["en"] else both("checks.c07_interaction.either")


_ROW = {
    "id": "int:teach", "first": "quota_obligation", "second": "emissions_trading", "sign": "-",
    "unless_instrument": "accounting_rule", "mechanism_en": "both cut within one cap", "mechanism_zh": "同一上限内重复减排",  # noqa: E501
}  # fmt: skip
_TWO = [
    provision("a", instrument="quota_obligation", technologies="tec:coal"),
    provision("b", instrument="emissions_trading", technologies="tec:coal"),
]

RULE = Rule(
    "C7",
    "c07_interaction",
    "rows of the table interactions, each with its source; method: INTERACT (scope, objectives, operation, timing)",
    find,
    example={"interactions": [_ROW], "provisions": _TWO},
    near_miss={
        "policies": [policy("a"), policy("b"), policy("c")],
        "interactions": [_ROW],
        "provisions": [*_TWO, provision("c", instrument="accounting_rule")],
    },
)
