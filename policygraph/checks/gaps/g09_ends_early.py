"""G9: the last instrument that serves a target ends before the target is due."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import binding, draft
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.service import serving, wanted_sign
from policygraph.checks.teaching import effect, provision, target
from policygraph.checks.wording import document, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.periods import Period, day_bounds
from policygraph.schema.policies import Provision, Target

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every number due after the last instrument in force or to come that serves it has ended."""
    today = day_bounds(graph.as_of)[1]
    ahead = [
        row for row in graph.rows(Target)
        if wanted_sign(graph, row) and (row.due_year or 0) >= int(graph.as_of[:4])
        and graph.scope_of(row).period.standing(graph.as_of) == "open"
    ]  # fmt: skip
    for each, *_ in gather_repeats(graph, ahead):
        due = day_bounds(str(each.due_year))
        alive = [
            (item, link.scope.period) for item, link in serving(graph, each) if link.scope.period.latest_end >= today
        ]
        last = max(alive, key=lambda pair: (pair[1].latest_end, pair[0].id), default=None)
        # In the due year itself the last instrument may well end: it has done its work.
        if last and last[1].latest_end < due[0]:
            yield _finding(graph, each, last[0], last[1])


def _finding(graph: PolicyGraph, each: Target, last: Provision, period: Period) -> Finding:
    end = period.bounds()[1]
    return draft(
        graph, "g09_ends_early", "G9", [("target", each), ("last", last)], verdict="gap", indicator=each.indicator,
        place=graph.scope_of(each).places[0], period=graph.scope_of(each).period, share=1.0,
        weight=0.5 * binding(graph, each), value=target_value(each), until=end, document1=document(graph, last),
        changes=(Edit(operation="set", table="policies", row=last.policy, column="end"),),
    )  # fmt: skip


def _subsidy(end: str) -> dict[str, object]:
    return {
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy", end=end)],
        "targets": [target("a", "1", "ind:nev", "45")],
        "effects": [effect("b", "1", "ind:nev", "+")],
    }


RULE = Rule(
    "G9",
    "g09_ends_early",
    "method: time gap, expiry before the due year (Allen relations on validity periods)",
    find,
    example=_subsidy("2027-12-31"),  # type: ignore[arg-type]
    near_miss=_subsidy("2030-06-30"),  # type: ignore[arg-type]
)
