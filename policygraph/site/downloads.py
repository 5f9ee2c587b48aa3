"""Files beside the pages: findings and scores as JSON, the graph as RDF, the tables as CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from policygraph.checks import Findings
from policygraph.graph.writing import table_csv, write_atomic
from policygraph.rdf.export import statements
from policygraph.rdf.writing import rdf_text
from policygraph.schema.tables import TABLES
from policygraph.site.manifest import manifest
from policygraph.site.material import Material
from policygraph.site.words import Words

__all__ = ["DOWNLOADS", "contents", "findings_json", "write_downloads"]

# Name and text key of every file that is offered, beside the tables.
DOWNLOADS: Final = (
    ("findings.json", "findings"),
    ("scores.json", "scores"),
    ("graph.ttl", "turtle"),
    ("graph.jsonld", "jsonld"),
    ("manifest.json", "manifest"),
)


def findings_json(material: Material) -> str:
    """Return conflicts, gaps and synergies in one JSON text."""
    scope = {"as_of": material.graph.as_of, "kind": "all"}
    return Findings(material.graph, material.findings, scope).to_json()


def write_downloads(material: Material, folder: Path) -> list[Path]:
    """Write the files of :data:`DOWNLOADS` but the manifest, and every table; return their paths."""
    graph = material.graph
    written = [
        write_atomic(folder / "findings.json", findings_json(material)),
        write_atomic(folder / "scores.json", material.ranking.to_json()),
    ]
    told = statements(graph, findings=material.findings, assessments=material.ranking.assessments)
    for name, kind in (("graph.ttl", "turtle"), ("graph.jsonld", "json-ld")):
        written.append(write_atomic(folder / name, rdf_text(told, kind)))
    for name, table in TABLES.items():
        if graph.tables[name]:
            written.append(write_atomic(folder / "data" / f"{table.name}.csv", table_csv(graph, name)))
    return written


def contents(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of downloads."""
    graph = material.graph
    made = manifest(material, {})
    return {
        "downloads": DOWNLOADS,
        "tables": [(name, len(graph.tables[name])) for name in TABLES if graph.tables[name]],
        "manifest": made,
        "manifest_text": json.dumps(made["versions"], sort_keys=True),
        "citation": words.say("site.cite_all", version=made["policygraph"], date=graph.as_of),
    }
