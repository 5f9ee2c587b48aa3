"""C8: one clause makes dearer what another clause wants more of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from policygraph.causal.links import Link, influence_links
from policygraph.checks.drafting import draft, label
from policygraph.checks.levers import better, pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wishes import Wishes
from policygraph.checks.wording import document, inside
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision
from policygraph.schema.system import Influence

__all__ = ["RULE"]

_INCENTIVES = ("incentive", "market")
_Order = tuple[bool, int, bool, str, float, str]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield, for every clause that turns an incentive against what is wanted, the clause that wants it most.

    A clause penalises where a price moves the wrong way for those who meet it: dearer what they pay, or less for what
    they are paid. A wish whose numbers were reached, or were due before, wants nothing any more.
    """
    pushes = pushes_by_indicator(graph)
    wishes = Wishes(graph)
    gravest: dict[tuple[str, str, str], tuple[_Order, Finding]] = {}
    for link in _incentives(graph):
        wanted = better(graph, link.target)
        for (penal, one), (wants, two) in product(pushes.get(link.source, ()), pushes.get(link.target, ())):
            against = wanted and (one.sign or 0) * (link.sign or 0) == -wanted and two.sign == wanted
            against = against and one.sign == -better(graph, link.source)
            if not against or penal.policy == wants.policy:
                continue
            wish = wishes.period(wants)
            for finding in _finding(graph, penal, wants, (one, link, two), wish):
                # One finding for each place of the price rule; a rule of the nation is not told again by province.
                home = next(
                    (each for each in one.scope.places if graph.places.covers(each, finding.place)), finding.place
                )
                key = (penal.id, link.source, home)
                mine = (_order(graph, finding, wants, home, vague=wish == ALWAYS), finding)
                gravest[key] = min(gravest.get(key, mine), mine, key=lambda each: each[0])
    yield from (gravest[key][1] for key in sorted(gravest))


def _order(graph: PolicyGraph, each: Finding, wants: Provision, home: str, *, vague: bool) -> _Order:
    """Return the key that puts a wish for the whole place first, then one of the nearest level and one with a number.

    Of several the one with which the clash began.
    """
    near = max(len(graph.places.up(place)) for place in graph.scope_of(wants).places)
    return (each.place != home, -near, vague, each.period.start, -each.priority, each.id)


def _incentives(graph: PolicyGraph) -> list[Link]:
    kinds = {row.id: row.kind for row in graph.rows(Influence)}
    units = {row.id: getattr(graph.index.get(row.source), "unit", "") for row in graph.rows(Influence)}
    return [
        link for link in influence_links(graph)
        if link.sign and kinds[link.row] in _INCENTIVES and "CNY" in units[link.row]
    ]  # fmt: skip


def _finding(
    graph: PolicyGraph, penal: Provision, wants: Provision, links: tuple[Link, Link, Link], wish: Period
) -> Iterator[Finding]:
    one, link, two = links
    first, second = one.scope, two.scope
    wanted = second.period.intersect(wish)
    period = first.period.intersect(wanted)
    places = graph.places.meet(first.places, second.places)
    overlap = first.period.overlap(wanted)
    for place in places if overlap else ():
        yield draft(
            graph, "c08_penalised", "C8", [("penalises", penal), ("wants", wants)], place=place, period=period,
            overlap=overlap, indicator=link.source, weight=one.weight * link.weight * two.weight, links=links,
            price=inside(label(graph, link.source)), behaviour=inside(label(graph, link.target)),
            document1=document(graph, penal), document2=document(graph, wants),
            changes=(Edit(operation="remove", table="effects", row=one.row),),
        )  # fmt: skip


_DEAR = {
    "id": "ind:charging", "label_en": "Charging price", "label_zh": "充电价格", "unit": "CNY/kWh", "better_when": "down",  # noqa: E501
    "three_e": "economy", "trilemma": "price", "levels": "status",
}  # fmt: skip
_LINK = {
    "id": "inf:charging", "source": "ind:charging", "target": "ind:nev", "sign": "-", "strength": "2", "kind": "incentive",  # noqa: E501
}  # fmt: skip
_ROWS = {
    "indicators": [_DEAR],
    "influences": [_LINK],
    "evidence": [{"id": "evd:c", "about": "inf:charging", "source": "src:a", "stance": "supports"}],
    "provisions": [provision("a", instrument="differential_price", modality="charges"), provision("b")],
}

RULE = Rule(
    "C8",
    "c08_penalised",
    "evidence: documented case of the charging tariff of 2023; method: price nodes on the path to a wanted behaviour",
    find,
    example={**_ROWS, "effects": [effect("a", "1", "ind:charging", "+"), effect("b", "1", "ind:nev", "+")]},
    near_miss={**_ROWS, "effects": [effect("a", "1", "ind:charging", "-"), effect("b", "1", "ind:nev", "+")]},
)
