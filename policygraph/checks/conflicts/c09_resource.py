"""C9: two clauses draw on one limited resource in one place at one time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policygraph.causal.links import Link, provision_links
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wishes import Wishes
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Meeting, Scope
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.periods import Period
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every two policies that draw on one limited resource, or one that draws and one that closes it.

    A clause closes a resource where it lowers what is left of it. A clause whose numbers were reached, or were due
    before, draws no more.
    """  # noqa: E501
    wishes = Wishes(graph)
    for indicator, users in _users(graph).items():
        for one, other in combinations(users, 2):
            first, second = graph.get(Provision, one.source), graph.get(Provision, other.source)
            meeting = graph.meet_scopes(_scope(one, wishes.period(first)), _scope(other, wishes.period(second)))
            if first.policy != second.policy and meeting and _rivals(graph, one, other):
                yield _finding(graph, indicator, (first, one), (second, other), meeting)


def _users(graph: PolicyGraph) -> dict[str, list[Link]]:
    limited = {row.id for row in graph.rows(Indicator) if row.limited == "yes"}
    found: dict[str, list[Link]] = {}
    for each in graph.rows(Provision):
        for link in provision_links(graph, each):
            draws = link.kind == "consumes" or (link.kind == "pushes" and link.sign == -1)
            if link.target in limited and draws and not link.derived:
                found.setdefault(link.target, []).append(link)
    return {name: found[name] for name in sorted(found)}


def _rivals(graph: PolicyGraph, one: Link, other: Link) -> bool:
    """Return whether two links compete: one draws and one closes, or two draw for different classes of use.

    A national goal and the provincial plan under it draw for the same use once, not twice.
    """
    if one.kind == other.kind == "consumes":
        mine, yours = one.scope.technologies, other.scope.technologies
        related = any(graph.technologies.covers(a, b) or graph.technologies.covers(b, a) for a in mine for b in yours)
        return bool(mine) and bool(yours) and not related
    return "consumes" in (one.kind, other.kind)


def _scope(each: Link, wish: Period) -> Scope:
    # Competitors differ in class and addressee by nature; what they share is the resource, the place and the time.
    # Only what draws is over once its numbers are reached: a ban stands.
    period = each.scope.period.intersect(wish) if each.kind == "consumes" else each.scope.period
    return Scope(each.scope.places, each.scope.not_places, (), (), each.scope.months, period)


def _finding(
    graph: PolicyGraph, indicator: str, first: tuple[Provision, Link], second: tuple[Provision, Link], meeting: Meeting
) -> Finding:
    (a, one), (b, other) = sorted((first, second), key=lambda item: (item[1].kind != "consumes", item[0].id))
    closes = other.kind != "consumes"
    role = "closes" if closes else "draws"
    return draft(
        graph, "c09_resource", "C9", [("draws", a), (role, b)], meeting=meeting, indicator=indicator,
        weight=min(one.weight, other.weight), links=(one, other), also=("C3",) if b.modality == "prohibits" else (),
        grade=None, document1=document(graph, a), document2=document(graph, b), how=_how(closes),
        changes=(Edit(operation="set", table="effects", row=one.row, column="strength"),),
    )  # fmt: skip


def _how(closes: bool) -> dict[str, str]:
    return both("checks.c09_resource.closes" if closes else "checks.c09_resource.shares")


_GAS = {
    "id": "ind:gas", "label_en": "Winter gas", "label_zh": "冬季天然气", "unit": "Gm3/yr", "better_when": "up", "limited": "yes",  # noqa: E501
    "three_e": "energy", "trilemma": "supply", "levels": "status",
}  # fmt: skip


def _draws(name: str) -> dict[str, str]:
    return effect(name, "1", "ind:gas", "-", kind="consumes")


RULE = Rule(
    "C9",
    "c09_resource",
    "evidence: documented cases of land for solar and of winter gas; method: consumption links on a limited indicator",
    find,
    example={
        "indicators": [_GAS],
        "provisions": [provision("a", technologies="tec:coal"), provision("b", technologies="tec:bev")],
        "effects": [_draws("a"), _draws("b")],
    },
    near_miss={
        "indicators": [_GAS],
        "provisions": [provision("a", technologies="tec:nev"), provision("b", technologies="tec:bev")],
        "effects": [_draws("a"), _draws("b")],
    },
)
