"""A graph as other programs' networks hold it: nodes and edges with plain text attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label as word

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "FlatEdge", "FlatNode", "flat_edges", "flat_nodes"]

_SIGNS: Final = {"+": "raises", "-": "lowers", "0": "no effect", "?": "not stated"}


@dataclass(frozen=True, slots=True)
class FlatNode:
    """A node; dates are as much of a date as is known, blank where unknown or open."""

    id: str
    label: str
    label_zh: str
    kind: str
    place: str
    start: str
    end: str
    status: str
    description: str


@dataclass(frozen=True, slots=True)
class FlatEdge:
    """An edge; ``sign`` is a word, so that no spreadsheet takes it for a formula."""

    id: str
    source: str
    target: str
    relation: str
    sign: str
    strength: int
    start: str
    end: str


NODE_FIELDS: Final = tuple(each.name for each in fields(FlatNode))
EDGE_FIELDS: Final = tuple(each.name for each in fields(FlatEdge))


def flat_nodes(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> tuple[FlatNode, ...]:
    """Return the nodes of the network view and one node a finding, sorted by id."""
    nodes = [_node(graph, name, str(data["kind"])) for name, data in graph.network.nodes(data=True)]
    return tuple(sorted([*nodes, *(_finding(each) for each in findings)], key=lambda each: each.id))


def flat_edges(graph: PolicyGraph, findings: Iterable[Finding] = ()) -> tuple[FlatEdge, ...]:
    """Return the edges of the network view and one edge from a finding to each party that is a node, sorted."""
    network = graph.network
    edges = [
        _edge(graph, source, target, str(key), str(data["relation"]), str(data["sign"]))
        for source, target, key, data in network.edges(keys=True, data=True)
    ]
    edges += [each for finding in findings for each in _parties(finding, network.nodes)]
    return tuple(sorted(edges, key=astuple))


def _node(graph: PolicyGraph, name: str, kind: str) -> FlatNode:
    row = graph.index[name]
    policy = graph.policy_of(row)
    return FlatNode(
        name, graph.label(name, "en"), graph.label(name, "zh"), kind,
        policy.jurisdiction if policy else getattr(row, "jurisdiction", ""),
        _own(row, "start") or _own(row, "text_date") or _own(row, "publication_date"), _own(row, "end"),
        _own(row, "status"), _own(row, "summary_en") or _own(row, "definition_en") or _own(row, "title_en"),
    )  # fmt: skip


def _own(row: Row, name: str) -> str:
    value = getattr(row, name, "")
    return value if isinstance(value, str) else ""


def _finding(each: Finding) -> FlatNode:
    kind = {"C": "conflict", "G": "gap", "S": "synergy"}[each.code[0]]
    return FlatNode(
        each.id, f"{each.code} {word('code', each.code, 'en')}", f"{each.code} {word('code', each.code, 'zh')}", kind,
        each.place, each.period.start, each.period.end, each.status, each.explanation.en,
    )  # fmt: skip


def _edge(graph: PolicyGraph, source: str, target: str, key: str, relation: str, sign: str) -> FlatEdge:
    row = graph.index.get(key)
    # An edge that no row makes has no id of its own, and programs want one.
    name = key if row is not None else f"{source} {relation} {target}"
    strength = getattr(row, "strength", None)
    start, end = (_own(row, "start"), _own(row, "end")) if row is not None else ("", "")
    return FlatEdge(name, source, target, relation, _SIGNS.get(sign, ""), strength or 0, start, end)


def _parties(finding: Finding, known: Iterable[str]) -> Iterator[FlatEdge]:
    for number, party in enumerate(finding.parties, start=1):
        if party.id in known:
            yield FlatEdge(f"{finding.id}/{number}", finding.id, party.id, "involves", party.role, 0, "", "")
