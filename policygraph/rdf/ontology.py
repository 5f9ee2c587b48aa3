"""The published ontology, concepts, shapes and context, generated from the declarations in ``schema``."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from policygraph.graph.writing import write_atomic
from policygraph.rdf.terms import PREFIXES, class_iri, expand, own, own_properties, property_iri
from policygraph.rdf.writing import rdf_text
from policygraph.schema import vocabularies
from policygraph.schema.column import Column
from policygraph.schema.ids import CONCEPT, NAMESPACE, concept_iri
from policygraph.schema.tables import TABLES, Table
from policygraph.texts import LANGUAGES, both, say

__all__ = ["concepts_text", "context_text", "ontology_text", "shapes_text", "write_ontology"]

_LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# Terms of findings and assessments, which are records without a CSV table.
_EXTRA_CLASSES = ("Assessment", "Conflict", "Dataset", "Finding", "Gap", "Party", "Synergy")
_EXTRA_PROPERTIES = (
    "asOf", "assessment", "belief", "code", "criterion", "findingStatus", "firstRankAcceptability", "grade", "intervention",
    "involves", "lowers", "median", "overlap", "p05", "p95", "party", "priority", "raises", "remedy", "role", "rule",
    "samples", "severity", "verdict",
)  # fmt: skip


def ontology_text() -> str:
    """Return ``policygraph.ttl``: classes and properties with labels, definitions and examples in en and zh."""
    graph, subject = Graph(), URIRef(NAMESPACE.rstrip("#"))
    release = version("policygraph")
    graph.add((subject, RDF.type, OWL.Ontology))
    graph.add((subject, OWL.versionIRI, URIRef(f"https://w3id.org/policygraph/{release}/ns")))
    graph.add((subject, OWL.versionInfo, Literal(release)))
    graph.add((subject, DCTERMS.license, _LICENCE))
    graph.add((subject, expand("vann:preferredNamespacePrefix"), Literal("pg")))
    graph.add((subject, expand("vann:preferredNamespaceUri"), Literal(NAMESPACE)))
    _both(graph, subject, DCTERMS.title, both("rdf.ontology.title"))
    for table in TABLES.values():
        _class(graph, table.record.__name__)
    for name in _EXTRA_CLASSES:
        _class(graph, name)
    for name in ("Conflict", "Gap", "Synergy"):
        graph.add((own(name), RDFS.subClassOf, own("Finding")))
    for name, declared in own_properties().items():
        _property(graph, name, declared)
    for name in _EXTRA_PROPERTIES:
        if name not in own_properties():
            graph.add((own(name), RDF.type, RDF.Property))
            _both(graph, own(name), RDFS.label, both(f"rdf.term.{name}"))
            _both(graph, own(name), SKOS.definition, both(f"rdf.term.{name}"))
    return _with_notice(rdf_text(graph, "turtle"))


def _class(graph: Graph, name: str) -> None:
    graph.add((own(name), RDF.type, OWL.Class))
    graph.add((own(name), RDFS.isDefinedBy, URIRef(NAMESPACE.rstrip("#"))))
    _both(graph, own(name), RDFS.label, both(f"rdf.class.{name}"))
    _both(graph, own(name), SKOS.definition, both(f"rdf.class.{name}.definition"))


def _property(graph: Graph, name: str, declared: Column) -> None:
    kind = OWL.ObjectProperty if declared.kind in ("ref", "term") else OWL.DatatypeProperty
    graph.add((own(name), RDF.type, kind))
    graph.add((own(name), RDFS.isDefinedBy, URIRef(NAMESPACE.rstrip("#"))))
    for lang in LANGUAGES:
        graph.add((own(name), RDFS.label, Literal(declared.label(lang), lang=lang)))
        graph.add((own(name), SKOS.definition, Literal(declared.description(lang), lang=lang)))
    if declared.example:
        graph.add((own(name), SKOS.example, Literal(declared.example)))


def _both(graph: Graph, subject: URIRef, verb: Node, words: dict[str, str]) -> None:
    for lang, text in words.items():
        graph.add((subject, verb, Literal(text, lang=lang)))


def _with_notice(text: str) -> str:
    return f"# {say('rdf.notice')}\n{text}"


def concepts_text() -> str:
    """Return ``concepts.ttl``: one SKOS scheme a vocabulary."""
    graph = Graph()
    graph.add((URIRef(CONCEPT), DCTERMS.license, _LICENCE))
    for scheme in vocabularies.schemes():
        home = URIRef(f"{CONCEPT}{scheme}")
        graph.add((home, RDF.type, SKOS.ConceptScheme))
        _both(graph, home, SKOS.prefLabel, {"en": scheme.replace("_", " "), "zh": say(f"rdf.scheme.{scheme}", "zh")})
        for notation, term in vocabularies.terms(scheme).items():
            subject = URIRef(concept_iri(scheme, notation))
            graph.add((subject, RDF.type, SKOS.Concept))
            graph.add((subject, SKOS.inScheme, home))
            graph.add((subject, SKOS.notation, Literal(notation)))
            _both(graph, subject, SKOS.prefLabel, {lang: term.label(lang) for lang in LANGUAGES})
            _both(graph, subject, SKOS.definition, {lang: term.definition(lang) for lang in LANGUAGES})
            above = URIRef(concept_iri(scheme, term.broader)) if term.broader else None
            graph.add((subject, SKOS.broader, above) if above else (home, SKOS.hasTopConcept, subject))
    return _with_notice(rdf_text(graph, "turtle"))


def shapes_text() -> str:
    """Return ``shapes.ttl``: one node shape a table, one property shape a column, messages in en and zh."""
    graph = Graph()
    graph.add((URIRef(f"{NAMESPACE}shapes"), DCTERMS.license, _LICENCE))
    for table in TABLES.values():
        _table_shape(graph, table)
    return _with_notice(rdf_text(graph, "turtle"))


def _table_shape(graph: Graph, table: Table) -> None:
    name = table.record.__name__
    shape = own(f"{name}Shape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, class_iri(table)))
    # Two columns may be one property in two languages: such a pair is one shape.
    by_property: dict[str, list[Column]] = {}
    for declared in table.columns:
        by_property.setdefault(declared.property, []).append(declared)
    for columns in by_property.values():
        first = columns[0]
        each = own(f"{name}Shape-{first.name}")
        graph.add((shape, SH.property, each))
        graph.add((each, RDF.type, SH.PropertyShape))
        graph.add((each, SH.path, property_iri(first)))
        required = sum(column.required for column in columns)
        if required:
            graph.add((each, SH.minCount, Literal(required)))
        if not first.many:
            graph.add((each, SH.maxCount, Literal(len(columns))))
        if len(columns) > 1 or first.lang:
            graph.add((each, SH.uniqueLang, Literal(True)))
        _value_shape(graph, each, first)
        for lang in LANGUAGES:
            text = say("rdf.shape", lang, column=first.label(lang), description=first.description(lang))
            graph.add((each, SH.message, Literal(text, lang=lang)))


def _value_shape(graph: Graph, shape: URIRef, declared: Column) -> None:
    match declared.kind:
        case "ref":
            graph.add((shape, SH.nodeKind, SH.IRI))
            prefixes = "|".join(declared.to)
            graph.add((shape, SH.pattern, Literal(f"^https://w3id\\.org/policygraph/id/({prefixes})/")))
        case "term":
            words = "|".join(
                re.escape(concept_iri(declared.scheme, each)) for each in vocabularies.terms(declared.scheme)
            )
            graph.add((shape, SH.nodeKind, SH.IRI))
            graph.add((shape, SH.pattern, Literal(f"^({words})$")))
        case "date":
            graph.add((shape, SH.pattern, Literal(_DATE)))
        case "decimal" | "integer" | "url":
            kinds = {"decimal": XSD.decimal, "integer": XSD.integer, "url": XSD.anyURI}
            graph.add((shape, SH.datatype, kinds[declared.kind]))
        case _:
            graph.add((shape, SH.nodeKind, SH.Literal))


def context_text() -> str:
    """Return ``context.jsonld``: prefixes and one flat name a column."""
    names: dict[str, object] = {}
    for table in TABLES.values():
        for each in table.columns:
            kind = {
                "ref": "@id",
                "term": "@id",
                "decimal": "xsd:decimal",
                "integer": "xsd:integer",
                "url": "xsd:anyURI",
            }
            entry: dict[str, str] = {"@id": each.property}
            if each.kind in kind:
                entry["@type"] = kind[each.kind]
            if each.lang:
                entry["@language"] = each.lang
            names.setdefault(each.name, entry)
    return json.dumps({"@context": {**PREFIXES, **names}}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_ontology(folder: Path) -> list[Path]:
    """Write the four generated files into ``folder`` and return their paths."""
    texts = {
        "policygraph.ttl": ontology_text(),
        "concepts.ttl": concepts_text(),
        "shapes.ttl": shapes_text(),
        "context.jsonld": context_text(),
    }
    return [write_atomic(folder / name, text) for name, text in texts.items()]
