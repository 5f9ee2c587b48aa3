"""From RDF back to a graph; offline, and with limits on what is read at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.exceptions import ParserError
from rdflib.namespace import RDF
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.parsers.ntriples import ParseError

from policygraph.errors import InvalidData, LimitError, Problem, UnreadableInput
from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.terms import DATASET, class_iri, own, property_iri
from policygraph.rdf.writing import FORMATS
from policygraph.schema.column import Column
from policygraph.schema.ids import INSTANCE, concept_iri, iri_id
from policygraph.schema.tables import TABLES, Table
from policygraph.schema.vocabularies import terms

__all__ = ["parse_rdf"]

_MAX_BYTES = 200_000_000
_MAX_DEPTH = 128


def parse_rdf(path: str | Path) -> PolicyGraph:
    """Read a graph from Turtle, N-Triples or JSON-LD written by this package or of the same shape.

    Raises
    ------
    UnreadableInput
        If the file is missing, of another format, malformed, or refers to a remote JSON-LD context.
    LimitError
        If the file is too large or nested too deeply.
    InvalidData
        If a row breaks the schema.
    """
    target = Path(path)
    kind = FORMATS.get(target.suffix)
    if kind is None or not target.is_file():
        raise UnreadableInput("graph.unreadable", file=target.name, why="no RDF file" if kind is None else "not found")
    if target.stat().st_size > _MAX_BYTES:
        raise LimitError("rdf.too_large", limit=_MAX_BYTES)
    text = target.read_text(encoding="utf-8")
    _check_depth(text)
    if kind == "json-ld":
        _check_contexts(target.name, text)
    return _graph(_parsed(target.name, text, kind), target.name)


def _parsed(name: str, text: str, kind: str) -> Graph:
    result = Graph(bind_namespaces="none")
    try:
        result.parse(data=text, format=kind)
    except (ParserError, BadSyntax, ParseError, ValueError, json.JSONDecodeError) as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error).splitlines()[0][:200]) from error
    return result


def _check_depth(text: str) -> None:
    depth, quote = 0, False
    previous = ""
    for mark in text:
        if mark == '"' and previous != "\\":
            quote = not quote
        elif not quote and mark in "[{(":
            depth += 1
            if depth > _MAX_DEPTH:
                raise LimitError("rdf.too_deep", limit=_MAX_DEPTH)
        elif not quote and mark in "]})":
            depth -= 1
        previous = "" if previous == "\\" else mark


def _check_contexts(name: str, text: str) -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                remote = key == "@import" or (key == "@context" and _is_remote(inner))
                if remote:
                    raise UnreadableInput("rdf.remote_context", file=name)
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    try:
        walk(json.loads(text))
    except json.JSONDecodeError as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error)) from error


def _is_remote(context: Any) -> bool:
    return isinstance(context, str) or (isinstance(context, list) and any(isinstance(each, str) for each in context))


def _graph(rdf: Graph, name: str) -> PolicyGraph:
    dates = sorted(str(value) for value in rdf.objects(DATASET, own("asOf")))
    if not dates:
        raise InvalidData([Problem(name, 0, "as_of", "", "schema.why.required", "schema.mend.date")])
    tables = {table.name: _rows(rdf, table) for table in TABLES.values()}
    return build_graph(tables, as_of=dates[0])


def _rows(rdf: Graph, table: Table) -> list[dict[str, str]]:
    subjects = sorted(str(each) for each in rdf.subjects(RDF.type, class_iri(table)))
    return [_row(rdf, URIRef(subject), table.columns) for subject in subjects]


def _row(rdf: Graph, subject: URIRef, columns: tuple[Column, ...]) -> dict[str, str]:
    cells = {}
    for declared in columns:
        values = [
            text for each in rdf.objects(subject, property_iri(declared)) if (text := _text(declared, each)) is not None
        ]
        cells[declared.name] = ";".join(sorted(values))
    return cells


def _text(declared: Column, value: object) -> str | None:
    if declared.kind == "ref":
        return iri_id(str(value)) if str(value).startswith(INSTANCE) else str(value)
    if declared.kind == "term":
        return _notations(declared.scheme).get(str(value), str(value))
    if declared.lang:
        return str(value) if isinstance(value, Literal) and value.language == declared.lang else None
    return str(value)


def _notations(scheme: str) -> dict[str, str]:
    return {concept_iri(scheme, notation): notation for notation in terms(scheme)}
