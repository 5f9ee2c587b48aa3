"""G3: a target that cannot be checked, because its year or the base of its change is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import document
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Target
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every open target in the text that lacks a year or, for a change, a base year; one a clause.

    A year that has passed needs no base any more, a value left to the level above has no year to state, and a change
    from a peak has its base where the clause itself sets the year of the peak.
    """
    found: dict[tuple[object, ...], list[Target]] = {}
    dated = {row.provision for row in graph.rows(Target) if row.nature == "date"}
    for each in graph.rows(Target):
        ahead = not each.due_year or each.due_year >= int(graph.as_of[:4])
        open_now = graph.scope_of(each).period.standing(graph.as_of) in ("open", "upcoming")
        peaked = each.nature == "change" and bool(each.due_year) and each.provision in dated
        if _missing(each) and ahead and open_now and not peaked and each.standing in ("text", "inherited"):
            key = (each.provision, each.indicator, each.due_year, *_missing(each))
            found.setdefault(key, []).append(each)
    for head, *rest in found.values():
        missing = _missing(head)
        yield draft(
            graph, "g03_incomplete_target", "G3", [("incomplete", head), *((REPEATS, row) for row in rest)],
            verdict="gap", indicator=head.indicator, place=graph.scope_of(head).places[0],
            period=graph.scope_of(head).period, share=1.0, weight=0.3 * len(missing), missing=_words(missing),
            document1=document(graph, head),
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
