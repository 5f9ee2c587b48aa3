"""The registers: policies of the nation and of places with their clauses and numbers, and the system they act on."""

from __future__ import annotations

from typing import Any, Final

from policygraph.checks.hours import by_clock
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.findings import Span
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Definition, Policy, Provision, Setting, Target, TariffPeriod
from policygraph.schema.system import (
    Action,
    DefaultEffect,
    Effect,
    Indicator,
    Influence,
    Interaction,
    Objective,
    Prerequisite,
    Technology,
)
from policygraph.site.drawing import number_of
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["local", "local_rows", "national", "system"]

Inside = dict[type[Any], dict[str, list[Any]]]
_INSIDE: Final = (Target, Setting, Effect, Definition, TariffPeriod)


def national(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the register of national policies, by date."""
    apart = local_rows(material.graph)
    return _register(material, words, [row for row in material.graph.rows(Policy) if row.id not in apart])


def local(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the register of the policies of provinces and cities: by place, then by date."""
    apart = local_rows(material.graph)
    return _register(material, words, [row for row in material.graph.rows(Policy) if row.id in apart])


def local_rows(graph: PolicyGraph) -> frozenset[str]:
    """Return the ids of the policies below the nation, and of everything that stands in them."""
    nation = {row.id for row in graph.rows(Jurisdiction) if row.place_level == "nation"}
    records: tuple[type[Any], ...] = (Policy, Provision, *_INSIDE)
    return frozenset(
        row.id
        for record in records
        for row in graph.rows(record)
        if (policy := graph.policy_of(row)) and policy.jurisdiction not in nation
    )


def _register(material: Material, words: Words, rows: list[Policy]) -> dict[str, Any]:
    graph = material.graph
    provisions: dict[str, list[Provision]] = {}
    for row in graph.rows(Provision):
        provisions.setdefault(row.policy, []).append(row)
    levels = {row.id: row.place_level for row in graph.rows(Jurisdiction)}
    order = {"nation": 0, "group": 1, "province": 2, "city": 3, "county": 4}

    def key(row: Policy) -> tuple[int, str, str, str]:
        place = row.jurisdiction
        level = order.get(levels.get(place, ""), 5)
        return level, words.label(place), graph.start_of(row) or "9999", row.id

    inside = {record: _by_provision(graph, record) for record in _INSIDE}
    entries = []
    for policy in sorted(rows, key=key):
        clauses = [_clause(words, each, inside) for each in provisions.get(policy.id, ())]
        sources = _sources(graph, policy, clauses)
        entries.append(
            {
                "policy": policy,
                "period": _span(graph, policy),
                "provisions": clauses,
                "sources": sources,
                "numbers": {each.id: number for number, each in enumerate(sources, start=1)},
                "findings": material.by_row.get(policy.id, ()),
            }
        )
    return {"entries": entries, "number_of": number_of, "by_clock": by_clock}


def _sources(graph: PolicyGraph, row: Policy, clauses: list[dict[str, Any]]) -> list[Source]:
    """Return what a policy and its clauses rest on, each source once: clauses point at it by its number."""
    cited = [each.source for clause in clauses for each in (*clause["bare"], *clause["told"])]
    found = [graph.index.get(name) for name in dict.fromkeys((*row.sources, *cited))]
    return [each for each in found if isinstance(each, Source)]


def _span(graph: PolicyGraph, row: Policy | Provision) -> Span:
    start, end = graph.dates_of(row)
    return Span(start=start, end=end)


def _clause(words: Words, row: Provision, inside: Inside) -> dict[str, Any]:
    graph, summary = words.graph, words.pick(row, "summary")
    told: list[Evidence] = []
    bare: list[Evidence] = []
    for each in graph.evidence_of(row.id):
        # Evidence that only repeats the clause is a number after it.
        says = each.quotation or each.stance == "disputes" or words.pick(each, "paraphrase") not in ("", summary)
        (told if says else bare).append(each)
    rows = {record: inside[record].get(row.id, []) for record in _INSIDE}
    return {
        "row": row,
        "period": _span(graph, row),
        "told": told,
        "bare": bare,
        "numbers": [*rows[Target], *rows[Setting]],
        "effects": rows[Effect],
        "definitions": rows[Definition],
        "hours": rows[TariffPeriod],
    }


def _by_provision(graph: PolicyGraph, record: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in graph.rows(record):
        found.setdefault(row.provision, []).append(row)
    return found


def system(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the system: objectives, indicators with their links, technologies."""
    graph = material.graph
    sources: dict[str, list[Influence]] = {}
    for row in graph.rows(Influence):
        sources.setdefault(row.source, []).append(row)
    return {
        "objectives": graph.rows(Objective),
        "indicators": sorted(graph.rows(Indicator), key=lambda row: (words.label(row.id), row.id)),
        "influences": sources,
        "technologies": sorted(graph.rows(Technology), key=lambda row: (words.label(row.id), row.id)),
        "interactions": graph.rows(Interaction),
        "prerequisites": graph.rows(Prerequisite),
        "actions": graph.rows(Action),
        "defaults": graph.rows(DefaultEffect),
        "evidence_of": graph.evidence_of,
        "source_of": graph.index,
        "findings": material.by_row,
    }
