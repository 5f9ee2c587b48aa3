"""How a finding is put together."""

from __future__ import annotations

import pytest

from policygraph.checks.drafting import (
    REPEATS,
    beside,
    binding,
    draft,
    goal_weight,
    is_draft,
    may_have_ended,
    provisions_by,
    strictly_inside,
)
from policygraph.checks.teaching import policy, provision, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Provision


def graph_of(**cells) -> PolicyGraph:
    return teaching_graph(
        {
            "policies": [policy("a"), policy("c", "plc:P", **cells)],
            "provisions": [provision("a"), provision("c", about_instrument="purchase_limit")],
        }
    )


def one(graph, parties, **more):
    values = {"what1": "x", "what2": "y", "place": "plc:P", "period": graph.period_of(graph.row("prv:c/1"))}
    return draft(graph, "c01_opposite_signs", "C1", parties, **{**values, **more})


def test_the_id_knows_roles_and_rows_and_no_dates():
    graph, later = graph_of(), graph_of(text_date="2021-05-05")
    parties = [("raises", graph.row("prv:a/1")), ("lowers", graph.row("prv:c/1"))]
    moved = [("raises", later.row("prv:a/1")), ("lowers", later.row("prv:c/1"))]
    turned = [("lowers", graph.row("prv:a/1")), ("raises", graph.row("prv:c/1"))]
    assert one(graph, parties).id == one(later, moved).id == one(graph, parties[::-1]).id
    assert one(graph, parties).id != one(graph, turned).id
    assert one(graph, [*parties, (REPEATS, graph.row("prv:c/1"))]).id == one(graph, parties).id
    assert one(graph, parties).id != one(graph, parties, indicator="ind:coal").id


def test_priority_is_severity_times_belief():
    graph = graph_of()
    finding = one(graph, [("raises", graph.row("prv:a/1")), ("lowers", graph.row("prv:c/1"))], weight=0.5)
    assert finding.priority == pytest.approx(finding.severity * finding.belief, abs=1e-6)
    assert finding.evidence == ("src:a", "src:c")
    assert [party.policy for party in finding.parties] == ["pol:a", "pol:c"]


def test_inside_means_below_and_of_another_issuer():
    graph = graph_of()
    above, below = graph.row("prv:a/1"), graph.row("prv:c/1")
    assert strictly_inside(graph, below, above)
    assert not strictly_inside(graph, above, below)
    assert not strictly_inside(graph, above, above)


def test_force_drafts_and_lists():
    graph = graph_of(kind="draft")
    assert is_draft(graph, graph.row("prv:c/1"))
    assert not is_draft(graph, graph.row("prv:a/1"))
    assert 0 < binding(graph, graph.row("prv:a/1")) <= 1
    assert binding(graph, graph.row("obj:dual-carbon")) == 1.0
    assert [row.id for row in provisions_by(graph, "about_instrument")["purchase_limit"]] == ["prv:c/1"]
    assert isinstance(graph.row("prv:c/1"), Provision)


def test_the_heaviest_goal_counts():
    graph = graph_of()
    assert goal_weight(graph, "obj:dual-carbon", "") == 1.0
    assert goal_weight(graph, "", "ind:co2") == 1.0
    assert goal_weight(graph, "", "ind:nev") == 0.7


def test_an_old_act_of_unknown_end_is_not_set_against_a_much_later_one():
    rows = {
        "policies": [
            policy("a", text_date="2025-01-01"),
            policy("c", "plc:P", text_date="2014-02-01", status="superseded"),
        ]
    }
    graph = teaching_graph({**rows, "provisions": [provision("a"), provision("c")]}, as_of="2026-01-01")
    assert may_have_ended(graph, graph.row("prv:c/1"), graph.row("prv:a/1"))
    soon = {"policies": [policy("a", text_date="2014-07-01"), rows["policies"][1]]}
    graph = teaching_graph({**soon, "provisions": [provision("a"), provision("c")]}, as_of="2026-01-01")
    assert not may_have_ended(graph, graph.row("prv:c/1"), graph.row("prv:a/1"))


def test_rows_beside_a_finding_are_sourced_like_its_parties_and_leave_its_id():
    graph = graph_of()
    alone = one(graph, [("raises", graph.row("prv:a/1"))])
    told = beside(graph, alone, [graph.row("prv:c/1")])
    drawn = one(graph, [("raises", graph.row("prv:a/1")), (REPEATS, graph.row("prv:c/1"))])
    assert told == drawn
    assert told.parties[-1].role == REPEATS
    assert set(alone.evidence) <= set(told.evidence)
