"""A network as Cypher statements, for a Neo4j or Memgraph that runs already."""

from __future__ import annotations

import json
from collections.abc import Iterable

from policygraph.graph.policygraph import PolicyGraph
from policygraph.interop.formats.flat import EDGE_FIELDS, NODE_FIELDS, FlatEdge, FlatNode, flat_edges, flat_nodes
from policygraph.schema.findings import Finding

__all__ = ["cypher_text"]


def cypher_text(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> str:
    """Return one statement a node and an edge; running it twice changes nothing."""
    found = tuple(findings)
    lines = ["CREATE CONSTRAINT policygraph_id IF NOT EXISTS FOR (n:Policygraph) REQUIRE n.id IS UNIQUE;"]
    for node in flat_nodes(graph, found):
        kind = node.kind.title().replace("_", "")
        lines.append(f"MERGE (n:Policygraph {{id: {_quoted(node.id)}}}) SET n:{kind}, n += {_map(node, NODE_FIELDS)};")
    for edge in flat_edges(graph, found):
        ends = f"MATCH (a:Policygraph {{id: {_quoted(edge.source)}}}), (b:Policygraph {{id: {_quoted(edge.target)}}})"
        link = f"MERGE (a)-[r:{edge.relation.upper()} {{id: {_quoted(edge.id)}}}]->(b)"
        lines.append(f"{ends} {link} SET r += {_map(edge, EDGE_FIELDS)};")
    return "\n".join(lines) + "\n"


def _map(thing: FlatNode | FlatEdge, names: Iterable[str]) -> str:
    pairs = [(name, getattr(thing, name)) for name in names if name not in ("id", "source", "target")]
    shown = (f"{name}: {value if isinstance(value, int) else _quoted(value)}" for name, value in pairs if value)
    return "{" + ", ".join(shown) + "}"


def _quoted(text: str) -> str:
    # Cypher's double-quoted strings know the escapes of JSON.
    return json.dumps(text, ensure_ascii=False)
