from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from policygraph import __version__
from policygraph.graph import PolicyGraph
from policygraph.rdf import to_rdf
from policygraph.rdf.ontology import ontology_text, write_ontology
from policygraph.rdf.terms import PREFIXES, RESULT_CLASSES, own
from policygraph.resources import ontology_folder
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.ids import NAMESPACE
from policygraph.schema.tables import TABLES


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def declared(ontology: Graph) -> set[URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {subject for kind in kinds for subject in ontology.subjects(RDF.type, kind) if isinstance(subject, URIRef)}


def test_the_committed_files_are_what_would_be_written(tmp_path: Path) -> None:
    for path in write_ontology(tmp_path):
        assert (ontology_folder() / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
            path.name
        )


def test_the_version_is_that_of_the_package(ontology: Graph) -> None:
    (home,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert ontology.value(home, OWL.versionInfo) == Literal(__version__)
    assert ontology.value(home, OWL.versionIRI) == URIRef(f"https://w3id.org/policygraph/{__version__}/ns")


def test_every_term_has_label_definition_and_example_in_both_languages(ontology: Graph) -> None:
    for term in declared(ontology):
        for verb in (RDFS.label, SKOS.definition, SKOS.example):
            words = {each.language: str(each) for each in ontology.objects(term, verb) if isinstance(each, Literal)}
            assert set(words) == {"en", "zh"}, (term, verb)
            assert all(words.values())


def test_every_term_used_is_declared_and_every_declared_one_has_a_use(
    ontology: Graph, bundled: PolicyGraph, finding: Finding, assessment: Assessment
) -> None:
    used = {
        term
        for _, verb, thing in to_rdf(bundled, findings=[finding], assessments=[assessment])
        for term in ((verb, thing) if verb == RDF.type else (verb,))
        if isinstance(term, URIRef) and term.startswith(NAMESPACE)
    }
    assert used <= declared(ontology)
    columns = {
        own(each.property[3:]) for table in TABLES.values() for each in table.columns if each.property[:3] == "pg:"
    }
    tables = {own(table.record.__name__) for table in TABLES.values()}
    results = {own(name) for name in RESULT_CLASSES}
    assert declared(ontology) - used <= columns | tables | results | {own("created"), own("dominatedBy")}


def test_no_property_is_both_object_and_datatype(ontology: Graph) -> None:
    objects = set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    assert not objects & set(ontology.subjects(RDF.type, OWL.DatatypeProperty))


def consistent(rdf: Graph) -> list[str]:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    DeductiveClosure(OWLRL_Semantics).expand(rdf)
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    return sorted(str(each) for each in rdf.objects(None, error))


@pytest.mark.slow
def test_a_reasoner_finds_no_inconsistency_and_finds_a_planted_one(
    ontology: Graph, finding: Finding, assessment: Assessment
) -> None:
    from policygraph.checks.teaching import teaching_graph

    world = to_rdf(teaching_graph({}), findings=[finding], assessments=[assessment])
    alignments = Graph().parse(ontology_folder() / "alignments.ttl")
    assert consistent(ontology + world + alignments) == []
    planted = ontology + world
    planted.add((URIRef(f"{PREFIXES['id']}plc/CN"), RDF.type, own("Indicator")))
    assert consistent(planted)


def test_alignments_name_only_terms_there_are(ontology: Graph) -> None:
    concepts = Graph().parse(ontology_folder() / "concepts.ttl")
    known = declared(ontology) | set(concepts.subjects(RDF.type, SKOS.Concept))
    for subject in Graph().parse(ontology_folder() / "alignments.ttl").subjects():
        if "/ns#" in str(subject) or "/concept/" in str(subject):
            assert subject in known, subject
    assert not list(Graph().parse(ontology_folder() / "alignments.ttl").objects(None, OWL.imports))
