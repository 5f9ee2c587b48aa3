"""Networks as XML: GraphML for most programs, GEXF for Gephi. Written here, because a writer must read no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.formats.flat import EDGE_FIELDS, NODE_FIELDS, FlatEdge, FlatNode, flat_edges, flat_nodes
from policygraph.schema.findings import Finding
from policygraph.schema.periods import day_bounds

__all__ = ["gexf_text", "graphml_text"]

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DROPPED: Final = ("id", "source", "target")
_NUMBERS: Final = ("strength",)


def graphml_text(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> str:
    """Return the network as GraphML."""
    found = tuple(findings)
    nodes, edges = flat_nodes(graph, found), flat_edges(graph, found)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for kind, names in (("node", _kept(NODE_FIELDS)), ("edge", _kept(EDGE_FIELDS))):
        for name in names:
            form = "int" if name in _NUMBERS else "string"
            lines.append(f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{form}"/>')
    lines.append('<graph id="policygraph" edgedefault="directed">')
    for node in nodes:
        lines += [f"<node id={_attribute(node.id)}>", *_data(node, "node", NODE_FIELDS), "</node>"]
    for edge in edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        lines += [f"<edge id={_attribute(edge.id)} {ends}>", *_data(edge, "edge", EDGE_FIELDS), "</edge>"]
    return "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def gexf_text(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> str:
    """Return the network as GEXF 1.2 with a timeline; the partial dates stay beside it as ``from`` and ``until``."""
    found = tuple(findings)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">',
    ]
    for kind, names in (("node", _kept(NODE_FIELDS)), ("edge", _kept(EDGE_FIELDS))):
        lines.append(f'<attributes class="{kind}" mode="static">')
        for name in names:
            form = "integer" if name in _NUMBERS else "string"
            lines.append(f'<attribute id="{kind}_{name}" title="{_SPELLED.get(name, name)}" type="{form}"/>')
        lines.append("</attributes>")
    lines.append("<nodes>")
    for node in flat_nodes(graph, found):
        lines.append(f"<node id={_attribute(node.id)} label={_attribute(node.label)}{_spell(node)}>")
        lines += [*_values(node, "node", NODE_FIELDS), "</node>"]
    lines += ["</nodes>", "<edges>"]
    for edge in flat_edges(graph, found):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        lines.append(f"<edge id={_attribute(edge.id)} {ends} label={_attribute(edge.relation)}{_spell(edge)}>")
        lines += [*_values(edge, "edge", EDGE_FIELDS), "</edge>"]
    return "\n".join([*lines, "</edges>", "</graph>", "</gexf>"]) + "\n"


# The words start and end belong to the timeline.
_SPELLED: Final = {"start": "from", "end": "until", "label": "name"}


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in _DROPPED)


def _spell(thing: FlatNode | FlatEdge) -> str:
    """Return the timeline attributes: from the first day it may hold to the last."""
    start = f' start="{date.fromordinal(day_bounds(thing.start)[0])}"' if thing.start else ""
    end = f' end="{date.fromordinal(day_bounds(thing.end)[1])}"' if thing.end else ""
    return start + end


def _data(thing: FlatNode | FlatEdge, kind: str, names: Iterable[str]) -> Iterator[str]:
    for name in _kept(names):
        value = getattr(thing, name)
        if value not in ("", 0):
            yield f'  <data key="{kind}_{name}">{escape(_clean(str(value)))}</data>'


def _values(thing: FlatNode | FlatEdge, kind: str, names: Iterable[str]) -> Iterator[str]:
    yield "  <attvalues>"
    for name in _kept(names):
        value = getattr(thing, name)
        if value not in ("", 0):
            yield f'    <attvalue for="{kind}_{name}" value={_attribute(str(value))}/>'
    yield "  </attvalues>"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
