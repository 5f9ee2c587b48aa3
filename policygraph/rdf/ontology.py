"""The published classes and properties, generated from the declarations in ``schema``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from policygraph.graph.writing import write_atomic
from policygraph.rdf.concepts import concepts_text
from policygraph.rdf.context import context_text
from policygraph.rdf.shaping import shapes_text
from policygraph.rdf.terms import LICENCE, RESULT_CLASSES, RESULT_PROPERTIES, expand, own, own_properties
from policygraph.rdf.writing import rdf_text
from policygraph.schema.column import Column
from policygraph.schema.ids import NAMESPACE
from policygraph.schema.tables import TABLES, Table
from policygraph.schema.vocabularies import label as word
from policygraph.texts import LANGUAGES, Lang, both, say

__all__ = ["concepts_text", "context_text", "ontology_text", "shapes_text", "write_ontology"]

_HOME: Final = URIRef(NAMESPACE.rstrip("#"))
_NUMBERS: Final = {"decimal": XSD.decimal, "integer": XSD.integer, "url": XSD.anyURI}
# The two cubes: dimensions, measures and attributes by structure.
_CUBES: Final = {
    "AssessmentStructure": {
        "dimension": ("assessment", "intervention", "criterion"),
        "measure": ("median", "p05", "p95", "centralWeight"),
        "attribute": ("unit", "betterWhen"),
    },
    "RankStructure": {"dimension": ("assessment", "intervention", "rank"), "measure": ("acceptability",)},
}


def ontology_text() -> str:
    """Return ``policygraph.ttl``: classes and properties with labels, definitions and examples in en and zh."""
    graph, release = Graph(), version("policygraph")
    graph.add((_HOME, RDF.type, OWL.Ontology))
    graph.add((_HOME, OWL.versionIRI, URIRef(f"https://w3id.org/policygraph/{release}/ns")))
    graph.add((_HOME, OWL.versionInfo, Literal(release)))
    graph.add((_HOME, DCTERMS.license, LICENCE))
    graph.add((_HOME, expand("vann:preferredNamespacePrefix"), Literal("pg")))
    graph.add((_HOME, expand("vann:preferredNamespaceUri"), Literal(NAMESPACE)))
    _words(graph, _HOME, DCTERMS.title, both("rdf.ontology.title"))
    for table in TABLES.values():
        _class(graph, table.record.__name__, _table_example(table))
    for name in RESULT_CLASSES:
        _class(graph, name, both(f"rdf.class.{name}.example"))
    for name in ("Conflict", "Gap", "Synergy"):
        graph.add((own(name), RDFS.subClassOf, own("Finding")))
    _disjoint(graph)
    for name, declared in own_properties().items():
        _column_property(graph, name, declared)
    for name, kind in RESULT_PROPERTIES.items():
        _result_property(graph, name, kind)
    for name, parts in _CUBES.items():
        _cube(graph, name, parts)
    return f"# {say('rdf.notice')}\n{rdf_text(graph, 'turtle')}"


def _words(graph: Graph, subject: URIRef, verb: Node, words: dict[str, str]) -> None:
    for lang, text in words.items():
        graph.add((subject, verb, Literal(text, lang=lang)))


def _class(graph: Graph, name: str, example: dict[str, str]) -> None:
    graph.add((own(name), RDF.type, OWL.Class))
    graph.add((own(name), RDFS.isDefinedBy, _HOME))
    _words(graph, own(name), RDFS.label, both(f"rdf.class.{name}"))
    _words(graph, own(name), SKOS.definition, both(f"rdf.class.{name}.definition"))
    _words(graph, own(name), SKOS.example, example)


def _table_example(table: Table) -> dict[str, str]:
    """Return what a row looks like: its first three columns that have an example in the language."""
    shown: dict[str, str] = {}
    for lang in LANGUAGES:
        cells = [each for each in table.columns[1:] if each.example and each.lang in ("", lang)]
        shown[lang] = "; ".join(f"{each.label(lang)}: {_example(each, lang)}" for each in cells[:3])
    return shown


def _example(declared: Column, lang: Lang) -> str:
    """Return the example of a column; a word of a vocabulary is followed by its label."""
    if not declared.scheme:
        return declared.example
    words = [each.strip() for each in declared.example.split(";")]
    return "; ".join(f"{each} ({word(declared.scheme, each, lang)})" for each in words)


def _disjoint(graph: Graph) -> None:
    """Say that no row belongs to two tables; each pair once, because this is symmetric."""
    names = [*sorted(table.record.__name__ for table in TABLES.values()), "Finding"]
    for position, name in enumerate(names):
        for other in names[position + 1 :]:
            graph.add((own(name), OWL.disjointWith, own(other)))


def _users(name: str) -> Iterator[tuple[Table, Column]]:
    for table in TABLES.values():
        for each in table.columns:
            if each.property == f"pg:{name}":
                yield table, each


def _column_property(graph: Graph, name: str, declared: Column) -> None:
    subject = own(name)
    graph.add((subject, RDF.type, OWL.ObjectProperty if declared.kind in ("ref", "term") else OWL.DatatypeProperty))
    graph.add((subject, RDFS.isDefinedBy, _HOME))
    examples: dict[Lang, str] = {}
    for table, each in _users(name):
        # A hint and no axiom: many tables share a property, and a domain would retype their rows.
        graph.add((subject, expand("schema:domainIncludes"), own(table.record.__name__)))
        for kind in _ranges(each):
            graph.add((subject, expand("schema:rangeIncludes"), kind))
        for lang in LANGUAGES:
            if each.example and each.lang in ("", lang):
                examples.setdefault(lang, _example(each, lang))
    for lang in LANGUAGES:
        graph.add((subject, RDFS.label, Literal(declared.label(lang), lang=lang)))
        graph.add((subject, SKOS.definition, Literal(declared.description(lang), lang=lang)))
        graph.add((subject, SKOS.example, Literal(examples.get(lang) or say("rdf.no_example", lang), lang=lang)))


def _ranges(declared: Column) -> Iterator[URIRef]:
    if declared.kind == "ref":
        records = {table.record.PREFIX: table.record.__name__ for table in TABLES.values()}
        yield from (own(records[prefix]) for prefix in declared.to)
    elif declared.kind == "term":
        yield SKOS.Concept
    elif declared.kind in _NUMBERS:
        yield _NUMBERS[declared.kind]
    elif declared.kind == "date":
        yield from (XSD.gYear, XSD.gYearMonth, XSD.date)


def _result_property(graph: Graph, name: str, kind: str) -> None:
    if name in own_properties():
        return
    graph.add((own(name), RDF.type, OWL.ObjectProperty if kind == "object" else OWL.DatatypeProperty))
    graph.add((own(name), RDFS.isDefinedBy, _HOME))
    _words(graph, own(name), RDFS.label, both(f"rdf.term.{name}"))
    _words(graph, own(name), SKOS.definition, both(f"rdf.term.{name}.definition"))
    _words(graph, own(name), SKOS.example, both(f"rdf.term.{name}.example"))


def _cube(graph: Graph, name: str, parts: dict[str, tuple[str, ...]]) -> None:
    graph.add((own(name), RDF.type, expand("qb:DataStructureDefinition")))
    _words(graph, own(name), RDFS.label, both(f"rdf.cube.{name}"))
    for part, members in parts.items():
        for member in members:
            component = own(f"{name}-{member}")
            graph.add((own(name), expand("qb:component"), component))
            graph.add((component, RDF.type, expand("qb:ComponentSpecification")))
            graph.add((component, expand(f"qb:{part}"), own(member)))
            graph.add((own(member), RDF.type, expand(f"qb:{part.capitalize()}Property")))


def write_ontology(folder: Path) -> list[Path]:
    """Write the four generated files into ``folder`` and return their paths."""
    texts = {
        "concepts.ttl": concepts_text(),
        "context.jsonld": context_text(),
        "policygraph.ttl": ontology_text(),
        "shapes.ttl": shapes_text(),
    }
    return [write_atomic(folder / name, text) for name, text in texts.items()]
