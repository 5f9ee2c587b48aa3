"""The first page (what was checked and found, gravest first) and the pages on which findings are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from policygraph.schema.evidence import Evidence, Search, Source
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision
from policygraph.schema.system import Objective, Technology
from policygraph.site.groups import under_headings
from policygraph.site.material import STATUS_ORDER, Material, code_order
from policygraph.site.words import Words

__all__ = ["choices", "counts", "of_code", "overview"]

_GRAVEST: Final = 5


def overview(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the first page."""
    gravest = [each for each in material.findings if each.status == "open" and each.code[0] == "C"][:_GRAVEST]
    kinds = [
        (kind, under_headings(each for each in material.findings if each.code[0] == letter))
        for kind, letter in (("conflicts", "C"), ("gaps", "G"), ("synergies", "S"))
    ]
    return {
        "counts": counts(material),
        "gravest": [material.drawings[each.id] for each in gravest],
        "kinds": kinds,
        "choices": choices(material, words, material.findings),
    }


def of_code(material: Material, words: Words, code: str) -> dict[str, Any]:
    """Return what fills the page of one code: every finding of it, drawn."""
    found = material.by_code[code]
    return {
        "code": code,
        "open": sum(each.status == "open" for each in found),
        "drawings": [material.drawings[each.id] for each in found],
        "choices": {**choices(material, words, found), "code": []},
    }


def counts(material: Material) -> dict[str, int]:
    """Return the numbers of the first sentence and of what it rests on."""
    graph = material.graph
    searches = graph.rows(Search)
    return {
        "policies": len(graph.rows(Policy)),
        "places": len({row.jurisdiction for row in graph.rows(Policy)}),
        "provisions": len(graph.rows(Provision)),
        "open": material.count("conflicts", "open"),
        "ended": material.count("conflicts", "ended"),
        "gaps": material.count("gaps", "open"),
        "synergies": len(material.synergies),
        "evidence": len(graph.rows(Evidence)),
        "sources": len(graph.rows(Source)),
        "origins": len({row.origin for row in graph.rows(Source)}),
        "searches": len(searches),
        "none_found": sum(row.documents == 0 for row in searches),
    }


def choices(material: Material, words: Words, findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Return what the filters offer: only what some finding has, in the order of the language."""
    graph, found = material.graph, tuple(findings)
    places = {name for each in found for name in graph.places.up(each.place)} & {
        row.id for row in graph.rows(Jurisdiction)
    }
    goals = {name for each in found for name in words.goals(each).split()} & {row.id for row in graph.rows(Objective)}
    technologies = {each.technology for each in found} & {row.id for row in graph.rows(Technology)}
    levels = {row.id: row.place_level for row in graph.rows(Jurisdiction)}
    return {
        "status": [status for status in STATUS_ORDER if any(each.status == status for each in found)],
        "code": sorted({each.code for each in found}, key=code_order),
        "place": sorted(places, key=lambda name: (levels[name] not in ("nation", "province"), words.label(name), name)),
        "objective": sorted(goals, key=lambda name: (words.label(name), name)),
        "technology": sorted(technologies, key=lambda name: (words.label(name), name)),
    }
