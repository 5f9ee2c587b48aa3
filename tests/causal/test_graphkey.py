"""What was derived from a graph is kept with that graph and no other."""

from __future__ import annotations

from policygraph.causal.graphkey import GraphKey
from policygraph.checks.teaching import teaching_graph


def test_a_graph_is_its_own_key_and_an_equal_one_another() -> None:
    one, other = teaching_graph({}), teaching_graph({})
    assert one == other
    assert GraphKey(one) == GraphKey(one)
    assert hash(GraphKey(one)) == hash(GraphKey(one))
    assert GraphKey(one) != GraphKey(other)
