"""From RDF files to statements; offline, and with limits on what is read at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from policygraph.errors import LimitError, UnreadableInput
from policygraph.rdf.statements import Statement, from_rdflib, iri, read_quads
from policygraph.rdf.writing import FORMATS

__all__ = ["MAX_DEPTH", "check_depth", "read_statements"]

MAX_DEPTH: Final = 128
_MAX_BYTES: Final = 200_000_000
_STRINGS: Final = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^'\\]|\\.|'(?!''))*'''|" + r'"(?:[^"\\\n]|\\.)*"|'
    r"'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|\#[^\n]*"
)
_TOKENS: Final = re.compile(rf"(?:{_STRINGS})|(?P<open>[\[{{(])|(?P<close>[\]}})])", re.DOTALL)


def read_statements(path: str | Path) -> list[Statement]:
    """Read the statements of a Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML file.

    Raises
    ------
    UnreadableInput
        If the file is missing, of another format, malformed, or refers to a remote JSON-LD context.
    LimitError
        If the file is too large or nested too deeply.
    """
    target = Path(path)
    kind = FORMATS.get(target.suffix)
    if kind is None or not target.is_file():
        raise UnreadableInput("graph.unreadable", file=target.name, why="no RDF file" if kind is None else "not found")
    if target.stat().st_size > _MAX_BYTES:
        raise LimitError("rdf.too_large", limit=_MAX_BYTES)
    try:
        text = target.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput("graph.unreadable", file=target.name, why=str(error)) from error
    _check(target.name, text, kind)
    return list(_parsed(target.name, text, kind))


def _check(name: str, text: str, kind: str) -> None:
    if kind == "xml":
        _check_xml(name, text)
    elif kind == "json-ld":
        _check_json(name, text)
    elif kind not in ("nt", "nquads"):
        check_depth(text)


def check_depth(text: str) -> None:
    """Refuse text whose brackets nest deeper than any engine reads safely; strings and comments do not count.

    Raises
    ------
    LimitError
        If it nests deeper than ``MAX_DEPTH``.
    """
    # What opens no more brackets than that cannot nest deeper; counting is a hundred times faster than looking.
    if sum(map(text.count, "[{(")) <= MAX_DEPTH:
        return
    depth = 0
    for found in _TOKENS.finditer(text):
        if found.lastgroup == "open":
            depth += 1
            if depth > MAX_DEPTH:
                raise LimitError("rdf.too_deep", limit=MAX_DEPTH)
        elif found.lastgroup == "close":
            depth -= 1


def _check_xml(name: str, text: str) -> None:
    from xml.sax import SAXException
    from xml.sax.handler import ContentHandler

    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    class Depth(ContentHandler):
        depth = 0

        def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802, ARG002
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise LimitError("rdf.too_deep", limit=MAX_DEPTH)

        def endElement(self, name: str) -> None:  # noqa: N802, ARG002
            self.depth -= 1

    try:
        parseString(text.encode("utf-8"), Depth(), forbid_dtd=True)
    except (DefusedXmlException, SAXException) as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error).splitlines()[0][:200]) from error


def _check_json(name: str, text: str) -> None:
    def walk(value: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise LimitError("rdf.too_deep", limit=MAX_DEPTH)
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "@import" or (key == "@context" and _is_remote(inner)):
                    raise UnreadableInput("rdf.remote_context", file=name)
                walk(inner, depth + 1)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, depth + 1)

    try:
        walk(json.loads(text), 0)
    except RecursionError:
        raise LimitError("rdf.too_deep", limit=MAX_DEPTH) from None
    except json.JSONDecodeError as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error)) from error


def _is_remote(context: Any) -> bool:
    return isinstance(context, str) or (isinstance(context, list) and any(isinstance(each, str) for each in context))


def _parsed(name: str, text: str, kind: str) -> Iterator[Statement]:
    try:
        import pyoxigraph
    except ImportError:
        return _with_rdflib(name, text, kind)
    formats = {
        "json-ld": pyoxigraph.RdfFormat.JSON_LD,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "nt": pyoxigraph.RdfFormat.N_TRIPLES,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "xml": pyoxigraph.RdfFormat.RDF_XML,
    }
    try:
        parsed = pyoxigraph.parse(text.encode("utf-8"), format=formats[kind])
        quads = pyoxigraph.serialize(parsed, format=pyoxigraph.RdfFormat.N_QUADS)
        return iter(read_quads((quads or b"").decode("utf-8")))
    except (SyntaxError, ValueError, OSError) as error:
        raise UnreadableInput("graph.unreadable", file=name, why=str(error).splitlines()[0][:200]) from error


def _with_rdflib(name: str, text: str, kind: str) -> Iterator[Statement]:
    import rdflib

    data = rdflib.Dataset()
    before = rdflib.NORMALIZE_LITERALS
    # A number keeps the spelling it has in the file.
    rdflib.NORMALIZE_LITERALS = False
    try:
        data.parse(data=text, format="application/rdf+xml" if kind == "xml" else kind)
    except RecursionError:
        raise LimitError("rdf.too_deep", limit=MAX_DEPTH) from None
    except Exception as error:  # each of the library's parsers raises exceptions of its own
        why = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise UnreadableInput("graph.unreadable", file=name, why=why) from error
    finally:
        rdflib.NORMALIZE_LITERALS = before
    for home in data.graphs():
        graph = "" if home.identifier == data.default_graph.identifier else iri(str(home.identifier))
        for subject, verb, thing, _ in from_rdflib(home):
            yield subject, verb, thing, graph
