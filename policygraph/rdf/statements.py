"""One statement: subject, predicate, object and named graph, each as its N-Triples text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import BNode, Node

__all__ = [
    "Statement",
    "TermParts",
    "from_rdflib",
    "iri",
    "literal",
    "read_quads",
    "term_parts",
    "to_rdflib",
    "typed",
    "unescape",
]

# The graph is "" for the default graph. Text sorts, compares and writes faster than any term object.
Statement = tuple[str, str, str, str]

_STRING: Final = str(XSD.string)
_ESCAPE: Final = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_NODE: Final = r"<[^>]*>|_:\S+"
_QUAD: Final = re.compile(
    rf"^({_NODE}) (<[^>]*>) "
    rf'({_NODE}|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)'
    rf" ?({_NODE}|) ?\.$",
    re.MULTILINE,
)
_PLAIN: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class TermParts(NamedTuple):
    """What a term says: ``kind`` is iri, literal or blank; ``datatype`` is empty for plain and tagged text."""

    kind: str
    value: str
    lang: str
    datatype: str


def iri(text: str) -> str:
    """Return an IRI as a term."""
    return f"<{text}>"


def literal(text: str, lang: str = "") -> str:
    """Return plain or language-tagged text as a term."""
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
    return f"{quoted}@{lang}" if lang else quoted


def typed(text: str, datatype: str) -> str:
    """Return text with a datatype IRI as a term; its spelling is kept as it is."""
    return literal(text) if datatype == _STRING else f"{literal(text)}^^<{datatype}>"


def unescape(text: str) -> str:
    """Return the text behind N-Triples escapes."""
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    mark = found[1]
    if mark[0] in "uU" and len(mark) > 1:
        return chr(int(mark[1:], 16))
    return _PLAIN.get(mark, mark)


def term_parts(term: str) -> TermParts:
    """Return what a term says."""
    if term.startswith("<"):
        return TermParts("iri", unescape(term[1:-1]), "", "")
    if not term.startswith('"'):
        return TermParts("blank", term, "", "")
    end = term.rindex('"')
    value, rest = unescape(term[1:end]), term[end + 1 :]
    if rest.startswith("@"):
        return TermParts("literal", value, rest[1:], "")
    return TermParts("literal", value, "", rest[3:-1])


def read_quads(text: str) -> list[Statement]:
    """Return the statements of N-Triples or N-Quads as a serializer writes them: one a line, one space between terms.

    Raises
    ------
    ValueError
        If a line is no statement.
    """
    found: list[Statement] = _QUAD.findall(text)
    lines = text.count("\n") + (not text.endswith("\n") and bool(text))
    if len(found) != lines:
        raise ValueError("not every line is a statement")
    return found


def from_rdflib(graph: Graph) -> list[Statement]:
    """Return the triples of an ``rdflib.Graph`` in its default graph."""
    known: dict[Node, str] = {}

    def text(node: Node) -> str:
        found = known.get(node)
        if found is None:
            found = known[node] = _term(node)
        return found

    return [(text(s), text(p), text(o), "") for s, p, o in graph]


def _term(node: Node) -> str:
    if isinstance(node, Literal):
        if node.language:
            return literal(str(node), node.language)
        return typed(str(node), str(node.datatype)) if node.datatype else literal(str(node))
    return iri(str(node)) if isinstance(node, URIRef) else node.n3()


def to_rdflib(statements: Iterable[Statement]) -> Graph:
    """Return the statements as one ``rdflib.Graph``, whatever graph they are in."""
    result = Graph(bind_namespaces="none")
    known: dict[str, Node] = {}

    def node(term: str) -> Node:
        found = known.get(term)
        if found is None:
            found = known[term] = _node(term)
        return found

    for subject, verb, thing, _ in statements:
        result.add((node(subject), node(verb), node(thing)))
    return result


def _node(term: str) -> Node:
    parts = term_parts(term)
    if parts.kind == "iri":
        return URIRef(parts.value)
    if parts.kind == "blank":
        return BNode(parts.value.removeprefix("_:"))
    if parts.lang:
        return Literal(parts.value, lang=parts.lang)
    if parts.datatype:
        return Literal(parts.value, datatype=URIRef(parts.datatype), normalize=False)
    return Literal(parts.value)
