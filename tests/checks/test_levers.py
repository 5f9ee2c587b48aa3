"""How indicators bear on the goals."""

from __future__ import annotations

from policygraph.checks.levers import are_dated, better, clear_bearing, hull, pushes_by_indicator, top_objectives
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.schema.periods import Period


def test_the_two_goals_of_the_paper(bundled: PolicyGraph):
    assert top_objectives(bundled) == ("obj:dual-carbon", "obj:energy-security")


def test_a_clear_bearing_has_one_sign():
    graph = teaching_graph({})
    assert clear_bearing(graph, "ind:nev", "obj:dual-carbon").sign == 1
    assert clear_bearing(graph, "ind:coal", "obj:dual-carbon").sign == -1
    assert clear_bearing(graph, "ind:price", "obj:dual-carbon") is None


def test_only_direct_pushes_count():
    rows = {
        "provisions": [provision("a"), provision("b"), provision("c")],
        "effects": [
            effect("a", "1", "ind:nev", "+"),
            effect("b", "1", "ind:nev", "?", strength=""),
            effect("c", "1", "ind:nev", "-", kind="consumes"),
        ],
    }
    assert [each.id for each, _ in pushes_by_indicator(teaching_graph(rows))["ind:nev"]] == ["prv:a/1"]


def test_a_hull_runs_from_the_first_start_to_the_last_end():
    spans = [Period.parse("2020", "2021-06-30"), Period.parse("2019-05-01", "2020-12-31")]
    assert hull(spans).bounds() == ("2019-05-01", "2021-06-30")


def test_a_start_must_be_known_to_some_year():
    assert are_dated(Period.parse("2020"), Period.parse("2019-05-01", "2020"))
    assert not are_dated(Period.parse("2020"), Period.parse("", "2020"))


def test_which_way_is_better():
    graph = teaching_graph({})
    assert [better(graph, name) for name in ("ind:nev", "ind:oil", "ind:coal")] == [1, -1, 0]
