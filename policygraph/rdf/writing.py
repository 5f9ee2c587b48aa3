"""Sorted, byte-stable texts of an RDF graph without blank nodes: Turtle, N-Triples, JSON-LD."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import Any, Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from policygraph.errors import UsageError
from policygraph.rdf.terms import PREFIXES

__all__ = ["FORMATS", "rdf_text"]

FORMATS: Final = {".jsonld": "json-ld", ".nt": "nt", ".ttl": "turtle"}
_SAFE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")

Triple = tuple[Node, Node, Node]


def rdf_text(graph: Graph, kind: str) -> str:
    """Return ``graph`` as ``turtle``, ``nt`` or ``json-ld`` text, sorted.

    Raises
    ------
    UsageError
        If the format is unknown.
    """
    writers = {"turtle": _turtle, "nt": _ntriples, "json-ld": _jsonld}
    if kind not in writers:
        raise UsageError("rdf.format", format=kind, known=", ".join(sorted(writers)))
    triples = sorted(graph, key=lambda triple: tuple(term.n3() for term in triple))
    return writers[kind](triples)


def _ntriples(triples: list[Triple]) -> str:
    return "".join(f"{s.n3()} {p.n3()} {_plain(o)} .\n" for s, p, o in triples)


def _plain(term: Node) -> str:
    return _literal(term, full=True) if isinstance(term, Literal) else term.n3()


def _literal(term: Literal, *, full: bool) -> str:
    quoted = json.dumps(str(term), ensure_ascii=False).replace("\x7f", "\\u007F")
    if term.language:
        return f"{quoted}@{term.language}"
    if term.datatype is None or term.datatype == XSD.string:
        return quoted
    return f"{quoted}^^{term.datatype.n3() if full else _short(term.datatype)}"


def _short(term: Node) -> str:
    text = str(term)
    for prefix, base in PREFIXES.items():
        if text.startswith(base) and _SAFE.fullmatch(text[len(base) :]):
            return f"{prefix}:{text[len(base) :]}"
    return term.n3()


def _turtle(triples: list[Triple]) -> str:
    lines = [f"@prefix {prefix}: <{base}> ." for prefix, base in PREFIXES.items()]
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        lines.append("")
        lines.append(_short(subject))
        verbs = [(verb, [each[2] for each in same]) for verb, same in groupby(group, key=lambda triple: triple[1])]
        verbs.sort(key=lambda item: item[0] != RDF.type)
        for number, (verb, objects) in enumerate(verbs):
            name = "a" if verb == RDF.type else _short(verb)
            values = " , ".join(
                _literal(each, full=False) if isinstance(each, Literal) else _short(each) for each in objects
            )
            lines.append(f"    {name} {values} {'.' if number == len(verbs) - 1 else ';'}")
    return "\n".join(lines) + "\n"


def _jsonld(triples: list[Triple]) -> str:
    nodes: list[dict[str, Any]] = []
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        node: dict[str, Any] = {"@id": str(subject)}
        for verb, same in groupby(group, key=lambda triple: triple[1]):
            objects = [each[2] for each in same]
            if verb == RDF.type:
                node["@type"] = [_compact(each) for each in objects]
            else:
                node[_compact(verb)] = [_value(each) for each in objects]
        nodes.append(node)
    return json.dumps({"@context": PREFIXES, "@graph": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _compact(term: Node) -> str:
    short = _short(term)
    return str(term) if short.startswith("<") else short


def _value(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"@id": str(term)}
    literal = term if isinstance(term, Literal) else Literal(str(term))
    if literal.language:
        return {"@value": str(literal), "@language": literal.language}
    if literal.datatype is None or literal.datatype == XSD.string:
        return {"@value": str(literal)}
    return {"@value": str(literal), "@type": _compact(literal.datatype)}
