"""The RDF words of every record, derived from the declarations in ``schema``; nothing is written twice here."""

from __future__ import annotations

from typing import Final

from curies import Converter
from rdflib import URIRef

from policygraph.schema.column import Column
from policygraph.schema.ids import CONCEPT, INSTANCE, NAMESPACE
from policygraph.schema.tables import TABLES, Table

__all__ = [
    "ASSESSMENTS_GRAPH",
    "DATASET",
    "EVIDENCE_GRAPH",
    "FINDINGS_GRAPH",
    "LICENCE",
    "PREFIXES",
    "RESULT_CLASSES",
    "RESULT_PROPERTIES",
    "SHORTCUTS",
    "TYPE",
    "class_iri",
    "expand",
    "own",
    "own_properties",
    "property_iri",
]

PREFIXES: Final[dict[str, str]] = {
    "concept": CONCEPT,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "id": INSTANCE,
    "owl": "http://www.w3.org/2002/07/owl#",
    "pg": NAMESPACE,
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_CURIES: Final = Converter.from_prefix_map(PREFIXES)
DATASET: Final = URIRef(f"{INSTANCE}dataset")
LICENCE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
TYPE: Final = f"<{PREFIXES['rdf']}type>"

# Named graphs, as terms: what was seen where, what the checks returned, what the scoring returned.
EVIDENCE_GRAPH: Final = f"<{INSTANCE}graph/evidence>"
FINDINGS_GRAPH: Final = f"<{INSTANCE}graph/findings>"
ASSESSMENTS_GRAPH: Final = f"<{INSTANCE}graph/assessments>"

# Signed rows also assert one plain triple, so that simple questions stay simple.
SHORTCUTS: Final = {"+": URIRef(f"{NAMESPACE}raises"), "-": URIRef(f"{NAMESPACE}lowers")}

# Terms of what is computed; findings, assessments and runs are records without a CSV table.
RESULT_CLASSES: Final[dict[str, str]] = {
    "Assessment": "prov:Entity",
    "Conflict": "pg:Finding",
    "Dataset": "dcat:Dataset",
    "Decision": "prov:Entity",
    "Edit": "prov:Entity",
    "Finding": "prov:Entity",
    "Gap": "pg:Finding",
    "Magnitude": "prov:Entity",
    "ModelRun": "prov:Activity",
    "Party": "",
    "Synergy": "pg:Finding",
}
RESULT_PROPERTIES: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            "assessment", "also", "change", "code", "created", "criterion", "decision", "dominatedBy",
            "findingStatus", "grade", "involves", "judgement", "lowers", "magnitude", "overlap", "party", "raises",
            "resolved", "verdict",
        ),
        "object",
    ),
    **dict.fromkeys(
        (
            "acceptability", "asOf", "belief", "centralWeight", "confidence", "decidedBy", "firstRankAcceptability",
            "median", "p05", "p95", "priority", "rank", "remedy", "role", "rule", "samples", "seed", "separable",
            "severity",
        ),
        "datatype",
    ),
}  # fmt: skip


def expand(curie: str) -> URIRef:
    """Return the IRI of a CURIE with a known prefix."""
    return URIRef(_CURIES.expand(curie, strict=True))


def own(name: str) -> URIRef:
    """Return a term of this ontology."""
    return URIRef(f"{NAMESPACE}{name}")


def class_iri(table: Table) -> URIRef:
    """Return the class of the rows of a table."""
    return own(table.record.__name__)


def property_iri(declared: Column) -> URIRef:
    """Return the property of a column."""
    return expand(declared.property)


def own_properties() -> dict[str, Column]:
    """Return the columns whose property is a term of this ontology, by local name, first declaration first."""
    found: dict[str, Column] = {}
    for table in TABLES.values():
        for each in table.columns:
            prefix, _, name = each.property.partition(":")
            if prefix == "pg":
                found.setdefault(name, each)
    return found
