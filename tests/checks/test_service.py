"""Which instruments serve a target."""

from __future__ import annotations

from policygraph.checks.service import serving, wanted_sign
from policygraph.checks.teaching import effect, policy, provision, target, teaching_graph
from policygraph.schema.policies import Target


def test_direct_and_one_step_in_the_place_and_no_plans():
    graph = teaching_graph(
        {
            "policies": [policy("b", "plc:P"), policy("c", "plc:P"), policy("d", sources="src:a")],
            "provisions": [
                provision("a"),
                provision("b", instrument="purchase_subsidy"),
                provision("c", instrument="plan"),
                provision("d", instrument="tax"),
            ],
            "targets": [target("a", "1", "ind:oil", "50", comparator="<=")],
            "effects": [
                effect("b", "1", "ind:nev", "+"),
                effect("c", "1", "ind:nev", "+"),
                effect("d", "1", "ind:oil", "+"),
            ],
        }
    )
    row = graph.get(Target, "tgt:a/1/oil")
    assert wanted_sign(graph, row) == -1
    assert [each.id for each, _ in serving(graph, row)] == ["prv:b/1"]


def test_an_indicator_without_a_better_way_wants_nothing():
    graph = teaching_graph(
        {
            "provisions": [provision("a")],
            "targets": [target("a", "1", "ind:coal", "50", unit="Mt/yr", nature="annual_flow")],
        }
    )
    assert wanted_sign(graph, graph.get(Target, "tgt:a/1/coal")) == 0
