"""From a graph, its findings and assessments to RDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import write_atomic
from policygraph.rdf.catalogue import catalogue_statements
from policygraph.rdf.results import assessment_statements, finding_statements
from policygraph.rdf.rows import table_statements
from policygraph.rdf.statements import Statement, to_rdflib
from policygraph.rdf.terms import PREFIXES
from policygraph.rdf.writing import FORMATS, rdf_text
from policygraph.schema.findings import Assessment, Finding

__all__ = ["statements", "to_rdf", "write_rdf"]


def statements(
    graph: PolicyGraph, *, findings: Iterable[Finding] = (), assessments: Iterable[Assessment] = ()
) -> list[Statement]:
    """Return everything as statements: rows in the default graph, evidence, findings, assessments in their own."""
    return [
        *catalogue_statements(graph),
        *table_statements(graph),
        *finding_statements(findings),
        *assessment_statements(assessments),
    ]


def to_rdf(graph: PolicyGraph, *, findings: Iterable[Finding] = (), assessments: Iterable[Assessment] = ()) -> Graph:
    """Return graph, findings and assessments as one ``rdflib.Graph``."""
    result = to_rdflib(statements(graph, findings=findings, assessments=assessments))
    for prefix, base in PREFIXES.items():
        result.bind(prefix, base)
    return result


def write_rdf(
    graph: PolicyGraph,
    path: str | Path,
    *,
    findings: Iterable[Finding] = (),
    assessments: Iterable[Assessment] = (),
    format: str = "",  # noqa: A002 - the word every RDF library uses
) -> Path:
    """Write graph, findings and assessments as RDF.

    Parameters
    ----------
    path
        The suffix names the format: .ttl, .trig, .jsonld, .rdf, .nt or .nq.
    format
        ``turtle``, ``longturtle``, ``trig``, ``json-ld``, ``xml``, ``nt`` or ``nquads``, whatever the suffix.
        Only trig and nquads keep evidence, findings and assessments in named graphs.

    Raises
    ------
    UsageError
        If neither ``format`` nor the suffix names a known format.
    """
    target = Path(path)
    kind = format or FORMATS.get(target.suffix, "")
    if not kind:
        raise UsageError("rdf.format", format=target.suffix, known=", ".join(sorted(FORMATS)))
    return write_atomic(target, rdf_text(statements(graph, findings=findings, assessments=assessments), kind))
