"""G3: a target that cannot be checked, because its year or the base of its change is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Target
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every target in the text that lacks a year or, for a change, a base year."""
    for each in graph.rows(Target):
        missing = _missing(each)
        # A value left to the level above on purpose, or a standing condition, has no year to state.
        if missing and each.standing in ("text", "inherited"):
            yield draft(
                graph, "g03_incomplete_target", "G3", [("incomplete", each)], verdict="gap", indicator=each.indicator,
                place=graph.scope_of(each).places[0], period=graph.scope_of(each).period, share=1.0,
                weight=0.3 * len(missing), missing=_words(missing), document1=document(graph, each),
            )  # fmt: skip


def _missing(each: Target) -> list[str]:
    year = [] if each.due_year else ["due_year"]
    base = ["base_year"] if each.nature == "change" and not each.base_year else []
    return year + base


def _words(missing: list[str]) -> dict[str, str]:
    names = [both(f"checks.g03_incomplete_target.{name}") for name in missing]
    return {"en": ", ".join(each["en"] for each in names), "zh": "、".join(each["zh"] for each in names)}


RULE = Rule(
    "G3",
    "g03_incomplete_target",
    "method: a target is indicator, value, unit, base and year (UN goal-target-indicator pattern)",
    find,
    example={"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45", due_year="")]},
    near_miss={
        "provisions": [provision("a")],
        "targets": [target("a", "1", "ind:nev", "", due_year="", standing="delegated")],
    },
)
