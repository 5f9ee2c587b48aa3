"""What the map draws: nodes, edges and findings as plain data, with everything its filters ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy
from policygraph.texts import LANGUAGES
from policygraph.views.chains import Chain, finding_chain
from policygraph.views.facets import EPOCH, facets
from policygraph.views.labels import picture_name, wrap
from policygraph.views.layout import layered_positions
from policygraph.views.style import BUNDLED_KINDS, KINDS

__all__ = ["FIRST_VIEW", "MapData", "map_data"]

Plain = dict[str, Any]
N = TypeVar("N", int, str)

# So many nodes fit a laptop's screen with every one of them named.
FIRST_VIEW: Final = 66


@dataclass(frozen=True)
class MapData:
    """Nodes are numbered in the order of their ids; edges, findings and chains name nodes by number."""

    graph: PolicyGraph
    nodes: list[Plain] = field(default_factory=list)
    edges: list[Plain] = field(default_factory=list)
    findings: list[Plain] = field(default_factory=list)

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of a node by its id."""
        return {node["key"]: node["id"] for node in self.nodes}

    @property
    def first(self) -> list[int]:
        """How the map opens: the findings, gravest first, whose chains together fit the first view."""
        shown: set[int] = set()
        taken: list[int] = []
        for finding in self.findings:
            if len(shown | set(finding["nodes"])) > FIRST_VIEW:
                break
            shown |= set(finding["nodes"])
            taken.append(finding["id"])
        return taken

    @property
    def opening(self) -> list[int]:
        """The nodes it opens on: those chains; where they are few, their best connected neighbours as well."""
        shown = {node for rank in self.first for node in self.findings[rank]["nodes"]}
        degree = _degrees((edge["from"], edge["to"]) for edge in self.edges)
        near = {end for edge in self.edges for end in (edge["from"], edge["to"]) if shown & {edge["from"], edge["to"]}}
        candidates = near - shown if shown else range(len(self.nodes))
        more = sorted(candidates, key=lambda node: (-degree.get(node, 0), node))
        return sorted(shown | set(more[: FIRST_VIEW - len(shown)])) if len(shown) < FIRST_VIEW // 2 else sorted(shown)

    @property
    def counts(self) -> dict[str, int]:
        """What the first sentence counts."""
        policies = self.graph.rows(Policy)
        conflicts = [each["status"] for each in self.findings if each["code"].startswith("C")]
        return {
            "policies": len(policies),
            "places": len({row.jurisdiction for row in policies}),
            "open": conflicts.count("open"),
            "ended": conflicts.count("ended"),
            "gaps": sum(each["code"].startswith("G") and each["status"] == "open" for each in self.findings),
        }

    @property
    def months(self) -> list[int]:
        """First and last month of the slider, counted from year 0: from the first known start to five years ahead."""
        today = date.fromisoformat(self.graph.as_of)
        starts = [node["days"][0] for node in self.nodes if node.get("days") and node["days"][0] is not None]
        first = date.fromordinal(min(starts, default=0) + EPOCH) if starts else today
        return [first.year * 12, (today.year + 5) * 12 + 11]


def map_data(graph: PolicyGraph, findings: Iterable[Finding]) -> MapData:
    """Return the whole map of a graph; ``findings`` come gravest first."""
    found = list(findings)
    chains = [finding_chain(graph, each) for each in found]
    kinds = _kinds(graph)
    edges = _edges(graph, kinds, chains)
    positions = layered_positions(_bands(graph, kinds), (1, 2, 0), [(edge[0], edge[1]) for edge in edges])
    degree = _degrees((edge[0], edge[1]) for edge in edges)
    nodes = [
        _node(graph, name, number, kinds[name], positions[name], degree.get(name, 0))
        for number, name in enumerate(sorted(kinds))
    ]
    numbers = {node["key"]: node["id"] for node in nodes}
    return MapData(
        graph,
        nodes,
        [_edge(numbers, rank, edge) for rank, edge in enumerate(edges)],
        [_finding(numbers, rank, *pair) for rank, pair in enumerate(zip(found, chains, strict=True))],
    )


