"""C5: a bound that measurement shows broken, while another clause goes on pushing against it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.causal.links import Link, influence_links
from policygraph.checks.drafting import draft
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.paths_to_targets import measured
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, policy, provision, target
from policygraph.checks.wording import amount, inside, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.numbers import Observation
from policygraph.schema.periods import Period
from policygraph.schema.policies import Provision, Setting, Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["RULE"]

Bound = Target | Setting
Push = tuple[Provision, Link, Link | None]
_FLOORS, _CEILINGS = (">=", ">"), ("<=", "<")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for a measured value beyond a bound that covers it, with the clause that pushes furthest."""
    bounds: list[Bound] = [*graph.rows(Target), *graph.rows(Setting)]
    for bound in bounds:
        sense = _sense(graph, bound)
        for seen in measured(graph) if sense else ():
            beyond = _beyond(graph, bound, sense, seen)
            push = _push(graph, bound, sense, seen) if beyond else None
            if beyond and push:
                yield _finding(graph, bound, seen, push, beyond)


def _sense(graph: PolicyGraph, bound: Bound) -> int:
    """Return +1 for a ceiling, -1 for a floor, 0 for a number that bounds nothing; a level to keep is a bound too."""
    if not bound.value:
        return 0
    if isinstance(bound, Target) and bound.comparator in (*_CEILINGS, *_FLOORS):
        return 1 if bound.comparator in _CEILINGS else -1
    if isinstance(bound, Target):
        return {"up": -1, "down": 1}.get(graph.get(Indicator, bound.indicator).better_when, 0) if bound.nature == "share" else 0  # fmt: skip  # noqa: E501
    return {"cap": 1, "floor": -1}.get(bound.role, 0)


def _beyond(graph: PolicyGraph, bound: Bound, sense: int, seen: Observation) -> Decimal | None:
    change = bound.base_year if isinstance(bound, Target) and bound.nature == "change" else None
    if bound.indicator != seen.indicator or seen.base_year != change or not seen.year:
        return None
    scope = graph.scope_of(bound)
    here = any(graph.places.covers(above, seen.place) for above in scope.places)
    due = isinstance(bound, Target) and bound.due_year is not None and seen.year < bound.due_year
    value = convert(Decimal(seen.value), seen.unit, bound.unit)
    if not here or due or value is None or scope.period.holds(str(seen.year)) is None:
        return None
    gap = (value - Decimal(bound.value)) * sense
    return gap if gap > 0 else None


def _push(graph: PolicyGraph, bound: Bound, sense: int, seen: Observation) -> Push | None:
    """Return the strongest clause in force there that moves the indicator against its bound, at most one step away."""
    pushes = pushes_by_indicator(graph)
    steps: list[tuple[str, int, Link | None]] = [(bound.indicator, sense, None)]
    steps += [(link.source, sense * link.sign, link) for link in influence_links(graph) if link.target == bound.indicator and link.sign]  # fmt: skip  # noqa: E501
    own = graph.policy_of(bound)
    found = [
        (each, link, step)
        for name, wanted, step in steps
        for each, link in pushes.get(name, ())
        if link.sign == wanted
        and each.policy != (own.id if own else "")
        and link.scope.period.holds(str(seen.year)) is not None
        and any(graph.places.covers(above, seen.place) for above in link.scope.places)
    ]
    return min(found, key=lambda item: (-item[1].weight, item[0].id), default=None)


def _finding(graph: PolicyGraph, bound: Bound, seen: Observation, push: Push, beyond: Decimal) -> Finding:
    each, link, step = push
    links = (link, step) if step else (link,)
    year = Period.parse(str(seen.year), str(seen.year))
    size = min(1.0, float(beyond / (abs(Decimal(bound.value)) or Decimal(1))))
    return draft(
        graph, "c05_overrun", "C5", [("pushes", each), ("bound", bound), ("measured", seen)], place=seen.place,
        period=graph.scope_of(bound).period.intersect(graph.scope_of(each).period).intersect(Period.parse(str(seen.year))),
        overlap="certain" if year.overlap(graph.scope_of(bound).period) == "certain" else "possible", share=1.0,
        indicator=bound.indicator, weight=size * link.weight, links=links,
        magnitude=Magnitude(value=float(beyond), unit=bound.unit, model="observation", parameter_set=seen.series),
        measured=amount(seen.value, seen.unit), year=seen.year or "", beyond=amount(beyond, bound.unit),
        bound=label(graph, bound), what=inside(label(graph, link.target)), changes=(
            Edit(operation="set", table="targets" if isinstance(bound, Target) else "settings", row=bound.id, column="value"),  # noqa: E501
        ),
    )  # fmt: skip


_CURTAILED = {
    "id": "ind:curtailed", "label_en": "Curtailment", "label_zh": "弃电率", "unit": "%", "better_when": "down",
    "three_e": "energy", "trilemma": "supply", "levels": "status",
}  # fmt: skip
_CAP = target("a", "1", "ind:curtailed", "10", comparator="<=", due_year="2024")


def _seen(value: str) -> dict[str, str]:
    return {
        "id": "obs:p", "series": "curtailed", "indicator": "ind:curtailed", "place": "plc:P", "year": "2025",
        "value": value, "unit": "%", "sources": "src:a",
    }  # fmt: skip


_ROWS = {
    "policies": [policy("a"), policy("c", "plc:P")],
    "indicators": [_CURTAILED],
    "provisions": [provision("a"), provision("c")],
    "targets": [_CAP],
    "effects": [effect("c", "1", "ind:curtailed", "+")],
}  # fmt: skip

RULE = Rule(
    "C5",
    "c05_overrun",
    "evidence: documented case of curtailment against build-out; method: a bound, its measurement, and what pushes it",
    find,
    example={**_ROWS, "observations": [_seen("30")]},
    near_miss={**_ROWS, "observations": [_seen("9")]},
)
