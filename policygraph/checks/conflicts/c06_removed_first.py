"""C6: the old is taken away before the new is there: a phase-out that starts before what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.ids import prefix_of
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision, Relation
from policygraph.texts import both

__all__ = ["RULE"]

_DAYS_PER_MONTH = 30.4375
_REMOVES = ("phase_out", "sales_ban", "output_cap", "capacity_cap")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every clause that requires another one which begins later.

    Whole documents are left out: a standard that is required has earlier editions, a law has clauses of its own dates.
    """
    for relation in graph.rows(Relation):
        clauses = prefix_of(relation.subject) == prefix_of(relation.object) == Provision.PREFIX
        if relation.relation != "requires" or not clauses:
            continue
        needing, needed = graph.row(relation.subject), graph.row(relation.object)
        early, late = graph.period_of(needing), graph.period_of(needed)
        known = early.earliest_start != ALWAYS.earliest_start and late.earliest_start != ALWAYS.earliest_start
        if known and early.latest_start < late.earliest_start:
            yield _finding(graph, relation)


def _finding(graph: PolicyGraph, relation: Relation) -> Finding:
    needing, needed = graph.row(relation.subject), graph.row(relation.object)
    early, late = graph.period_of(needing), graph.period_of(needed)
    # The clash lasts until the later act begins, or until the earlier one ends.
    last = (late.earliest_start - 1, late.latest_start - 1)
    clash = Period(early.earliest_start, early.latest_start, min(last[0], early.earliest_end), min(last[1], early.latest_end))  # fmt: skip  # noqa: E501
    scope = graph.scope_of(needing)
    policy = graph.policy_of(needing)
    return draft(
        graph, "c06_removed_first", "C6", [("earlier", needing), ("required", needed)], period=clash,
        overlap="certain", place=scope.places[0] if scope.places else (policy.jurisdiction if policy else "plc:CN"),
        share=0.5, months=max(1, round((late.earliest_start - early.latest_start) / _DAYS_PER_MONTH)),
        document1=document(graph, needing), document2=document(graph, needed),
        harm=_harm(needing), changes=(Edit(operation="set", table="relations", row=relation.id),),
    )  # fmt: skip


def _harm(row: object) -> dict[str, str]:
    phase_out = isinstance(row, Provision) and row.instrument in _REMOVES
    return both("checks.c06_removed_first.removed" if phase_out else "checks.c06_removed_first.waits")


RULE = Rule(
    "C6",
    "c06_removed_first",
    "evidence: documented case of coal heating in 2017 (breaking before establishing); Allen relations on validity periods",  # noqa: E501
    find,
    example={
        "provisions": [
            provision("a", instrument="phase_out", modality="prohibits", start="2017-01-01", end="2018-03-31"),
            provision("b", instrument="supply_obligation", modality="obliges", start="2018-01-01"),
        ],
        "effects": [effect("a", "1", "ind:coal", "-")],
        "relations": [{"id": "rel:a", "subject": "prv:a/1", "relation": "requires", "object": "prv:b/1"}],
    },
    near_miss={
        "provisions": [
            provision("a", instrument="phase_out", modality="prohibits", start="2018-01-01", end="2018-03-31"),
            provision("b", instrument="supply_obligation", modality="obliges", start="2017-01-01"),
        ],
        "relations": [{"id": "rel:a", "subject": "prv:a/1", "relation": "requires", "object": "prv:b/1"}],
    },
)
