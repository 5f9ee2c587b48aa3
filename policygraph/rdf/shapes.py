"""Checks an RDF graph against the published shapes."""

from __future__ import annotations

from dataclasses import dataclass

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from policygraph.resources import ontology_folder

__all__ = ["Violation", "check_shapes"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One result: the node, the property, and the message."""

    node: str
    path: str
    message: str


def check_shapes(rdf: Graph, *, lang: str = "en") -> list[Violation]:
    """Return every violation of ``ontology/shapes.ttl``, sorted; none if the graph conforms."""
    shapes = Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    _, report, _ = validate(rdf, shacl_graph=shapes, inference="none", advanced=False)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = [m for m in report.objects(result, SH.resultMessage) if getattr(m, "language", None) in (lang, None)]
        found.append(
            Violation(
                str(report.value(result, SH.focusNode)),
                str(report.value(result, SH.resultPath) or ""),
                str(sorted(messages)[0]) if messages else "",
            )
        )
    return sorted(found)
