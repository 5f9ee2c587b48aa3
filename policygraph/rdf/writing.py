"""Sorted, byte-stable texts of statements without blank nodes, in every RDF format."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Final
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
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Subject -> verb -> objects, each sorted; what all writers go over.
Objects = list[tuple[str, list[str]]]


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
    collecting = gc.isenabled()
    # Texts and pairs of texts make no circles, and looking for some would cost a quarter of the time.
    gc.disable()
    try:
        return _WRITERS[kind](from_rdflib(source) if isinstance(source, Graph) else source)
    finally:
        if collecting:
            gc.enable()


def _by_subject(statements: Iterable[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    """Yield subjects in order, each with its statements in order; one said in two graphs comes twice."""
    subjects: dict[str, list[Statement]] = {}
    for each in statements:
        found = subjects.get(each[0])
        if found is None:
            subjects[each[0]] = [each]
        else:
            found.append(each)
    for subject in sorted(subjects):
        found = subjects[subject]
        found.sort()
        yield subject, found


def _grouped(statements: Iterable[Statement]) -> Iterator[tuple[str, Objects]]:
    for subject, found in _by_subject(statements):
        verbs: dict[str, list[str]] = {}
        for _, verb, thing, _ in found:
            things = verbs.setdefault(verb, [])
            if not things or things[-1] != thing:
                things.append(thing)
        # The class comes first, as people read.
        kinds = verbs.pop(TYPE, None)
        yield subject, [(TYPE, kinds), *verbs.items()] if kinds else list(verbs.items())


class _Shortener(dict[str, str]):
    """Terms as Turtle writes them, with prefixed names where they need no escape; each is worked out once."""

    bases: ClassVar[dict[str, str]] = {base: prefix for prefix, base in PREFIXES.items()}

    def __missing__(self, term: str) -> str:
        found = self[term] = self._literal(term) if term[0] == '"' else self._name(term)
        return found

    def _literal(self, term: str) -> str:
        cut = term.rfind("^^<") if term[-1] == ">" else -1
        return f"{term[:cut]}^^{self[term[cut + 2 :]]}" if cut > 0 else term

    def _name(self, term: str) -> str:
        # All our prefixes end in one of these marks.
        cut = max(term.rfind("#"), term.rfind("/")) + 1
        prefix = self.bases.get(term[1:cut])
        return f"{prefix}:{term[cut:-1]}" if prefix and _LOCAL.fullmatch(term, cut, len(term) - 1) else term


def _shortener() -> _Shortener:
    return _Shortener({TYPE: "a"})


def _ntriples(statements: Iterable[Statement]) -> str:
    return "".join(sorted({f"{s} {p} {o} .\n" for s, p, o, _ in statements}))


def _nquads(statements: Iterable[Statement]) -> str:
    return "".join(sorted({f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in statements}))


def _header() -> list[str]:
    return [f"@prefix {prefix}: <{base}> ." for prefix, base in PREFIXES.items()]


def _blocks(statements: Iterable[Statement], shorten: _Shortener) -> Iterator[str]:
    """Yield one block a subject: this is the inner loop of every large export, so it goes over single statements."""
    for subject, found in _by_subject(statements):
        lines: list[str] = []
        last = said = ""
        first = 0
        for _, verb, thing, _ in found:
            if verb != last:
                if verb == TYPE:
                    first = len(lines)
                lines.append(f"    {shorten[verb]} {shorten[thing]}")
                last = verb
            elif thing != said:
                lines[-1] += f" , {shorten[thing]}"
            said = thing
        # The class comes first, as people read.
        if first:
            lines.insert(0, lines.pop(first))
        yield f"\n{shorten[subject]}\n" + " ;\n".join(lines) + " ."


def _turtle(statements: Iterable[Statement]) -> str:
    return "\n".join([*_header(), *_blocks(statements, _shortener())]) + "\n"


def _long_turtle(statements: Iterable[Statement]) -> str:
    """Write one object a line, so that a line-wise comparison shows single values."""
    shorten = _shortener()
    lines = _header()
    for subject, verbs in _grouped(statements):
        lines += ["", shorten[subject]]
        for verb, things in verbs:
            lines.append(f"    {shorten[verb]}")
            lines += [f"        {shorten[each]} ," for each in things[:-1]]
            lines.append(f"        {shorten[things[-1]]} ;")
        lines.append(".")
    return "\n".join(lines) + "\n"


def _trig(statements: Iterable[Statement]) -> str:
    shorten = _shortener()
    homes: dict[str, list[Statement]] = {}
    for each in statements:
        homes.setdefault(each[3], []).append(each)
    parts = _header()
    for home in sorted(homes):
        blocks = _blocks(homes[home], shorten)
        parts += [f"\n{shorten[home]} {{", *blocks, "}"] if home else blocks
    return "\n".join(parts) + "\n"


def _jsonld(statements: Iterable[Statement]) -> str:
    shorten = _shortener()

    def compact(term: str) -> str:
        short = shorten[term]
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
        lines.append(f"<rdf:Description rdf:about={quoteattr(term_parts(subject).value)}>")
        for verb, things in verbs:
            name = "rdf:type" if verb == TYPE else shorten[verb]
            if name.startswith("<"):
                raise UsageError("rdf.xml_name", name=name)
            lines += [_xml_property(name, each) for each in things]
        lines.append("</rdf:Description>")
    return "\n".join([*lines, "</rdf:RDF>"]) + "\n"


def _xml_property(name: str, term: str) -> str:
    parts = term_parts(term)
    if parts.kind != "literal":
        return f"  <{name} rdf:resource={quoteattr(parts.value)}/>"
    if _NO_XML.search(parts.value):
        # XML 1.0 has no way to write such a character; a file that nobody can read would be worse.
        raise UsageError("rdf.xml_character", name=name, value=ascii(parts.value)[:80])
    kind = f" xml:lang={quoteattr(parts.lang)}" if parts.lang else ""
    kind = f" rdf:datatype={quoteattr(parts.datatype)}" if parts.datatype else kind
    text = escape(parts.value, {"\r": "&#13;"})
    return f"  <{name}{kind}>{text}</{name}>"


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
