"""Graphs from rows in memory."""

from __future__ import annotations

import pandas as pd
import pytest

from policygraph.errors import InvalidData, ScopeError
from policygraph.graph import build_graph
from tests.worlds import policy, world


def test_a_frame_and_mappings_give_the_same_graph() -> None:
    rows = [policy("a"), policy("b", "plc:P")]
    assert build_graph({"policies": pd.DataFrame(rows)}, base=world()) == world(policies=rows)


def test_missing_cells_of_a_frame_count_as_empty() -> None:
    frame = pd.DataFrame([{**policy("a"), "end": None}, {**policy("b"), "end": "2021"}])
    graph = build_graph({"policies": frame}, base=world())
    assert [row.end for row in graph.tables["policies"]] == ["", "2021"]  # type: ignore[attr-defined]


def test_a_row_replaces_the_one_of_the_base_with_its_id() -> None:
    base = world(policies=[policy("a"), policy("b")])
    graph = build_graph({"policies": [policy("a", title_en="Changed")]}, base=base)
    assert graph.label("pol:a") == "Changed"
    assert len(graph.tables["policies"]) == 2
    assert base.label("pol:a") == "Policy a"


def test_all_wrong_cells_are_told_at_once() -> None:
    with pytest.raises(InvalidData) as caught:
        build_graph(
            {"policies": [policy("a", jurisdiction="plc:X", text_date="2021-02-30"), policy("a", sources="")]},
            base=world(),
        )
    found = {(each.row, each.column) for each in caught.value.problems}
    assert found == {(2, "jurisdiction"), (2, "text_date"), (3, "id"), (3, "sources")}
    assert "4" in caught.value.message("zh")


def test_an_unknown_table_is_named_with_a_suggestion() -> None:
    with pytest.raises(ScopeError, match="policies"):
        build_graph({"policys": []})
