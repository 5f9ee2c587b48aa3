"""C4: a lower level draws the border of a class differently from the level above."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from policygraph.checks.drafting import draft, label, may_have_ended, strictly_inside
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import definition, provision
from policygraph.checks.wording import document, inside
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.policies import Definition
from policygraph.schema.vocabularies import label as word
from policygraph.schema.vocabularies import within
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding where a member counts above and not below, or the reverse, for the same purpose."""
    for lower, higher in product(graph.rows(Definition), repeat=2):
        if (
            not _disagree(lower, higher)
            or not strictly_inside(graph, lower, higher)
            or may_have_ended(graph, lower, higher)
        ):
            continue
        meeting = graph.meet(lower, higher)
        if meeting:
            yield draft(
                graph, "c04_redefinition", "C4", [("lower", lower), ("higher", higher)], meeting=meeting,
                grade="redefinition", technology=lower.member, weight=0.6 if higher.purpose else 0.5,
                term=inside(label(graph, lower.term)),
                member=inside(label(graph, lower.member)), above=document(graph, higher), below=document(graph, lower),
                purpose=_purpose(lower), how=both(f"checks.c04_redefinition.{'in' if lower.included == 'yes' else 'out'}"),  # noqa: E501
                changes=(Edit(operation="set", table="definitions", row=lower.id, column="included", value=higher.included),),  # noqa: E501
            )  # fmt: skip


def _purpose(lower: Definition) -> dict[str, str]:
    if not lower.purpose:
        return {"en": "", "zh": ""}
    name = {"en": word("instrument", lower.purpose, "en"), "zh": word("instrument", lower.purpose, "zh")}
    return both("checks.c04_redefinition.purpose", purpose=name)


def _disagree(lower: Definition, higher: Definition) -> bool:
    same = lower.term == higher.term and lower.member == higher.member and lower.included != higher.included
    return same and (not higher.purpose or within("instrument", lower.purpose or higher.purpose, higher.purpose))


RULE = Rule(
    "C4",
    "c04_redefinition",
    "evidence: documented definitions that differ between levels",
    find,
    example={
        "provisions": [provision("a"), provision("c")],
        "definitions": [
            definition("a", "1", "tec:nev", "tec:phev", "yes"),
            definition("c", "1", "tec:nev", "tec:phev", "no", purpose="catalogue"),
        ],
    },
    near_miss={
        "provisions": [provision("a"), provision("c")],
        "definitions": [
            definition("a", "1", "tec:nev", "tec:phev", "yes", purpose="tax_exemption"),
            definition("c", "1", "tec:nev", "tec:phev", "no", purpose="catalogue"),
        ],
    },
)
