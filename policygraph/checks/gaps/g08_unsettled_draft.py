"""G8: announced and not adopted: a draft put out for comment a year ago or more, with no act seen since."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import SEARCHED, draft, label
from policygraph.checks.rule import Rule
from policygraph.checks.searches import empty_searches, told_searches
from policygraph.checks.teaching import policy, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.periods import Period, day_bounds
from policygraph.schema.policies import Policy, Relation

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every old draft that no later document settles and whose adopted text was looked for in vain."""
    wait = weight_of(graph, "rule", "g08_draft_months", 12) * 30.4375
    settled = {row.object for row in graph.rows(Relation) if row.relation in ("supersedes", "amends", "based_on", "ends")}  # fmt: skip  # noqa: E501
    today = day_bounds(graph.as_of)[0]
    for each in graph.rows(Policy):
        start = graph.start_of(each)
        if each.kind == "draft" and each.id not in settled and start:
            months = (today - day_bounds(start)[1]) / 30.4375
            searches = empty_searches(graph, each.jurisdiction, about=[each.id])
            if searches and months * 30.4375 >= wait and each.status not in ("superseded", "expired"):
                parties: list[tuple[str, Row]] = [("promised", each), *((SEARCHED, row) for row in searches)]
                yield draft(
                    graph, "g08_unsettled_draft", "G8", parties, verdict="gap", overlap="possible",
                    place=each.jurisdiction, period=Period.parse(start), share=1.0, weight=0.3,
                    months=f"{months:.0f}", document1=label(graph, each), searched=told_searches(graph, searches),
                )  # fmt: skip


_SEARCH = {
    "id": "sea:t", "place": "plc:P", "topic": "tou", "searched": "pages", "documents": "0", "date": "2025-12",
    "words": "policy c, adopted", "about": "pol:c",
}  # fmt: skip
_OLD = policy("c", "plc:P", kind="draft", text_date="2023-01-01")

RULE = Rule(
    "G8",
    "g08_unsettled_draft",
    "method: implementation gap in adoption; drafts of the local inventory",
    find,
    example={"policies": [_OLD], "provisions": [provision("c")], "searches": [_SEARCH]},
    near_miss={"policies": [_OLD], "provisions": [provision("c")], "searches": [{**_SEARCH, "about": ""}]},
)
