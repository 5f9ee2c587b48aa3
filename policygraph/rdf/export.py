"""From a graph, its findings and assessments to RDF: every row an IRI, no blank nodes, no literal changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import number_text, write_atomic
from policygraph.rdf.terms import DATASET, PREFIXES, SHORTCUTS, class_iri, expand, own, property_iri
from policygraph.rdf.writing import FORMATS, rdf_text
from policygraph.schema.column import Column, Row
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.ids import concept_iri, id_iri
from policygraph.schema.system import Effect, Influence
from policygraph.schema.tables import TABLES

__all__ = ["to_rdf", "write_rdf"]

Triple = tuple[Node, Node, Node]


def to_rdf(graph: PolicyGraph, *, findings: Iterable[Finding] = (), assessments: Iterable[Assessment] = ()) -> Graph:
    """Return graph, findings and assessments as one ``rdflib.Graph``."""
    result = Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        result.bind(prefix, base)
    result.add((DATASET, RDF.type, own("Dataset")))
    result.add((DATASET, own("asOf"), date_literal(graph.as_of)))
    for table in TABLES.values():
        for row in graph.tables[table.name]:
            for triple in _row_triples(row, class_iri(table), table.columns):
                result.add(triple)
    for finding in findings:
        for triple in _finding_triples(finding):
            result.add(triple)
    for assessment in assessments:
        for triple in _assessment_triples(assessment):
            result.add(triple)
    return result


def write_rdf(
    graph: PolicyGraph,
    path: str | Path,
    *,
    findings: Iterable[Finding] = (),
    assessments: Iterable[Assessment] = (),
    format: str = "",  # noqa: A002 - the word every RDF library uses
) -> Path:
    """Write graph, findings and assessments as Turtle (.ttl), N-Triples (.nt) or JSON-LD (.jsonld).

    Raises
    ------
    UsageError
        If neither ``format`` nor the suffix names a known format.
    """
    target = Path(path)
    kind = format or FORMATS.get(target.suffix, "")
    if not kind:
        raise UsageError("rdf.format", format=target.suffix, known=", ".join(sorted(FORMATS)))
    return write_atomic(target, rdf_text(to_rdf(graph, findings=findings, assessments=assessments), kind))


def date_literal(text: str) -> Literal:
    """Return a partial date as ``gYear``, ``gYearMonth`` or ``date``."""
    kind = {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(text), XSD.date)
    return Literal(text, datatype=kind, normalize=False)


def _row_triples(row: Row, kind: URIRef, columns: tuple[Column, ...]) -> Iterator[Triple]:
    subject = URIRef(id_iri(row.id))
    yield subject, RDF.type, kind
    for declared in columns:
        value = getattr(row, declared.name)
        items = value if isinstance(value, tuple) else () if value in ("", None) else (value,)
        for item in items:
            yield subject, property_iri(declared), _object(declared, str(item))
    if isinstance(row, Influence | Effect) and row.sign in SHORTCUTS:
        start, end = (row.source, row.target) if isinstance(row, Influence) else (row.provision, row.indicator)
        yield URIRef(id_iri(start)), SHORTCUTS[row.sign], URIRef(id_iri(end))


def _object(declared: Column, text: str) -> Node:
    match declared.kind:
        case "ref":
            return URIRef(id_iri(text))
        case "term":
            return URIRef(concept_iri(declared.scheme, text))
        case "date":
            return date_literal(text)
        case "decimal":
            return Literal(text, datatype=XSD.decimal, normalize=False)
        case "integer":
            return Literal(text, datatype=XSD.integer, normalize=False)
        case "url":
            # A page may be hostile, so an address stays text; nothing here turns it into a link.
            return Literal(text, datatype=XSD.anyURI, normalize=False)
        case _:
            return Literal(text, lang=declared.lang) if declared.lang else Literal(text)


def _words(subject: URIRef, verb: str, words: object) -> Iterator[Triple]:
    for lang in ("en", "zh"):
        yield subject, expand(verb), Literal(getattr(words, lang), lang=lang)


def _number(value: float) -> Literal:
    return Literal(number_text(value), datatype=XSD.double, normalize=False)


_CLASSES = {"C": "Conflict", "G": "Gap", "S": "Synergy"}


def _finding_triples(each: Finding) -> Iterator[Triple]:
    subject = URIRef(id_iri(each.id))
    yield subject, RDF.type, own("Finding")
    yield subject, RDF.type, own(_CLASSES[each.code[0]])
    yield subject, expand("dcterms:identifier"), Literal(each.id)
    yield subject, own("rule"), Literal(each.rule)
    schemes = {
        "code": each.code,
        "verdict": each.verdict,
        "overlap": each.overlap,
        "findingStatus": each.status,
        "grade": each.grade,
    }
    for name, value in schemes.items():
        if value:
            yield subject, own(name), URIRef(concept_iri("finding_status" if name == "findingStatus" else name, value))
    for name in ("severity", "belief", "priority"):
        yield subject, own(name), _number(getattr(each, name))
    for name in ("indicator", "objective", "technology", "place"):
        if getattr(each, name):
            yield subject, own(name), URIRef(id_iri(getattr(each, name)))
    for name, date in (("start", each.period.start), ("end", each.period.end)):
        if date:
            yield subject, own(name), date_literal(date)
    yield from _words(subject, "sh:resultMessage", each.explanation)
    yield from _words(subject, "pg:remedy", each.remedy)
    for number, party in enumerate(each.parties, start=1):
        node = URIRef(f"{subject}/party/{number}")
        yield subject, own("party"), node
        yield node, RDF.type, own("Party")
        yield node, own("role"), Literal(party.role)
        yield node, own("involves"), URIRef(id_iri(party.id))
        yield subject, own("involves"), URIRef(id_iri(party.id))
    for name in each.evidence:
        yield subject, expand("prov:wasDerivedFrom"), URIRef(id_iri(name))


def _assessment_triples(each: Assessment) -> Iterator[Triple]:
    subject = URIRef(id_iri(each.id))
    yield subject, RDF.type, own("Assessment")
    yield subject, own("intervention"), URIRef(id_iri(each.intervention))
    yield subject, own("parameterSet"), Literal(each.parameter_set)
    yield subject, own("samples"), Literal(str(each.samples), datatype=XSD.integer)
    yield (
        subject,
        own("firstRankAcceptability"),
        _number(each.rank_acceptability[0] if each.rank_acceptability else 0.0),
    )
    for criterion in each.criteria:
        node = URIRef(f"{subject}/{criterion.name}")
        yield node, RDF.type, expand("qb:Observation")
        yield node, own("assessment"), subject
        yield node, own("criterion"), URIRef(concept_iri("criterion", criterion.name))
        yield node, own("unit"), Literal(criterion.unit)
        for name in ("median", "p05", "p95"):
            yield node, own(name), _number(getattr(criterion, name))
