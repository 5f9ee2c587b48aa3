"""The small world of the examples."""

from __future__ import annotations

from policygraph.checks.teaching import BASE, definition, effect, policy, provision, setting, target, teaching_graph


def test_the_base_is_a_valid_graph_and_rows_replace_by_id():
    graph = teaching_graph({})
    assert {name for name, rows in graph.tables.items() if rows} == set(BASE)
    changed = teaching_graph({"policies": [policy("a", "plc:P")]})
    assert changed.row("pol:a").jurisdiction == "plc:P"
    assert len(changed.tables["policies"]) == len(graph.tables["policies"])


def test_rows_are_named_after_their_policy():
    rows = {
        "provisions": [provision("a", "9")],
        "effects": [effect("a", "9", "ind:nev", "+")],
        "targets": [target("a", "9", "ind:nev", "1")],
        "settings": [setting("a", "9", "ind:price", "1")],
        "definitions": [definition("a", "9", "tec:nev", "tec:bev", "yes")],
    }
    graph = teaching_graph(rows, as_of="2022-02-02")
    assert graph.as_of == "2022-02-02"
    assert {"prv:a/9", "eff:a/9/nev", "tgt:a/9/nev", "set:a/9/price", "def:a/9"} <= set(graph.index)
