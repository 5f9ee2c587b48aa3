"""Read-only SPARQL under guard: no network, no files, no updates, limits on depth, rows and time."""

from __future__ import annotations

import multiprocessing as mp
from typing import Any

import pandas as pd
from rdflib import Graph
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from policygraph.errors import LimitError, QueryError

__all__ = ["check_query", "run_query"]

_MAX_DEPTH = 60
_MAX_LENGTH = 100_000
_FORBIDDEN = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


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
    if _depth(text) > _MAX_DEPTH:
        raise LimitError("rdf.too_deep", limit=_MAX_DEPTH)
    try:
        parsed = parseQuery(text)
    except RecursionError:
        raise LimitError("rdf.too_deep", limit=_MAX_DEPTH) from None
    except Exception as error:  # noqa: BLE001 - the parser raises whatever its grammar library raises
        raise QueryError("rdf.query_malformed", why=str(error).splitlines()[0][:200]) from None
    _refuse(parsed)


def _depth(text: str) -> int:
    depth = deepest = 0
    quote = ""
    for mark in text:
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "})]":
            depth -= 1
    return deepest


def _refuse(node: Any) -> None:
    if isinstance(node, CompValue):
        if node.name in _FORBIDDEN:
            raise QueryError("rdf.query_refused", word=_FORBIDDEN[node.name])
        for value in node.values():
            _refuse(value)
    elif isinstance(node, list | tuple) or hasattr(node, "asList"):
        for value in node:
            _refuse(value)


def run_query(rdf: Graph, text: str, *, seconds: float = 30.0, rows: int = 10_000) -> pd.DataFrame:
    """Return the answer of a SELECT or ASK query as a DataFrame of text.

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
    try:
        if not receiver.poll(seconds):
            raise LimitError("rdf.query_time", seconds=seconds)
        kind, columns, found = receiver.recv()
    except EOFError:
        raise LimitError("rdf.query_died") from None
    finally:
        child.kill()
        child.join()
    if kind == "error":
        raise QueryError("rdf.query_malformed", why=found)
    if kind == "long":
        raise LimitError("rdf.query_rows", rows=rows)
    return pd.DataFrame(found, columns=columns)


def _answer(rdf: Graph, text: str, limit: int, sender: Any) -> None:
    try:
        result = rdf.query(text)
        if result.type == "ASK":
            sender.send(("ok", ["answer"], [(str(bool(result.askAnswer)).lower(),)]))
            return
        if result.type != "SELECT":
            triples = sorted(tuple(term.n3() for term in triple) for triple in result.graph or ())
            sender.send(("ok", ["subject", "predicate", "object"], triples[:limit]))
            return
        found = []
        for row in result:
            found.append(tuple("" if cell is None else str(cell) for cell in row))
            if len(found) > limit:
                sender.send(("long", [], []))
                return
        sender.send(("ok", [str(each) for each in result.vars or ()], found))
    except Exception as error:  # noqa: BLE001 - a child must answer, whatever went wrong in it
        sender.send(("error", [], f"{type(error).__name__}: {error}"[:200]))
