"""What the data set is and in which files it comes: a DCAT description, and the software that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.results import SOFTWARE
from policygraph.rdf.rows import date_term
from policygraph.rdf.statements import Statement, iri, literal
from policygraph.rdf.terms import DATASET, LICENCE, TYPE, expand, own
from policygraph.rdf.writing import MEDIA_TYPES, rdf_text
from policygraph.schema.ids import concept_iri
from policygraph.schema.vocabularies import terms
from policygraph.texts import LANGUAGES, say

__all__ = ["catalogue_statements", "catalogue_text"]

_SOFTWARE: Final = iri(SOFTWARE)


def catalogue_statements(graph: PolicyGraph) -> Iterator[Statement]:
    """Yield what the data set is: title, licence, data date, themes, software."""
    subject = iri(DATASET)
    yield subject, TYPE, iri(own("Dataset")), ""
    yield subject, TYPE, iri(expand("dcat:Dataset")), ""
    yield subject, iri(own("asOf")), date_term(graph.as_of), ""
    yield subject, iri(expand("dcterms:issued")), date_term(graph.as_of), ""
    yield subject, iri(expand("dcterms:license")), iri(LICENCE), ""
    for lang in LANGUAGES:
        yield subject, iri(expand("dcterms:title")), literal(say("rdf.ontology.title", lang), lang), ""
    for topic in terms("topic"):
        yield subject, iri(expand("dcat:theme")), iri(concept_iri("topic", topic)), ""
    yield _SOFTWARE, TYPE, iri(expand("prov:SoftwareAgent")), ""
    yield _SOFTWARE, iri(expand("dcterms:title")), literal("policygraph"), ""
    yield _SOFTWARE, iri(expand("schema:softwareVersion")), literal(version("policygraph")), ""


def catalogue_text(graph: PolicyGraph, files: Iterable[str] = ()) -> str:
    """Return the DCAT description as Turtle, with one distribution for each RDF file of ``files``.

    Parameters
    ----------
    files
        Names of the files that lie beside the description.
    """
    found = list(catalogue_statements(graph))
    for name in sorted(files):
        node = iri(f"{DATASET}/distribution/{name}")
        found.append((iri(DATASET), iri(expand("dcat:distribution")), node, ""))
        found.append((node, TYPE, iri(expand("dcat:Distribution")), ""))
        found.append((node, iri(expand("dcterms:title")), literal(name), ""))
        media = MEDIA_TYPES.get(name.rpartition(".")[2], "")
        if media:
            found.append((node, iri(expand("dcat:mediaType")), literal(media), ""))
    return rdf_text(found, "turtle")
