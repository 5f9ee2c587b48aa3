"""A policy knowledge graph of China's energy security and dual-carbon goals.

>>> import policygraph as pg
>>> graph = pg.load()
>>> pg.find_conflicts(graph, where="CN-LN").to_frame()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str

    from policygraph.checks import find_conflicts, find_gaps, find_synergies
    from policygraph.graph import PolicyGraph, build_graph, diff, load, read_tables
    from policygraph.rdf import parse_rdf, write_rdf
    from policygraph.scoring import rank_interventions
    from policygraph.site import write_report
    from policygraph.views import write_map

# Public name -> home; imported on first use, so that importing the package costs nothing.
_HOMES = {
    "PolicyGraph": "graph",
    "build_graph": "graph",
    "diff": "graph",
    "find_conflicts": "checks",
    "find_gaps": "checks",
    "find_synergies": "checks",
    "load": "graph",
    "parse_rdf": "rdf",
    "rank_interventions": "scoring",
    "read_tables": "graph",
    "trace_effects": "causal",
    "write_map": "views",
    "write_rdf": "rdf",
    "write_report": "site",
}

__all__ = [
    "PolicyGraph",
    "__version__",
    "build_graph",
    "diff",
    "find_conflicts",
    "find_gaps",
    "find_synergies",
    "load",
    "parse_rdf",
    "rank_interventions",
    "read_tables",
    "trace_effects",
    "write_map",
    "write_rdf",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        raise AttributeError(f"module 'policygraph' has no attribute {name!r}")
    return getattr(import_module(f"policygraph.{_HOMES[name]}"), name)


def _version() -> str:
    # Asked for on first use: reading what is installed takes longer than everything else here.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("policygraph")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0+unknown"


def __dir__() -> list[str]:
    return sorted(__all__)
