"""What machines read: RDF out and in, the published ontology and shapes, guarded questions."""

from policygraph.rdf.endpoint import publish, query_endpoint
from policygraph.rdf.export import to_rdf, write_rdf
from policygraph.rdf.ontology import write_ontology
from policygraph.rdf.parse import parse_rdf
from policygraph.rdf.query import check_query, queryable, readable, run_query
from policygraph.rdf.saved import saved_question, saved_questions
from policygraph.rdf.shapes import check_shapes

__all__ = [
    "check_query",
    "check_shapes",
    "parse_rdf",
    "publish",
    "query_endpoint",
    "queryable",
    "readable",
    "run_query",
    "saved_question",
    "saved_questions",
    "to_rdf",
    "write_ontology",
    "write_rdf",
]
