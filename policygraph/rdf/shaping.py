"""The published SHACL shapes: one a table, generated from the columns, and one a kind of result."""

from __future__ import annotations

import re
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH, XSD

from policygraph.rdf.terms import LICENCE, class_iri, expand, own, property_iri
from policygraph.rdf.writing import rdf_text
from policygraph.schema import vocabularies
from policygraph.schema.column import Column
from policygraph.schema.ids import CONCEPT, INSTANCE, NAMESPACE, concept_iri
from policygraph.schema.tables import TABLES, Table
from policygraph.texts import LANGUAGES, say

__all__ = ["shapes_text"]

_DATE: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# Class -> property, least, most (0 = any number), kind: a datatype, a vocabulary, or the prefixes of an id.
_RESULTS: Final[dict[str, tuple[tuple[str, int, int, str], ...]]] = {
    "Finding": (
        ("dcterms:identifier", 1, 1, "text"), ("pg:rule", 1, 1, "text"), ("pg:code", 1, 1, "scheme code"),
        ("pg:verdict", 1, 1, "scheme verdict"), ("pg:overlap", 1, 1, "scheme overlap"),
        ("pg:findingStatus", 1, 1, "scheme finding_status"), ("pg:severity", 1, 1, "decimal"),
        ("pg:belief", 1, 1, "decimal"), ("pg:priority", 1, 1, "decimal"), ("pg:party", 1, 0, "iri"),
        ("pg:place", 1, 1, "ref plc"), ("sh:resultMessage", 2, 2, "words"), ("pg:remedy", 2, 2, "words"),
        ("prov:wasDerivedFrom", 0, 0, "iri"), ("prov:wasGeneratedBy", 1, 1, "iri"),
    ),
    "Party": (("pg:involves", 1, 1, "iri"), ("pg:role", 1, 1, "text"), ("rdfs:label", 2, 2, "words")),
    "Magnitude": (("pg:value", 1, 1, "decimal"), ("pg:unit", 1, 1, "text"), ("prov:wasGeneratedBy", 1, 1, "iri")),
    "Decision": (("pg:judgement", 1, 1, "scheme decision"),),
    "Edit": (("pg:operation", 1, 1, "scheme operation"), ("pg:table", 1, 1, "text"), ("pg:row", 1, 1, "text")),
    "Assessment": (
        ("pg:intervention", 1, 1, "ref itv"), ("pg:samples", 1, 1, "integer"), ("pg:seed", 1, 1, "integer"),
        ("pg:firstRankAcceptability", 1, 1, "decimal"), ("prov:wasGeneratedBy", 1, 1, "iri"),
    ),
    "CubeCell": (
        ("qb:dataSet", 1, 1, "iri"), ("pg:assessment", 1, 1, "ref asm"), ("pg:intervention", 1, 1, "ref itv"),
    ),
    "ModelRun": (("prov:used", 1, 0, "iri"), ("prov:wasAssociatedWith", 1, 1, "iri")),
}  # fmt: skip


def shapes_text() -> str:
    """Return ``shapes.ttl`` with messages in en and zh."""
    graph = Graph()
    graph.add((URIRef(f"{NAMESPACE}shapes"), DCTERMS.license, LICENCE))
    for table in TABLES.values():
        _table_shape(graph, table)
    for name, parts in _RESULTS.items():
        _result_shape(graph, name, parts)
    return f"# {say('rdf.notice')}\n{rdf_text(graph, 'turtle')}"


def _node_shape(graph: Graph, name: str, target: URIRef) -> URIRef:
    shape = own(f"{name}Shape")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, target))
    return shape


def _property_shape(graph: Graph, shape: URIRef, name: str, path: URIRef, least: int, most: int) -> URIRef:
    each = URIRef(f"{shape}-{name}")
    graph.add((shape, SH.property, each))
    graph.add((each, RDF.type, SH.PropertyShape))
    graph.add((each, SH.path, path))
    if least:
        graph.add((each, SH.minCount, Literal(least)))
    if most:
        graph.add((each, SH.maxCount, Literal(most)))
    return each


def _table_shape(graph: Graph, table: Table) -> None:
    shape = _node_shape(graph, table.record.__name__, class_iri(table))
    # Two columns may be one property in two languages: such a pair is one shape.
    by_property: dict[str, list[Column]] = {}
    for declared in table.columns:
        by_property.setdefault(declared.property, []).append(declared)
    for columns in by_property.values():
        first = columns[0]
        least, most = sum(column.required for column in columns), 0 if first.many else len(columns)
        each = _property_shape(graph, shape, first.name, property_iri(first), least, most)
        if len(columns) > 1 or first.lang:
            graph.add((each, SH.uniqueLang, Literal(True)))
        _value_shape(graph, each, first)
        for lang in LANGUAGES:
            text = say("rdf.shape", lang, column=first.label(lang), description=first.description(lang))
            graph.add((each, SH.message, Literal(text, lang=lang)))


def _value_shape(graph: Graph, shape: URIRef, declared: Column) -> None:
    match declared.kind:
        case "ref":
            _ids(graph, shape, declared.to)
        case "term":
            _words(graph, shape, declared.scheme)
        case "date":
            graph.add((shape, SH.pattern, Literal(_DATE)))
        case "decimal" | "integer" | "url":
            kinds = {"decimal": XSD.decimal, "integer": XSD.integer, "url": XSD.anyURI}
            graph.add((shape, SH.datatype, kinds[declared.kind]))
        case _:
            graph.add((shape, SH.nodeKind, SH.Literal))


def _ids(graph: Graph, shape: URIRef, prefixes: tuple[str, ...]) -> None:
    graph.add((shape, SH.nodeKind, SH.IRI))
    graph.add((shape, SH.pattern, Literal(f"^{re.escape(INSTANCE)}({'|'.join(prefixes)})/")))


def _words(graph: Graph, shape: URIRef, scheme: str) -> None:
    base = f"{CONCEPT}{scheme}/"
    words = "|".join(re.escape(concept_iri(scheme, each)[len(base) :]) for each in vocabularies.terms(scheme))
    graph.add((shape, SH.nodeKind, SH.IRI))
    graph.add((shape, SH.pattern, Literal(f"^{re.escape(base)}({words})$")))


def _result_shape(graph: Graph, name: str, parts: tuple[tuple[str, int, int, str], ...]) -> None:
    shape = _node_shape(graph, name, expand("qb:Observation") if name == "CubeCell" else own(name))
    for curie, least, most, kind in parts:
        each = _property_shape(graph, shape, curie.partition(":")[2], expand(curie), least, most)
        word, _, detail = kind.partition(" ")
        match word:
            case "scheme":
                _words(graph, each, detail)
            case "ref":
                _ids(graph, each, tuple(detail.split()))
            case "iri":
                graph.add((each, SH.nodeKind, SH.IRI))
            case "words":
                graph.add((each, SH.datatype, RDF.langString))
                graph.add((each, SH.uniqueLang, Literal(True)))
            case "text":
                graph.add((each, SH.datatype, XSD.string))
            case _:
                graph.add((each, SH.datatype, XSD[word]))
        for lang in LANGUAGES:
            text = say("rdf.result_shape", lang, kind=say(f"rdf.class.{name}", lang), property=curie)
            graph.add((each, SH.message, Literal(text, lang=lang)))
