"""From RDF back to a graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from policygraph.errors import InvalidData, Problem
from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.reading import read_statements
from policygraph.rdf.statements import Statement, iri, term_parts
from policygraph.rdf.terms import DATASET, TYPE, class_iri, own, property_iri
from policygraph.schema.column import Column
from policygraph.schema.ids import INSTANCE, concept_iri, iri_id
from policygraph.schema.tables import TABLES, Table
from policygraph.schema.vocabularies import terms

__all__ = ["graph_from", "parse_rdf"]

# Subject -> verb -> objects.
Described = dict[str, dict[str, list[str]]]

_DATASET: Final = iri(DATASET)
_AS_OF: Final = iri(own("asOf"))


def parse_rdf(path: str | Path) -> PolicyGraph:
    """Read a graph from any RDF file written by this package, or of the same shape.

    Raises
    ------
    UnreadableInput
        If the file is missing, of another format, malformed, or refers to a remote JSON-LD context.
    LimitError
        If the file is too large or nested too deeply.
    InvalidData
        If a row breaks the schema.
    """
    return graph_from(read_statements(path), name=Path(path).name)


def graph_from(statements: Iterable[Statement], *, name: str = "") -> PolicyGraph:
    """Return the graph behind statements, whatever named graphs they are in.

    Parameters
    ----------
    name
        What to call the statements in a message.

    Raises
    ------
    InvalidData
        If there is no data date, or a row breaks the schema.
    """
    found: Described = {}
    for subject, verb, thing, _ in statements:
        found.setdefault(subject, {}).setdefault(verb, []).append(thing)
    dates = sorted(term_parts(each).value for each in found.get(_DATASET, {}).get(_AS_OF, ()))
    if not dates:
        raise InvalidData([Problem(name, 0, "as_of", "", "schema.why.required", "schema.mend.date")])
    members: dict[str, list[str]] = {}
    for subject in sorted(found):
        for kind in found[subject].get(TYPE, ()):
            members.setdefault(kind, []).append(subject)
    tables = {table.name: _rows(found, table, members) for table in TABLES.values()}
    return build_graph(tables, as_of=dates[0])


def _rows(found: Described, table: Table, members: dict[str, list[str]]) -> list[dict[str, str]]:
    slots = [(each, iri(property_iri(each))) for each in table.columns]
    return [
        {each.name: _cell(each, found[subject].get(verb, ())) for each, verb in slots}
        for subject in members.get(iri(class_iri(table)), ())
    ]


def _cell(declared: Column, things: Iterable[str]) -> str:
    return ";".join(sorted({text for thing in things if (text := _text(declared, thing)) is not None}))


def _text(declared: Column, thing: str) -> str | None:
    parts = term_parts(thing)
    if declared.kind == "ref":
        return iri_id(parts.value) if parts.value.startswith(INSTANCE) else parts.value
    if declared.kind == "term":
        return _notations(declared.scheme).get(parts.value, parts.value)
    return parts.value if not declared.lang or parts.lang == declared.lang else None


@cache
def _notations(scheme: str) -> dict[str, str]:
    return {concept_iri(scheme, notation): notation for notation in terms(scheme)}
