"""G4: a topic for which policies of some places were looked for and none was found."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.coverage import coverage_by_place
from policygraph.checks.drafting import draft, label
from policygraph.checks.rule import Rule
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.evidence import Search
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label as word

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one gap a topic: the provinces searched without result, beside those that have a policy."""
    table = coverage_by_place(graph)
    searches = {(row.place, row.topic): row for row in graph.rows(Search)}
    for topic, cells in table.groupby("topic", sort=True):
        missing = sorted(cells[cells["state"] == "none_found"]["place"])
        present = int((cells["state"] == "present").sum())
        if missing and present:
            parties: list[tuple[str, Row]] = [("none_found", searches[place, str(topic)]) for place in missing]
            yield draft(
                graph, "g04_uncovered", "G4", parties, verdict="gap", overlap="possible", place="plc:CN",
                share=len(missing) / (len(missing) + present), weight=0.3, technology="",
                topic={"en": word("topic", str(topic), "en"), "zh": word("topic", str(topic), "zh")},
                missing=len(missing), present=present, names=_names(graph, missing),
            )  # fmt: skip


def _names(graph: PolicyGraph, places: list[str]) -> dict[str, str]:
    names = [label(graph, place) for place in places]
    return {"en": ", ".join(each["en"] for each in names), "zh": "、".join(each["zh"] for each in names)}


def _search(place: str, documents: str) -> dict[str, str]:
    return {
        "id": f"sea:{place}", "place": f"plc:{place}", "topic": "v2g", "searched": "pages", "documents": documents,
    }  # fmt: skip


RULE = Rule(
    "G4",
    "g04_uncovered",
    "evidence: coverage matrix of the local inventory; states follow the adoption-gap matrix of the Climate Policy Database",  # noqa: E501
    find,
    example={"searches": [_search("P", "2"), _search("Q", "0")]},
    near_miss={"searches": [_search("P", "2")]},
)
