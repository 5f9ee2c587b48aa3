"""From the rows of the tables to statements: every row an IRI, no blank nodes, no literal changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from rdflib.namespace import XSD

from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.statements import Statement, iri, literal, typed
from policygraph.rdf.terms import EVIDENCE_GRAPH, SHORTCUTS, TYPE, class_iri, property_iri
from policygraph.schema.column import Column
from policygraph.schema.ids import concept_iri, id_iri
from policygraph.schema.system import Effect, Influence
from policygraph.schema.tables import TABLES, Table

__all__ = ["date_term", "row_statements", "table_statements"]

# What was seen where is kept apart, so that a store can hold the claims without the pages behind them.
_GRAPHS: Final = {"evidence": EVIDENCE_GRAPH, "searches": EVIDENCE_GRAPH, "sources": EVIDENCE_GRAPH}


def table_statements(graph: PolicyGraph) -> Iterator[Statement]:
    """Yield the statements of every row of every table."""
    for table in TABLES.values():
        yield from row_statements(graph, table)


def row_statements(graph: PolicyGraph, table: Table) -> Iterator[Statement]:
    """Yield the statements of the rows of one table."""
    home, kind = _GRAPHS.get(table.name, ""), iri(class_iri(table))
    slots = [(each.name, iri(property_iri(each)), _writer(each)) for each in table.columns]
    for row in graph.tables[table.name]:
        subject = iri(id_iri(row.id))
        yield subject, TYPE, kind, home
        for name, verb, write in slots:
            value = getattr(row, name)
            if isinstance(value, tuple):
                for item in value:
                    yield subject, verb, write(item), home
            elif value not in ("", None):
                yield subject, verb, write(str(value)), home
        if isinstance(row, Effect | Influence) and row.sign in SHORTCUTS:
            yield _shortcut(row)


def _shortcut(row: Effect | Influence) -> Statement:
    start, end = (row.source, row.target) if isinstance(row, Influence) else (row.provision, row.indicator)
    return iri(id_iri(start)), iri(SHORTCUTS[row.sign]), iri(id_iri(end)), ""


def date_term(text: str) -> str:
    """Return a partial date as ``gYear``, ``gYearMonth`` or ``date``."""
    return typed(text, {4: str(XSD.gYear), 7: str(XSD.gYearMonth)}.get(len(text), str(XSD.date)))


def _writer(declared: Column) -> Callable[[str], str]:
    match declared.kind:
        case "ref":
            return _reference
        case "term":
            return _concepts(declared.scheme)
        case "date":
            return date_term
        case "decimal":
            return lambda text: typed(text, str(XSD.decimal))
        case "integer":
            return lambda text: typed(text, str(XSD.integer))
        case "url":
            # A page may be hostile, so an address stays text; nothing here turns it into a link.
            return lambda text: typed(text, str(XSD.anyURI))
        case _:
            return lambda text: literal(text, declared.lang)


def _reference(identifier: str) -> str:
    return iri(id_iri(identifier))


@cache
def _concepts(scheme: str) -> Callable[[str], str]:
    return lambda notation: iri(concept_iri(scheme, notation))
