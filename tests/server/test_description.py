"""The service description."""

from __future__ import annotations

from rdflib import Graph, Namespace, URIRef

from policygraph.server.description import service_description

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def test_it_names_the_endpoint_its_language_and_its_formats() -> None:
    endpoint = URIRef("http://127.0.0.1:8001/sparql")
    graph = Graph().parse(data=service_description(str(endpoint)), format="turtle")
    assert graph.value(endpoint, SD.endpoint) == endpoint
    assert graph.value(endpoint, SD.supportedLanguage) == SD.SPARQL11Query
    assert len(list(graph.objects(endpoint, SD.resultFormat))) == 7
