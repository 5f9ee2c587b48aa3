"""The RDF words of every record, derived from the declarations in ``schema``; nothing is written twice here."""

from __future__ import annotations

from typing import Final

from curies import Converter
from rdflib import URIRef

from policygraph.schema.column import Column
from policygraph.schema.ids import CONCEPT, INSTANCE, NAMESPACE
from policygraph.schema.tables import TABLES, Table

__all__ = ["DATASET", "PREFIXES", "SHORTCUTS", "class_iri", "expand", "own", "own_properties", "property_iri"]

PREFIXES: Final[dict[str, str]] = {
    "concept": CONCEPT,
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

# Signed rows also assert one plain triple, so that simple questions stay simple.
SHORTCUTS: Final = {"+": URIRef(f"{NAMESPACE}raises"), "-": URIRef(f"{NAMESPACE}lowers")}


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
