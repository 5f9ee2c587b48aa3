"""What the endpoint says of itself: a SPARQL 1.1 service description."""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, Namespace

from policygraph.rdf.terms import DATASET

__all__ = ["service_description"]

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
)


def service_description(endpoint: str) -> str:
    """Return the description of ``endpoint`` as Turtle.

    References
    ----------
    SPARQL 1.1 Service Description, W3C Recommendation, 21 March 2013.
    """
    graph, service, dataset = Graph(), URIRef(endpoint), URIRef(DATASET)
    graph.bind("sd", _SD)
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    graph.add((service, _SD.feature, _SD.UnionDefaultGraph))
    graph.add((service, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")))
    for name in _FORMATS:
        graph.add((service, _SD.resultFormat, URIRef(f"http://www.w3.org/ns/formats/{name}")))
    return graph.serialize(format="turtle")
