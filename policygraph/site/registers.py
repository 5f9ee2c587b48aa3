"""The registers: every policy with its clauses and numbers, and the system of indicators, links and objectives."""

from __future__ import annotations

from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Span
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Definition, Policy, Provision, Relation, Setting, Target, TariffPeriod
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

__all__ = ["policies", "system"]

Inside = dict[type[Any], dict[str, list[Any]]]
_INSIDE: Final = (Target, Setting, Effect, Definition, TariffPeriod)


def policies(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the register of policies: by place, nation first, then by date."""
    graph = material.graph
    provisions: dict[str, list[Provision]] = {}
    for row in graph.rows(Provision):
        provisions.setdefault(row.policy, []).append(row)
    relations: dict[str, list[Relation]] = {}
    for relation in graph.rows(Relation):
        relations.setdefault(relation.subject, []).append(relation)
    levels = {row.id: row.place_level for row in graph.rows(Jurisdiction)}
    order = {"nation": 0, "group": 1, "province": 2, "city": 3, "county": 4}

    def key(row: Policy) -> tuple[int, str, str, str]:
        return (
            order.get(levels.get(row.jurisdiction, ""), 5),
            words.label(row.jurisdiction),
            graph.start_of(row) or "9999",
            row.id,
        )

    inside = {record: _by_provision(graph, record) for record in _INSIDE}
    entries = [
        {
            "policy": row,
            "period": _span(graph, row),
            "provisions": [_clause(graph, each, inside) for each in provisions.get(row.id, ())],
            "relations": relations.get(row.id, ()),
            "findings": material.by_row.get(row.id, ()),
        }
        for row in sorted(graph.rows(Policy), key=key)
    ]
    return {"entries": entries, "number_of": number_of}


def _span(graph: PolicyGraph, row: Policy | Provision) -> Span:
    start, end = graph.period_of(row).bounds()
    return Span(start=start, end=end)


def _clause(graph: PolicyGraph, row: Provision, inside: Inside) -> dict[str, Any]:
    rows = {record: inside[record].get(row.id, []) for record in _INSIDE}
    return {
        "row": row,
        "period": _span(graph, row),
        "evidence": graph.evidence_of(row.id),
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
