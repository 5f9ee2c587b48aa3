"""C4: a lower level adds a condition to what the level above grants without one."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import draft, strictly_inside
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Provision, Relation
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]

_GRANTS = ("permits", "exempts", "pays")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for a lower grant with a condition beside a higher grant of the same kind without one."""
    grants = [row for row in graph.rows(Provision) if row.modality in _GRANTS]
    for lower in grants:
        if not (lower.condition_en or lower.condition_zh):
            continue
        for higher in grants:
            bare = not (higher.condition_en or higher.condition_zh)
            same = within("instrument", lower.instrument, higher.instrument)
            if bare and same and strictly_inside(graph, lower, higher) and not _authorised(graph, higher, lower):
                yield from _finding(graph, lower, higher)


def _authorised(graph: PolicyGraph, higher: Provision, lower: Provision) -> bool:
    above, below = {higher.id, higher.policy}, {lower.id, lower.policy}
    return any(
        row.relation in ("authorises", "delegates") and row.subject in above and row.object in below
        for row in graph.rows(Relation)
    )


def _finding(graph: PolicyGraph, lower: Provision, higher: Provision) -> Iterator[Finding]:
    meeting = graph.meet(lower, higher)
    named = bool(graph.scope_of(lower).technologies) and bool(graph.scope_of(higher).technologies)
    if meeting and named:
        yield draft(
            graph, "c04_added_condition", "C4", [("lower", lower), ("higher", higher)], meeting=meeting,
            grade="added_condition", weight=0.4,
            condition={"en": lower.condition_en or lower.condition_zh, "zh": lower.condition_zh or lower.condition_en},
            above=document(graph, higher), below=document(graph, lower),
            changes=(Edit(operation="set", table="provisions", row=lower.id, column="condition_en"),),
        )  # fmt: skip


RULE = Rule(
    "C4",
    "c04_added_condition",
    "method: vertical inconsistency, a lower act burdens what a higher act grants; never worded as illegal",
    find,
    example={
        "provisions": [
            provision("a", instrument="plate_exemption", modality="exempts", technologies="tec:nev"),
            provision(
                "c", instrument="plate_exemption", modality="exempts", technologies="tec:phev",
                condition_en="only locally made cars", condition_zh="仅限本地生产车型",
            ),
        ],
    },
    near_miss={
        "provisions": [
            provision("a", instrument="plate_exemption", modality="exempts", technologies="tec:bev"),
            provision(
                "c", instrument="plate_exemption", modality="exempts", technologies="tec:phev",
                condition_en="only locally made cars", condition_zh="仅限本地生产车型",
            ),
        ],
    },
)  # fmt: skip
