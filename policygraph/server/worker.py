"""What runs in a child process: an embedded Oxigraph store that answers guarded queries, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, Final, Literal, NamedTuple

from policygraph.errors import PolicyGraphError
from policygraph.rdf import check_query

__all__ = ["FORMATS", "Answer", "serve_queries"]

# Media type -> name of a serializer; the first of each kind is what a client gets that asks for nothing.
FORMATS: Final[dict[str, dict[str, str]]] = {
    "rows": {
        "application/sparql-results+json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
    },
    "triples": {"text/turtle": "turtle", "application/n-triples": "ntriples", "application/rdf+xml": "xml"},
}

_MEMORY: Final = 4 * 2**30  # bytes a child may map; a query that needs more ends its child, not the server


class Answer(NamedTuple):
    """``cut``: there was more than the row limit, and the rest is left out."""

    kind: Literal["rows", "triples", "refused", "malformed"]
    media: str
    body: bytes
    cut: bool = False


def serve_queries(statements: bytes, connection: Connection, rows: int) -> None:
    """Load ``statements`` (N-Quads) and answer ``(query, accept)`` pairs from ``connection`` until it is closed."""
    from pyoxigraph import RdfFormat, Store

    # Only some systems can limit the memory of a process.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    store = Store()
    store.bulk_load(statements, format=RdfFormat.N_QUADS)
    connection.send(True)
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            text, accept = connection.recv()
            connection.send(answer(store, text, accept, rows))


def answer(store: Any, text: str, accept: tuple[str, ...], rows: int) -> Answer:
    """Return the answer of one query in a media type the client accepts."""
    try:
        check_query(text)
    except PolicyGraphError as error:
        refused = error.key == "rdf.query_refused"
        return Answer("refused" if refused else "malformed", "text/plain", error.message().encode())
    try:
        result = store.query(text, use_default_graph_as_union=True)
        return (
            _triples(result, accept, rows) if type(result).__name__ == "QueryTriples" else _rows(result, accept, rows)
        )
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return Answer("malformed", "text/plain", str(error)[:300].encode())


def _chosen(kind: str, accept: tuple[str, ...]) -> str:
    known = FORMATS[kind]
    return next((each for each in accept if each in known), next(iter(known)))


def _triples(result: Iterable[Any], accept: tuple[str, ...], rows: int) -> Answer:
    from pyoxigraph import RdfFormat, serialize

    media = _chosen("triples", accept)
    formats = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "xml": RdfFormat.RDF_XML}
    found = list(islice(result, rows + 1))
    body = serialize(found[:rows], format=formats[FORMATS["triples"][media]])
    return Answer("triples", media, body or b"", len(found) > rows)


def _rows(result: Any, accept: tuple[str, ...], rows: int) -> Answer:
    from rdflib.query import Result

    media = _chosen("rows", accept)
    kind = FORMATS["rows"][media]
    table: Any
    if type(result).__name__ == "QueryBoolean":
        table = Result("ASK")
        table.askAnswer = bool(result)
        cut = False
    else:
        found = list(islice(_bindings(result), rows + 1))
        table, cut = Result("SELECT"), len(found) > rows
        table.vars = [_variable(each) for each in result.variables]
        table.bindings = found[:rows]
    if kind == "tsv":
        return Answer("rows", media, _tab_separated(table), cut)
    return Answer("rows", media, table.serialize(format=kind) or b"", cut)


def _bindings(result: Any) -> Iterator[dict[Any, Any]]:
    names = [_variable(each) for each in result.variables]
    for row in result:
        yield {name: _term(cell) for name, cell in zip(names, row, strict=True) if cell is not None}


def _variable(each: Any) -> Any:
    from rdflib import Variable

    return Variable(each.value)


def _term(term: Any) -> Any:
    from rdflib import BNode, Literal, URIRef

    match type(term).__name__:
        case "NamedNode":
            return URIRef(term.value)
        case "BlankNode":
            return BNode(term.value)
        case _:
            kind = None if term.language or term.datatype.value.endswith("#string") else URIRef(term.datatype.value)
            return Literal(term.value, lang=term.language, datatype=kind, normalize=False)


def _tab_separated(table: Any) -> bytes:
    if table.type == "ASK":
        return f"{str(table.askAnswer).lower()}\n".encode()
    heads = "\t".join(f"?{each}" for each in table.vars)
    lines = ["\t".join(_cell(row.get(each)) for each in table.vars) for row in table.bindings]
    return "\n".join([heads, *lines, ""]).encode()


def _cell(term: Any) -> str:
    text: str = "" if term is None else term.n3()
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
