"""A key by which what was derived from a graph is kept with it."""

from __future__ import annotations

from policygraph.graph.policygraph import PolicyGraph

__all__ = ["GraphKey"]


class GraphKey:
    """Hashes a graph by identity, so that derived links are built once for each."""

    def __init__(self, graph: PolicyGraph) -> None:
        self.graph = graph

    def __hash__(self) -> int:
        return id(self.graph)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GraphKey) and self.graph is other.graph
