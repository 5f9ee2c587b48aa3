"""Simple paths that explain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.causal import net_effects, paths_between, strongest_paths
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Provision

NAMES = ["coal", "supply", "co2", "nev", "oil", "price"]
EDGES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from("+-")).filter(lambda edge: edge[0] != edge[1]),
    max_size=9, unique_by=lambda edge: edge[:2],
)  # fmt: skip


World = Callable[..., PolicyGraph]
OWN = [("coal", "supply", "0"), ("coal", "co2", "0"), ("nev", "oil", "0"), ("nev", "co2", "0")]


def graph_of(world: World, edges: list[tuple[str, str, str]], **cells: str) -> PolicyGraph:
    """Build a map of these edges alone: the teaching world's own influences are set to no effect."""
    drawn = {edge[:2] for edge in edges}
    links = [(*edge, {"strength": "2", **cells}) for edge in edges] + [each for each in OWN if each[:2] not in drawn]
    return world(links, provisions=[provision("a")], effects=[effect("a", "1", "ind:coal", "+")])


def test_the_strongest_chain_of_each_sign_names_its_rows(world: World) -> None:
    graph = graph_of(world, [("coal", "supply", "+"), ("coal", "price", "+"), ("price", "supply", "-")])
    best = strongest_paths(graph, graph.get(Provision, "prv:a/1"), "obj:energy-security")
    assert best[1].rows == ("eff:a/1/coal", "inf:coal-supply")
    assert best[1].nodes == ("prv:a/1", "ind:coal", "ind:supply")
    assert best[-1].rows == ("eff:a/1/coal", "inf:coal-price", "inf:price-supply")
    assert best[-1].weight == pytest.approx(0.4**3)
    assert 0 < best[-1].belief < best[1].belief <= 1


@settings(max_examples=40)
@given(EDGES, st.integers(1, 4))
def test_chains_equal_the_simple_paths_of_networkx(
    world: World, edges: list[tuple[str, str, str]], length: int
) -> None:
    graph = graph_of(world, edges)
    net: nx.DiGraph[str] = nx.DiGraph()
    net.add_nodes_from(f"ind:{name}" for name in NAMES)
    net.add_edges_from((f"ind:{one}", f"ind:{other}", {"sign": 1 if sign == "+" else -1}) for one, other, sign in edges)
    wanted = set()
    for path in nx.all_simple_paths(net, "ind:coal", "ind:co2", cutoff=length):
        sign = 1
        for one, other in pairwise(path):
            sign *= net.edges[one, other]["sign"]
        wanted.add((tuple(path), sign))
    found = {(each.nodes, each.sign) for each in paths_between(graph, "ind:coal", "ind:co2", length=length, limit=0)}
    assert found == wanted


@settings(max_examples=25)
@given(EDGES)
def test_a_confirmed_chain_is_also_a_walk(world: World, edges: list[tuple[str, str, str]]) -> None:
    graph = graph_of(world, edges)
    effects = net_effects(graph).set_index(["provision", "objective"])
    for objective in ("obj:energy-security", "obj:dual-carbon"):
        best = strongest_paths(graph, graph.get(Provision, "prv:a/1"), objective)
        for sign, column in ((1, "helps"), (-1, "harms")):
            if sign in best:
                assert effects.loc[("prv:a/1", objective), column] >= best[sign].weight - 1e-12


def test_a_limit_keeps_the_strongest_first(world: World) -> None:
    graph = graph_of(world, [("coal", "co2", "+"), ("coal", "price", "+"), ("price", "co2", "-")])
    every = paths_between(graph, "prv:a/1", "obj:dual-carbon", limit=0)
    assert [each.sign for each in every] == [-1, 1]
    assert paths_between(graph, "prv:a/1", "obj:dual-carbon", limit=1) == every[:1]


def test_scopes_along_a_chain_must_all_meet(world: World) -> None:
    edges = [("coal", "price", "+"), ("price", "co2", "+")]
    assert paths_between(graph_of(world, edges), "prv:a/1", "ind:co2")
    assert not paths_between(graph_of(world, edges, end="2019"), "prv:a/1", "ind:co2")
    (path,) = paths_between(graph_of(world, edges, places="plc:P"), "prv:a/1", "ind:co2")
    assert path.scope.places == ("plc:P",)


def test_an_unknown_end_is_named() -> None:
    graph = teaching_graph({})
    with pytest.raises(ScopeError, match="ind:cole"):
        paths_between(graph, "ind:coal", "ind:cole")
