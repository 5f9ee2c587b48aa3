"""Checking again what an edit touches gives what checking everything gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.graph import PolicyGraph, load
from policygraph.schema.interventions import Change, Intervention
from policygraph.scoring.interventions import Candidate, apply_intervention, candidates
from policygraph.scoring.recheck import check_rules, recheck

GRAPH = load()
EDITED = [each for each in candidates(GRAPH) if any(change.operation != "parameter" for change in each.changes)]


def same(graph: PolicyGraph, candidate: Candidate) -> None:
    applied = apply_intervention(graph, candidate)
    again = recheck(graph, check_rules(graph), applied.graph, applied.touched)
    assert again == check_rules(applied.graph)


@pytest.mark.slow
@pytest.mark.parametrize("candidate", EDITED, ids=lambda each: each.intervention.id)
def test_bundled_interventions_equal_the_full_run(bundled: PolicyGraph, candidate: Candidate) -> None:
    same(bundled, candidate)


def edit(operation: str, table: str, row: str, column: str = "", value: str = "") -> Candidate:
    itv = Intervention(id="itv:t", label_en="t", label_zh="t", places=("plc:CN",))
    change = Change(
        id="chg:t/1", intervention="itv:t", operation=operation, table=table, row=row, column_name=column, value=value
    )
    return Candidate(itv, (change,))


@pytest.mark.slow
@settings(max_examples=6)
@given(data=st.data())
def test_random_edits_equal_the_full_run(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["effects", "provisions", "targets", "settings", "relations", "policies"]))
    row = data.draw(st.sampled_from(GRAPH.tables[table]))
    kind = data.draw(st.sampled_from(["remove", "end", "sign"]))
    if kind == "end" and "end" in type(row).model_fields:
        same(GRAPH, edit("end", table, row.id, "", "2026-06-30"))
    elif kind == "sign" and table == "effects":
        same(GRAPH, edit("set", table, row.id, "sign", "-"))
    else:
        same(GRAPH, edit("remove", table, row.id))


def test_nothing_touched_keeps_everything(bundled: PolicyGraph) -> None:
    found = check_rules(bundled)
    assert recheck(bundled, found, bundled, ()) == found


def test_findings_stand_under_their_rule(bundled: PolicyGraph) -> None:
    for name, rows in check_rules(bundled).items():
        assert all(each.rule == name for each in rows)
        assert [each.id for each in rows] == sorted(each.id for each in rows)
