"""G4: a topic for which policies of some places were looked for and none was found."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.checks.coverage import coverage_by_place
from policygraph.checks.drafting import draft, label
from policygraph.checks.rule import Rule
from policygraph.checks.searches import empty_searches, told_searches
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label as word

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one gap a topic: provinces searched by words without result, where most others have a policy.

    A topic that few provinces ever touch is a choice of theirs, not a hole elsewhere.
    """
    usual = weight_of(graph, "rule", "g04_usual", 0.5)
    table = coverage_by_place(graph)
    for topic, cells in table.groupby("topic", sort=True):
        present = int((cells["state"] == "present").sum())
        silent = sorted(cells[cells["state"] == "none_found"]["place"])
        searches = {place: found for place in silent if (found := empty_searches(graph, place, topic=str(topic)))}
        if searches and present > usual * len(cells):
            rows = [row for place in searches for row in searches[place]]
            yield draft(
                graph, "g04_uncovered", "G4", [("none_found", row) for row in rows], verdict="gap", overlap="possible",
                place="plc:CN", share=len(searches) / (len(searches) + present), weight=0.3, technology="",
                topic={"en": word("topic", str(topic), "en"), "zh": word("topic", str(topic), "zh")},
                missing=len(searches), present=present, names=_names(graph, list(searches)),
                searched=told_searches(graph, rows),
            )  # fmt: skip


def _names(graph: PolicyGraph, places: list[str]) -> dict[str, str]:
    names = [label(graph, place) for place in places]
    return {"en": ", ".join(each["en"] for each in names), "zh": "、".join(each["zh"] for each in names)}


def _search(place: str, documents: str, words: str = "rules for discharge") -> dict[str, str]:
    return {
        "id": f"sea:{place}", "place": f"plc:{place}", "topic": "v2g", "searched": "pages", "documents": documents,
        "date": "2025-12", "words": words,
    }  # fmt: skip


RULE = Rule(
    "G4",
    "g04_uncovered",
    "evidence: coverage matrix of the local inventory; states follow the adoption-gap matrix of the Climate Policy Database",  # noqa: E501
    find,
    example={"searches": [_search("P", "2"), _search("R", "1"), _search("Q", "0")]},
    near_miss={"searches": [_search("P", "2"), _search("R", "1"), _search("Q", "0", words="")]},
)
