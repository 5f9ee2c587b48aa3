"""G1: a target still to be reached, with no instrument in force in its place that works towards it."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.service import serving, wanted_sign
from policygraph.checks.teaching import effect, provision, target
from policygraph.checks.wording import document, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Target

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every open number that only plans and announcements serve; one for its repetitions."""
    open_now = [row for row in graph.rows(Target) if wanted_sign(graph, row) and _is_ahead(graph, row)]
    for group in gather_repeats(graph, open_now):
        each = group[0]
        if not any(link.scope.period.holds(graph.as_of) for _, link in serving(graph, each)):
            parties: list[tuple[str, Row]] = [("unserved", each), *((REPEATS, row) for row in group[1:])]
            yield draft(
                graph, "g01_unserved_target", "G1", parties, verdict="gap", indicator=each.indicator,
                place=graph.scope_of(each).places[0], period=graph.scope_of(each).period, share=1.0, weight=0.6,
                value=target_value(each), document1=document(graph, each),
            )  # fmt: skip


def _is_ahead(graph: PolicyGraph, each: Target) -> bool:
    due = each.due_year or 0
    return due >= int(graph.as_of[:4]) and graph.scope_of(each).period.standing(graph.as_of) == "open"


RULE = Rule(
    "G1",
    "g01_unserved_target",
    "method: closed-world question over targets and instruments in force (OECD IFCMA unit of analysis)",
    find,
    example={"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")]},
    near_miss={
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy")],
        "targets": [target("a", "1", "ind:nev", "45")],
        "effects": [effect("b", "1", "ind:nev", "+")],
    },
)
