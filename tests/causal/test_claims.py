"""How sure a row is."""

from __future__ import annotations

import pytest

from policygraph.causal.claims import claim_belief, weight_of
from policygraph.checks.teaching import effect, provision, teaching_graph

ROWS = {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")]}
WEIGHTS = [
    {"id": f"wgt:belief/{name}", "weight_group": "belief", "name": name, "value": value, "reason_en": "x", "reason_zh": "甲"}
    for name, value in (("official", "0.9"), ("recalled", "0.5"), ("unsourced", "0.3"))
]  # fmt: skip


def test_a_row_is_as_sure_as_the_kinds_of_its_sources() -> None:
    graph = teaching_graph({**ROWS, "weights": WEIGHTS})
    assert claim_belief(graph, graph.row("eff:a/1/coal")) == pytest.approx(0.9)


def test_two_origins_add_and_one_origin_counts_once() -> None:
    sources = [
        {"id": f"src:{name}", "title": "t", "url_safe": "no", "source_kind": "official", "origin": origin}
        for name, origin in (("a", "one"), ("b", "one"), ("c", "two"))
    ]

    def sure(*names: str) -> float:
        about = {"id": "evd:x", "about": "eff:a/1/coal", "stance": "supports"}
        rows = [{**about, "id": f"evd:{name}", "source": f"src:{name}"} for name in names]
        graph = teaching_graph({**ROWS, "weights": WEIGHTS, "sources": sources, "evidence": rows})
        return claim_belief(graph, graph.row("eff:a/1/coal"))

    assert sure("a", "b") == pytest.approx(0.9)
    assert sure("a", "c") == pytest.approx(0.99)


def test_what_was_recalled_counts_less_unless_it_is_marginal() -> None:
    recalled = {**ROWS, "weights": WEIGHTS, "effects": [effect("a", "1", "ind:coal", "+", recalled="sign")]}
    graph = teaching_graph(recalled)
    assert claim_belief(graph, graph.row("eff:a/1/coal")) == pytest.approx(0.45)
    graph = teaching_graph({**recalled, "effects": [effect("a", "1", "ind:coal", "+", recalled="note")]})
    assert claim_belief(graph, graph.row("eff:a/1/coal")) == pytest.approx(0.9)


def test_a_weight_comes_from_the_table_or_the_default() -> None:
    graph = teaching_graph({**ROWS, "weights": WEIGHTS})
    assert weight_of(graph, "belief", "official", 0.1) == 0.9
    assert weight_of(graph, "belief", "rumour", 0.1) == 0.1
