from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from policygraph.rdf.concepts import concepts_text
from policygraph.schema.ids import CONCEPT, concept_iri
from policygraph.schema.vocabularies import schemes, terms

GRAPH = Graph().parse(data=concepts_text(), format="turtle")


def test_every_word_is_a_concept_with_labels_and_notation() -> None:
    for scheme in schemes():
        for notation, term in terms(scheme).items():
            subject = URIRef(concept_iri(scheme, notation))
            assert str(GRAPH.value(subject, SKOS.notation)) == notation
            labels = {each.language: str(each) for each in GRAPH.objects(subject, SKOS.prefLabel)}
            assert labels == {"en": term.label_en, "zh": term.label_zh}
            assert {each.language for each in GRAPH.objects(subject, SKOS.definition)} == {"en", "zh"}


def test_every_scheme_has_top_concepts_a_licence_and_names_in_both_languages() -> None:
    for scheme in schemes():
        home = URIRef(f"{CONCEPT}{scheme}")
        tops = set(GRAPH.objects(home, SKOS.hasTopConcept))
        assert tops == {URIRef(concept_iri(scheme, each)) for each, term in terms(scheme).items() if not term.broader}
        assert tops == set(GRAPH.subjects(SKOS.topConceptOf, home))
        assert {each.language for each in GRAPH.objects(home, SKOS.prefLabel)} == {"en", "zh"}
        assert GRAPH.value(home, DCTERMS.license)


def test_iris_tell_words_apart() -> None:
    assert len(set(GRAPH.subjects(RDF.type, SKOS.Concept))) == sum(len(terms(scheme)) for scheme in schemes())
