"""Read-only SPARQL under guard: no network, no files, no updates, limits on depth, rows and time."""

from __future__ import annotations

import multiprocessing as mp
from collections.abc import Iterable
from typing import Any, Final

import pandas as pd
from rdflib import Graph
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from policygraph.errors import LimitError, QueryError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.export import statements
from policygraph.rdf.reading import MAX_DEPTH, check_depth
from policygraph.rdf.statements import to_rdflib
from policygraph.rdf.writing import rdf_text
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.ids import CONCEPT, INSTANCE, iri_id

__all__ = ["check_query", "queryable", "readable", "run_query"]

_MAX_LENGTH: Final = 100_000
_FORBIDDEN: Final = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def check_query(text: str) -> None:
    """Refuse everything that is not a plain, local, reasonably shallow query.

    Raises
    ------
    QueryError
        If it is an update, malformed, or names SERVICE or FROM.
    LimitError
        If it is too long or nested too deeply.
    """
    if len(text) > _MAX_LENGTH:
        raise LimitError("rdf.query_long", limit=_MAX_LENGTH)
    # An engine may die of what a parser merely refuses, so this comes before either sees the text.
    check_depth(text)
    try:
        parsed = parseQuery(text)
    except RecursionError:
        raise LimitError("rdf.too_deep", limit=MAX_DEPTH) from None
    except Exception as error:  # the library's parser raises exceptions of several kinds for a malformed query
        raise QueryError("rdf.query_malformed", why=_first_line(error)) from None
    _refuse(parsed)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _refuse(node: Any) -> None:
    if isinstance(node, CompValue):
        if node.name in _FORBIDDEN:
            raise QueryError("rdf.query_refused", word=_FORBIDDEN[node.name])
        for value in node.values():
            _refuse(value)
    elif isinstance(node, list | tuple) or hasattr(node, "asList"):
        for value in node:
            _refuse(value)


def queryable(graph: PolicyGraph, *, findings: Iterable[Finding] = (), assessments: Iterable[Assessment] = ()) -> Graph:
    """Return everything in the fastest store there is: Oxigraph's with the extra ``fast``, else rdflib's own."""
    found = statements(graph, findings=findings, assessments=assessments)
    try:
        import oxrdflib  # noqa: F401 - its entry point registers the store
    except ImportError:
        return to_rdflib(found)
    result = Graph(store="Oxigraph")
    result.parse(data=rdf_text(found, "nt"), format="ox-nt", transactional=False)
    return result


def run_query(rdf: Graph, text: str, *, seconds: float = 30.0, rows: int = 10_000) -> pd.DataFrame:
    """Return the answer of a query as a DataFrame of text; ASK gives one cell, CONSTRUCT sorted triples.

    Parameters
    ----------
    seconds
        Wall-clock limit; the query runs in a child process that is ended when it is reached.
    rows
        Most rows returned.

    Raises
    ------
    QueryError
        If the query is refused or malformed.
    LimitError
        If the time or the row limit is reached; no partial answer is given.
    """
    check_query(text)
    context = mp.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(rdf, text, rows, sender), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise LimitError("rdf.query_time", seconds=seconds)
        kind, columns, found = receiver.recv()
    except EOFError:
        raise LimitError("rdf.query_died") from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if kind == "error":
        raise QueryError("rdf.query_malformed", why=found)
    if kind == "long":
        raise LimitError("rdf.query_rows", rows=rows)
    return pd.DataFrame(found, columns=columns)


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return an answer with our own IRIs as people write them: ids of rows, words of vocabularies."""
    return frame.map(_readable)


def _readable(cell: str) -> str:
    if cell.startswith(INSTANCE):
        return iri_id(cell)
    # A word of a vocabulary is told apart by its column, so its scheme need not be said again.
    return cell.removeprefix(CONCEPT).partition("/")[2] if cell.startswith(CONCEPT) else cell


def _answer(rdf: Graph, text: str, limit: int, sender: Any) -> None:
    try:
        columns, found = _rows(rdf, text, limit)
    except Exception as error:  # whatever goes wrong in the forked child is told to the parent, which raises it
        sender.send(("error", [], f"{type(error).__name__}: {error}"[:200]))
    else:
        sender.send(("long", [], []) if len(found) > limit else ("ok", columns, found))


def _rows(rdf: Graph, text: str, limit: int) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return columns and at most one row more than ``limit``."""
    result = rdf.query(text)
    if result.type == "ASK":
        return ["answer"], [(str(bool(result.askAnswer)).lower(),)]
    if result.type != "SELECT":
        triples = sorted(tuple(term.n3() for term in triple) for triple in result.graph or ())
        return ["subject", "predicate", "object"], triples
    found: list[tuple[str, ...]] = []
    for row in result:
        cells: Iterable[Any] = row  # type: ignore[assignment]  # a SELECT yields rows of terms
        found.append(tuple("" if cell is None else str(cell) for cell in cells))
        if len(found) > limit:
            break
    return [str(each) for each in result.vars or ()], found
