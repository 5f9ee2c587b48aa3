"""The published vocabularies: one SKOS scheme each, with labels, definitions and notations."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from policygraph.rdf.terms import LICENCE
from policygraph.rdf.writing import rdf_text
from policygraph.schema import vocabularies
from policygraph.schema.ids import CONCEPT, concept_iri
from policygraph.texts import LANGUAGES, say

__all__ = ["concepts_text"]


def concepts_text() -> str:
    """Return ``concepts.ttl``."""
    graph = Graph()
    graph.add((URIRef(CONCEPT), DCTERMS.license, LICENCE))
    for scheme in vocabularies.schemes():
        home = URIRef(f"{CONCEPT}{scheme}")
        graph.add((home, RDF.type, SKOS.ConceptScheme))
        graph.add((home, DCTERMS.license, LICENCE))
        for lang, text in (("en", scheme.replace("_", " ")), ("zh", say(f"rdf.scheme.{scheme}", "zh"))):
            graph.add((home, SKOS.prefLabel, Literal(text, lang=lang)))
        for notation in vocabularies.terms(scheme):
            _concept(graph, home, scheme, notation)
    return f"# {say('rdf.notice')}\n{rdf_text(graph, 'turtle')}"


def _concept(graph: Graph, home: URIRef, scheme: str, notation: str) -> None:
    term, subject = vocabularies.terms(scheme)[notation], URIRef(concept_iri(scheme, notation))
    graph.add((subject, RDF.type, SKOS.Concept))
    graph.add((subject, SKOS.inScheme, home))
    graph.add((subject, SKOS.notation, Literal(notation)))
    for lang in LANGUAGES:
        graph.add((subject, SKOS.prefLabel, Literal(term.label(lang), lang=lang)))
        graph.add((subject, SKOS.definition, Literal(term.definition(lang), lang=lang)))
    if term.broader:
        graph.add((subject, SKOS.broader, URIRef(concept_iri(scheme, term.broader))))
    else:
        graph.add((subject, SKOS.topConceptOf, home))
        graph.add((home, SKOS.hasTopConcept, subject))
