"""The register of sources: what was read, where, and what rests on it."""

from __future__ import annotations

from typing import Any

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.policies import Policy
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["register", "uses_of_sources"]


def uses_of_sources(graph: PolicyGraph) -> dict[str, tuple[str, ...]]:
    """Return by source the rows that rest on it, through evidence or as a policy's own sources; sorted."""
    found: dict[str, set[str]] = {}
    for row in graph.rows(Evidence):
        found.setdefault(row.source, set()).update(row.about)
    for policy in graph.rows(Policy):
        for name in policy.sources:
            found.setdefault(name, set()).add(policy.id)
    return {name: tuple(sorted(rows)) for name, rows in found.items()}


def register(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of sources."""
    graph = material.graph
    uses = uses_of_sources(graph)
    rows = graph.rows(Source)
    origins: dict[str, int] = {}
    for row in rows:
        origins[row.origin] = origins.get(row.origin, 0) + 1
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row.source_kind] = kinds.get(row.source_kind, 0) + 1
    return {
        "rows": sorted(rows, key=lambda row: (words.plain(row.title).casefold(), row.id)),
        "uses": uses,
        "origins": origins,
        "kinds": sorted(kinds.items(), key=lambda item: (-item[1], item[0])),
        "unlinked": sum(row.url_safe != "yes" for row in rows),
    }
