"""G12: a bound that never binds, because another one in force already asks for more in all of its scope."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from policygraph.checks.compare import same_basis
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, setting
from policygraph.checks.wording import document, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.scopes import Scope
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Setting, Target
from policygraph.schema.quantities import convert

__all__ = ["RULE"]

_AMOUNTS = ("stock", "annual_flow", "cumulative")
Bound = Target | Setting


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every bound in force that a stricter one of another policy covers; the strictest is named."""
    today = graph.as_of
    groups: dict[tuple[object, ...], list[Bound]] = {}
    rows: list[Bound] = [*graph.rows(Target), *graph.rows(Setting)]
    for row in rows:
        sense = _sense(row)
        if sense and graph.scope_of(row).period.holds(today):
            groups.setdefault((row.indicator, sense, *_question(row)), []).append(row)
    for key in sorted(groups, key=str):
        shadows: dict[str, list[Bound]] = {}
        for weak, strong in permutations(groups[key], 2):
            if _shadows(graph, weak, strong, 1 if key[1] == "<=" else -1):
                shadows.setdefault(weak.id, []).append(strong)
        for name in sorted(shadows):
            strictest = sorted(
                shadows[name], key=lambda row: (Decimal(row.value) * (1 if key[1] == "<=" else -1), row.id)
            )
            weak_row = next(row for row in groups[key] if row.id == name)
            yield _finding(graph, weak_row, strictest[0])


def _sense(row: Bound) -> str:
    if not row.value:
        return ""
    if isinstance(row, Setting):
        return {"cap": "<=", "floor": ">="}.get(row.role, "")
    return {"<=": "<=", "<": "<=", ">=": ">=", ">": ">="}.get(row.comparator, "")


def _question(row: Bound) -> tuple[object, ...]:
    if isinstance(row, Setting):
        return ("setting", row.customer_class)
    return ("target", row.due_year, row.base_year, row.nature)


def _shadows(graph: PolicyGraph, weak: Bound, strong: Bound, sign: int) -> bool:
    """Return whether ``strong`` asks for more than ``weak`` wherever, whenever and for whatever ``weak`` holds."""
    value = convert(Decimal(strong.value), strong.unit, weak.unit)
    targets = isinstance(weak, Target) and isinstance(strong, Target)
    if value is None or (targets and not same_basis(weak, strong)):  # type: ignore[arg-type]
        return False
    # An amount of the nation is shared out: only a share, a change or a price asks the same of every place in it.
    if getattr(weak, "nature", "") in _AMOUNTS and graph.scope_of(weak).places != graph.scope_of(strong).places:
        return False
    first, second = graph.policy_of(weak), graph.policy_of(strong)
    stricter = (Decimal(weak.value) - value) * sign > 0
    return bool(first and second and first.id != second.id) and stricter and _inside(graph, graph.scope_of(weak), graph.scope_of(strong))  # fmt: skip  # noqa: E501


def _inside(graph: PolicyGraph, inner: Scope, outer: Scope) -> bool:
    places = all(any(graph.places.covers(above, each) for above in outer.places) for each in inner.places)
    classes = not outer.technologies or (bool(inner.technologies) and all(any(graph.technologies.covers(above, each) for above in outer.technologies) for each in inner.technologies))  # fmt: skip  # noqa: E501
    months = not outer.months or (bool(inner.months) and set(inner.months) <= set(outer.months))
    lasts = outer.period.earliest_end >= inner.period.earliest_end
    return places and classes and months and lasts and not outer.not_places


def _finding(graph: PolicyGraph, weak: Bound, strong: Bound) -> Finding:
    table = "targets" if isinstance(weak, Target) else "settings"
    return draft(
        graph, "g12_shadowed", "G12", [("shadowed", weak), ("shadows", strong)], verdict="gap", share=1.0, weight=0.2,
        place=graph.scope_of(weak).places[0], period=graph.scope_of(weak).period, indicator=weak.indicator,
        weak=label(graph, weak), strong=label(graph, strong), document1=document(graph, weak),
        document2=document(graph, strong), changes=(Edit(operation="remove", table=table, row=weak.id),),
    )  # fmt: skip


def _cap(name: str, value: str) -> dict[str, str]:
    return setting(name, "1", "ind:price", value, role="cap")


RULE = Rule(
    "G12",
    "g12_shadowed",
    "method: redundant instrument, subset scope and weaker setting",
    find,
    example={"provisions": [provision("a"), provision("c")], "settings": [_cap("a", "3"), _cap("c", "5")]},
    near_miss={"provisions": [provision("a"), provision("c")], "settings": [_cap("a", "5"), _cap("c", "3")]},
)
