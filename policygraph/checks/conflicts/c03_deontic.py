"""C3: what one clause obliges or permits, another prohibits, prevents, or excludes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policygraph.causal.norms import Norm, norm_verdict
from policygraph.checks.drafting import binding, draft, label
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision
from policygraph.checks.wording import inside
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting, Scope
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Action
from policygraph.texts import both

__all__ = ["RULE"]

_WANTS = ("obliges", "permits")
_STANDS = (*_WANTS, "prohibits")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every two norms on related actions that cannot both be kept."""
    norms = [row for row in graph.rows(Provision) if row.action and row.modality in _STANDS]
    for pair in combinations(norms, 2):
        first, second = sorted(pair, key=lambda row: (row.modality == "prohibits", row.id))
        how = _clash(graph, first, second) or _clash(graph, second, first)
        if how and first.policy != second.policy:
            meeting = _meet(graph, first, second)
            if meeting:
                yield _finding(graph, first, second, meeting, how)


def _clash(graph: PolicyGraph, wants: Provision, other: Provision) -> str:
    """Return how ``other`` stands in the way of ``wants``: prohibited, needed, hindered, excluded; else blank."""
    if wants.modality not in _WANTS:
        return ""
    if other.modality == "prohibits":
        if norm_verdict(_norm(wants), _norm(other), parents=graph.actions.parents) in ("Conflict", "Ambiguous"):
            return "prohibited"
        needs = _related(graph, other.action, "enables")
        return "needed" if any(graph.actions.covers(each, wants.action) for each in needs) else ""
    presses = other.modality == "obliges" or (other.modality == "permits" and wants.modality == "obliges")
    if presses and any(graph.actions.covers(each, wants.action) for each in _related(graph, other.action, "hinders")):
        return "hindered"
    both_duties = other.modality == wants.modality == "obliges"
    excluded = _related(graph, other.action, "excludes")
    return "excluded" if both_duties and any(graph.actions.covers(each, wants.action) for each in excluded) else ""


def _norm(row: Provision) -> Norm:
    # Addressee, place and time are compared with the scopes of the graph, which know lists and groups.
    return Norm(row.modality, row.action, "anyone", condition=row.condition_en or None)


def _related(graph: PolicyGraph, action: str, name: str) -> set[str]:
    above = [graph.get(Action, each) for each in graph.actions.up(action)]
    return {each for row in above for each in getattr(row, name)}


def _meet(graph: PolicyGraph, first: Provision, second: Provision) -> Meeting:
    one, other = graph.scope_of(first), graph.scope_of(second)
    # Who is on the other side of a norm meets it too: a manager's refusal binds the resident who wants to act.
    widened = [
        Scope(
            scope.places,
            scope.not_places,
            scope.technologies,
            tuple(sorted({*scope.addressees, *row.counterparties})),
            scope.months,
            scope.period,
        )
        for scope, row in ((one, first), (other, second))
    ]
    return graph.meet_scopes(*widened)


def _finding(graph: PolicyGraph, first: Provision, second: Provision, meeting: Meeting, how: str) -> Finding:
    conditional = bool(first.condition_en) != bool(second.condition_en)
    return draft(
        graph, "c03_deontic", "C3", [("wants", first), ("forbids", second)], meeting=meeting,
        verdict="ambiguous" if conditional else "conflict", weight=min(binding(graph, first), binding(graph, second)),
        changes=(Edit(operation="set", table="provisions", row=second.id, column="condition_en"),),
        action1=inside(label(graph, first.action)), action2=inside(label(graph, second.action)),
        document1=label(graph, first.policy), document2=label(graph, second.policy), how=both(f"checks.c03_deontic.{how}"),  # noqa: E501
    )  # fmt: skip


def _action(name: str, **cells: str) -> dict[str, str]:
    return {"id": f"act:{name}", "label_en": name, "label_zh": name, **cells}


RULE = Rule(
    "C3",
    "c03_deontic",
    "evidence: documented case of residential chargers; method: deontic conflict (Hill; ODRL conflict words)",
    find,
    example={
        "actions": [_action("charge"), _action("install", enables="act:charge")],
        "provisions": [
            provision("a", modality="permits", action="act:charge"),
            provision("c", modality="prohibits", action="act:install"),
        ],
    },
    near_miss={
        "actions": [_action("charge"), _action("install")],
        "provisions": [
            provision("a", modality="permits", action="act:charge"),
            provision("c", modality="prohibits", action="act:install"),
        ],
    },
)
