"""Scopes taken apart to leaves."""

from __future__ import annotations

import numpy as np

from policygraph.checks.explode import push_columns
from policygraph.checks.teaching import effect, provision, teaching_graph


def columns_of(**cells: str):  # type: ignore[no-untyped-def]
    graph = teaching_graph({"provisions": [provision("a", **cells)], "effects": [effect("a", "1", "ind:coal", "+")]})
    return push_columns(graph)


def nodes_of(columns, axis: int, *, possible: bool = False) -> set[str]:  # type: ignore[no-untyped-def]
    view = columns.possible if possible else columns.certain
    return {columns.axes[axis].names[node] for node in view.nodes[axis]}


def test_lists_become_a_row_for_each_combination() -> None:
    columns = columns_of(places="plc:P;plc:Q", technologies="tec:nev", months="6;7")
    assert len(columns) == 2 * 2 * 2
    assert nodes_of(columns, 0) == {"plc:P", "plc:Q"}
    assert nodes_of(columns, 1) == {"tec:bev", "tec:phev"}
    assert nodes_of(columns, 2) == {"6", "7"}
    assert set(columns.push) == {0}


def test_what_lies_below_another_of_the_list_says_nothing_more() -> None:
    assert nodes_of(columns_of(places="plc:CN;plc:P"), 0) == {"plc:CN"}
    assert nodes_of(columns_of(technologies="tec:nev;tec:bev"), 1) == {"tec:bev", "tec:phev"}
    assert nodes_of(columns_of(addressees="enterprise;generator"), 3) == {"enterprise"}


def test_an_excluded_place_is_a_shadow_between_it_and_what_lies_above() -> None:
    columns = columns_of(places="plc:CN", not_places="plc:P")
    assert nodes_of(columns, 0) == {"plc:CN", "plc:P taken out"}
    assert sorted(columns.shadow.tolist()) == [False, True]
    names = columns.axes[0].names
    line = columns.axes[0].lineages(strict=True)[names.index("plc:P")]
    assert [names[node] for node in line][:2] == ["plc:P taken out", "plc:CN"]
    assert not columns_of(places="plc:P", not_places="plc:Q").shadow.any()


def test_who_is_not_named_certainly_meets_only_those_who_mean_anyone() -> None:
    columns = columns_of(addressees="not_stated")
    assert nodes_of(columns, 3) == {"not_stated, raising"}
    assert nodes_of(columns, 3, possible=True) == {""}
    assert nodes_of(columns_of(addressees="anyone"), 3) == {""}


def test_uncertain_dates_have_a_narrow_and_a_wide_span() -> None:
    columns = columns_of(start="2020", end="2022")
    assert columns.possible.start[0] < columns.certain.start[0] <= columns.certain.end[0] < columns.possible.end[0]
    exact = columns_of(start="2020-01-01", end="2022-12-31")
    assert (exact.certain.start == exact.possible.start).all()
    assert columns.ticks == len(np.unique(columns.details["days"]["latest_start"])) + 3


def test_a_graph_without_pushes_has_no_rows() -> None:
    columns = push_columns(teaching_graph({}))
    assert len(columns) == 0
    assert columns.indicators == ()
