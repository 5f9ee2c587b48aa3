from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from policygraph import __version__
from policygraph.graph import PolicyGraph
from policygraph.rdf.catalogue import catalogue_statements, catalogue_text
from policygraph.rdf.statements import to_rdflib
from policygraph.rdf.terms import DATASET, LICENCE, own


def test_the_data_set_is_described(example: PolicyGraph) -> None:
    rdf = to_rdflib(catalogue_statements(example))
    assert (DATASET, RDF.type, DCAT.Dataset) in rdf
    assert (DATASET, DCTERMS.license, LICENCE) in rdf
    assert str(rdf.value(DATASET, own("asOf"))) == example.as_of
    assert {title.language for title in rdf.objects(DATASET, DCTERMS.title)} == {"en", "zh"}
    assert Literal(__version__) in set(rdf.objects(None, URIRef("https://schema.org/softwareVersion")))


def test_each_file_is_a_distribution_with_its_media_type(example: PolicyGraph) -> None:
    rdf = Graph().parse(data=catalogue_text(example, ["graph.ttl", "graph.nq", "table.xlsx"]), format="turtle")
    found = {
        str(rdf.value(each, DCTERMS.title)): str(rdf.value(each, DCAT.mediaType) or "")
        for each in rdf.objects(DATASET, DCAT.distribution)
    }
    assert found == {"graph.ttl": "text/turtle", "graph.nq": "application/n-quads", "table.xlsx": ""}
