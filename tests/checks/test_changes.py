"""Two states of the data compared, with what the rules find in them."""

from __future__ import annotations

import json

from policygraph.checks.changes import compare_graphs
from policygraph.checks.teaching import provision, target, teaching_graph


def world(value: str, as_of: str = "2026-01-01"):  # type: ignore[no-untyped-def]
    rows = {
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", value)],
    }
    return teaching_graph(rows, as_of=as_of)


def test_equal_graphs_do_not_differ() -> None:
    changes = compare_graphs(world("45"), world("45"))
    assert not changes
    assert "没有差异" in changes.to_markdown("zh")


def test_a_finding_that_appears_and_one_that_ends_are_told_with_the_cell_that_changed() -> None:
    changes = compare_graphs(world("45"), world("30"))
    assert [(change, each.code) for change, each in changes.findings if each.code == "C4"] == [("appeared", "C4")]
    assert changes.rows.to_dict(orient="records") == [
        {"table": "targets", "id": "tgt:c/1/nev", "change": "changed", "column": "value", "before": "45", "after": "30"}
    ]
    back = compare_graphs(world("30"), world("45"))
    assert [(change, each.code) for change, each in back.findings if each.code == "C4"] == [("ended", "C4")]
    text = changes.to_markdown("en")
    assert "45 → 30" in text
    assert "findings appeared" in text


def test_a_finding_whose_words_changed_is_told_as_changed() -> None:
    changes = compare_graphs(world("30"), world("35"))
    assert ("changed", "C4") in [(change, each.code) for change, each in changes.findings]


def test_another_data_date_alone_is_a_difference() -> None:
    changes = compare_graphs(world("45"), world("45", as_of="2027-01-01"))
    assert changes
    assert json.loads(changes.to_json())["as_of"] == ["2026-01-01", "2027-01-01"]