Edge = tuple[str, str, str, str, str]


def _kinds(graph: PolicyGraph) -> dict[str, str]:
    kinds = {name: str(data["kind"]) for name, data in graph.network.nodes(data=True)}
    drawn = {name: BUNDLED_KINDS.get(kind, kind) for name, kind in kinds.items()}
    return {name: kind for name, kind in drawn.items() if kind}


def _edges(graph: PolicyGraph, kinds: Mapping[str, str], chains: Iterable[Chain]) -> list[Edge]:
    """Return the edges of the network view, and the links of findings that rest on an instrument's default effect."""
    edges = {
        (source, target, key, str(data["relation"]), str(data["sign"]))
        for source, target, key, data in graph.network.edges(keys=True, data=True)
        if source in kinds and target in kinds
    }
    for link in (each for chain in chains for each in chain.links if each.derived):
        edges.add((link.source, link.target, link.row, link.kind, {1: "+", -1: "-"}.get(link.sign or 0, "")))
    return sorted(edges)


def _degrees(pairs: Iterable[tuple[N, N]]) -> dict[N, int]:
    degree: dict[N, int] = {}
    for source, target in pairs:
        degree[source] = degree.get(source, 0) + 1
        degree[target] = degree.get(target, 0) + 1
    return degree


def _bands(graph: PolicyGraph, kinds: Mapping[str, str]) -> dict[int, list[str]]:
    """Return the ids of each band: places by code, policies by place and start, all below them by their own parent."""
    rank: dict[str, tuple[object, ...]] = {}
    for row in graph.rows(Jurisdiction):
        rank[row.id] = (row.id != "plc:CN", row.gbt or "~", row.id)
    for policy in graph.rows(Policy):
        rank[policy.id] = (*rank[policy.jurisdiction], graph.start_of(policy) or "~", policy.id)
    bands: dict[int, list[str]] = {style.layer: [] for style in KINDS.values()}
    for name in sorted(kinds, key=lambda each: (_rank(graph, rank, each), each)):
        bands[KINDS[kinds[name]].layer].append(name)
    return bands


def _rank(graph: PolicyGraph, rank: Mapping[str, tuple[object, ...]], name: str) -> tuple[object, ...]:
    policy = graph.policy_of(graph.index[name])
    return rank.get(policy.id if policy else name, ())


def _node(graph: PolicyGraph, name: str, number: int, kind: str, at: tuple[int, int], degree: int) -> Plain:
    label = {lang: wrap(picture_name(graph, name, lang)) for lang in LANGUAGES}
    node: Plain = {
        "id": number, "key": name, "kind": kind, "label": label["en"], "zh": label["zh"], "x": at[0], "y": at[1],
        "size": KINDS[kind].size + min(degree // 8, 4), **facets(graph, graph.index[name]),
    }  # fmt: skip
    return {key: value for key, value in node.items() if value or value == 0}


def _edge(numbers: Mapping[str, int], rank: int, edge: Edge) -> Plain:
    source, target, key, relation, sign = edge
    plain: Plain = {"id": rank, "from": numbers[source], "to": numbers[target], "relation": relation, "sign": sign}
    return plain | ({"row": key} if key != relation else {})


def _finding(numbers: Mapping[str, int], rank: int, finding: Finding, chain: Chain) -> Plain:
    return {
        "id": rank,
        "key": finding.id,
        "code": finding.code,
        "status": finding.status,
        "grade": finding.grade or "",
        "nodes": _numbered(numbers, chain.nodes),
        "parties": _numbered(numbers, chain.parties),
        "alike": _numbered(numbers, chain.alike),
        "pair": _numbered(numbers, chain.pair),
    }


def _numbered(numbers: Mapping[str, int], names: Iterable[str]) -> list[int]:
    return [numbers[name] for name in names if name in numbers]
