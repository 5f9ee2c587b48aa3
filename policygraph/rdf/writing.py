"""Sorted, byte-stable texts of statements without blank nodes, in every RDF format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from rdflib import Graph

from policygraph.errors import UsageError
from policygraph.rdf.statements import Statement, from_rdflib, term_parts
from policygraph.rdf.terms import PREFIXES, TYPE

__all__ = ["FORMATS", "KINDS", "MEDIA_TYPES", "rdf_text"]

FORMATS: Final = {
    ".jsonld": "json-ld",
    ".nq": "nquads",
    ".nt": "nt",
    ".rdf": "xml",
    ".trig": "trig",
    ".ttl": "turtle",
}
MEDIA_TYPES: Final = {
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "ttl": "text/turtle",
}
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPED: Final = re.compile(r'\^\^<[^<>"]*>\Z')
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Subject -> verb -> objects, each sorted; what all writers go over.
Objects = list[tuple[str, list[str]]]
Shorten = Callable[[str], str]


def rdf_text(source: Graph | Iterable[Statement], kind: str) -> str:
    """Return statements as sorted text.

    Parameters
    ----------
    source
        Statements, or an ``rdflib.Graph`` without blank nodes.
    kind
        ``turtle``, ``longturtle``, ``trig``, ``json-ld``, ``xml``, ``nt`` or ``nquads``.

    Raises
    ------
    UsageError
        If the format is unknown.
    """
    if kind not in KINDS:
        raise UsageError("rdf.format", format=kind, known=", ".join(KINDS))
    return _WRITERS[kind](from_rdflib(source) if isinstance(source, Graph) else source)


def _grouped(statements: Iterable[Statement]) -> Iterator[tuple[str, Objects]]:
    subjects: dict[str, dict[str, set[str]]] = {}
    for subject, verb, thing, _ in statements:
        verbs = subjects.get(subject)
        if verbs is None:
            verbs = subjects[subject] = {}
        things = verbs.get(verb)
        if things is None:
            verbs[verb] = {thing}
        else:
            things.add(thing)
    for subject in sorted(subjects):
        verbs = subjects[subject]
        # The class comes first, as people read.
        order = sorted(verbs, key=lambda verb: (verb != TYPE, verb))
        yield subject, [(verb, sorted(verbs[verb])) for verb in order]


def _shortener() -> Shorten:
    """Return a function that writes a term as Turtle does, with prefixed names where they need no escape."""
    bases = sorted(((base, prefix) for prefix, base in PREFIXES.items()), reverse=True)
    known: dict[str, str] = {TYPE: "a"}

    def shorten(term: str) -> str:
        found = known.get(term)
        if found is None:
            found = known[term] = literal(term) if term.startswith('"') else name(term)
        return found

    def literal(term: str) -> str:
        suffix = _TYPED.search(term)
        return f"{term[: suffix.start()]}^^{shorten(suffix[0][2:])}" if suffix else term

    def name(term: str) -> str:
        text = term[1:-1]
        for base, prefix in bases:
            if text.startswith(base):
                return f"{prefix}:{text[len(base) :]}" if _LOCAL.fullmatch(text, len(base)) else term
        return term

    return shorten


def _ntriples(statements: Iterable[Statement]) -> str:
    return "".join(sorted({f"{s} {p} {o} .\n" for s, p, o, _ in statements}))


def _nquads(statements: Iterable[Statement]) -> str:
    return "".join(sorted({f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in statements}))


def _header() -> list[str]:
    return [f"@prefix {prefix}: <{base}> ." for prefix, base in PREFIXES.items()]


def _block(subject: str, verbs: Objects, shorten: Shorten) -> str:
    lines = [f"    {shorten(verb)} {' , '.join([shorten(each) for each in things])}" for verb, things in verbs]
    return f"\n{shorten(subject)}\n" + " ;\n".join(lines) + " ."


def _turtle(statements: Iterable[Statement]) -> str:
    shorten = _shortener()
    blocks = [_block(subject, verbs, shorten) for subject, verbs in _grouped(statements)]
    return "\n".join([*_header(), *blocks]) + "\n"


def _long_turtle(statements: Iterable[Statement]) -> str:
    """Write one object a line, so that a line-wise comparison shows single values."""
    shorten = _shortener()
    lines = _header()
    for subject, verbs in _grouped(statements):
        lines += ["", shorten(subject)]
        for verb, things in verbs:
            lines.append(f"    {shorten(verb)}")
            lines += [f"        {shorten(each)} ," for each in things[:-1]]
            lines.append(f"        {shorten(things[-1])} ;")
        lines.append(".")
    return "\n".join(lines) + "\n"


def _trig(statements: Iterable[Statement]) -> str:
    shorten = _shortener()
    homes: dict[str, list[Statement]] = {}
    for each in statements:
        homes.setdefault(each[3], []).append(each)
    parts = _header()
    for home in sorted(homes):
        blocks = [_block(subject, verbs, shorten) for subject, verbs in _grouped(homes[home])]
        parts += [f"\n{shorten(home)} {{", *blocks, "}"] if home else blocks
    return "\n".join(parts) + "\n"


def _jsonld(statements: Iterable[Statement]) -> str:
    shorten = _shortener()

    def compact(term: str) -> str:
        short = shorten(term)
        return term_parts(term).value if short.startswith("<") else short

    def value(term: str) -> dict[str, str]:
        parts = term_parts(term)
        if parts.kind != "literal":
            return {"@id": parts.value}
        tag = {"@language": parts.lang} if parts.lang else {}
        kind = {"@type": compact(f"<{parts.datatype}>")} if parts.datatype else {}
        return {"@value": parts.value, **tag, **kind}

    nodes: list[dict[str, Any]] = []
    for subject, verbs in _grouped(statements):
        node: dict[str, Any] = {"@id": term_parts(subject).value}
        for verb, things in verbs:
            if verb == TYPE:
                node["@type"] = [compact(each) for each in things]
            else:
                node[compact(verb)] = [value(each) for each in things]
        nodes.append(node)
    body = {"@context": PREFIXES, "@graph": nodes}
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _xml(statements: Iterable[Statement]) -> str:
    shorten = _shortener()
    names = "".join(f'\n  xmlns:{prefix}="{base}"' for prefix, base in PREFIXES.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{names}>"]
    for subject, verbs in _grouped(statements):
        lines.append(f"<rdf:Description rdf:about={_attribute(term_parts(subject).value)}>")
        for verb, things in verbs:
            name = "rdf:type" if verb == TYPE else shorten(verb)
            if name.startswith("<"):
                raise UsageError("rdf.xml_name", name=name)
            lines += [_xml_property(name, each) for each in things]
        lines.append("</rdf:Description>")
    return "\n".join([*lines, "</rdf:RDF>"]) + "\n"


def _xml_property(name: str, term: str) -> str:
    parts = term_parts(term)
    if parts.kind != "literal":
        return f"  <{name} rdf:resource={_attribute(parts.value)}/>"
    if _NO_XML.search(parts.value):
        # XML 1.0 has no way to write such a character; a file that nobody can read would be worse.
        raise UsageError("rdf.xml_character", name=name, value=ascii(parts.value)[:80])
    kind = f" xml:lang={_attribute(parts.lang)}" if parts.lang else ""
    kind = f" rdf:datatype={_attribute(parts.datatype)}" if parts.datatype else kind
    text = escape(parts.value, {"\r": "&#13;"})
    return f"  <{name}{kind}>{text}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(text)


_WRITERS: Final[dict[str, Callable[[Iterable[Statement]], str]]] = {
    "json-ld": _jsonld,
    "longturtle": _long_turtle,
    "nquads": _nquads,
    "nt": _ntriples,
    "trig": _trig,
    "turtle": _turtle,
    "xml": _xml,
}
KINDS: Final = tuple(sorted(_WRITERS))
