"""Targets and settings of two levels, set side by side."""

from __future__ import annotations

import pytest

from policygraph.checks import compare_levels
from policygraph.checks.compare import comparable_settings, meet_until_due, share_until_due
from policygraph.checks.teaching import policy, provision, setting, target, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Target


def pair(low="30", high="45", **cells):
    return teaching_graph(
        {
            "policies": [policy("a"), policy("c", "plc:P")],
            "provisions": [provision("a"), provision("c")],
            "targets": [target("a", "1", "ind:nev", high), target("c", "1", "ind:nev", low, **cells)],
        }
    )


@pytest.mark.parametrize(("low", "standing"), [("30", "looser_than"), ("45", "equal"), ("60", "stricter_than")])
def test_who_is_looser_and_who_stricter(low, standing):
    (found,) = compare_levels(pair(low))
    assert (found.standing, found.lower.id, found.higher.id) == (standing, "tgt:c/1/nev", "tgt:a/1/nev")


def test_a_stock_is_a_sum_and_not_compared():
    assert not list(compare_levels(pair(nature="stock")))


def test_the_meeting_ends_with_the_due_year():
    graph = pair()
    low, high = graph.get(Target, "tgt:c/1/nev"), graph.get(Target, "tgt:a/1/nev")
    meeting = meet_until_due(graph, low, high)
    assert meeting.period.bounds() == ("2020-01-01", "2030-12-31")
    assert share_until_due(graph, low, meeting.period) == 1.0


def test_settings_of_one_question_stand_together():
    graph = teaching_graph(
        {
            "provisions": [provision("a"), provision("b")],
            "settings": [
                setting("a", "1", "ind:price", "1"),
                setting("b", "1", "ind:price", "2"),
                setting("b", "1", "ind:nev", "2", role="budget"),
            ],
        }
    )
    (rows,) = comparable_settings(graph).values()
    assert [row.id for row in rows] == ["set:a/1/price", "set:b/1/price"]


def test_the_ladder_of_the_bundled_graph_has_all_three(bundled: PolicyGraph):
    assert {each.standing for each in compare_levels(bundled)} >= {"looser_than", "stricter_than", "equal"}
