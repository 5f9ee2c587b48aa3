"""Where things live: the graph, reading and writing it, selecting from it."""

from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.reading import load, read_tables
from policygraph.graph.tablediff import diff
from policygraph.graph.writing import write_atomic, write_tables

__all__ = ["PolicyGraph", "build_graph", "diff", "load", "read_tables", "write_atomic", "write_tables"]
