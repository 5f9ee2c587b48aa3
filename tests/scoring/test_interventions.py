"""Interventions edit a copy, say when they cannot, and can be read off findings."""

from __future__ import annotations

import pytest

from policygraph.checks import find_conflicts, find_gaps
from policygraph.errors import DataError
from policygraph.graph import PolicyGraph
from policygraph.schema.findings import Edit
from policygraph.schema.interventions import Change, Intervention
from policygraph.scoring import Candidate, apply_intervention, interventions_from_findings
from policygraph.scoring.interventions import candidates


def candidate(*changes: tuple[str, str, str, str, str]) -> Candidate:
    rows = tuple(
        Change(
            id=f"chg:t/{n}", intervention="itv:t", operation=op, table=table, row=row, column_name=column, value=value
        )
        for n, (op, table, row, column, value) in enumerate(changes)
    )
    return Candidate(Intervention(id="itv:t", label_en="t", label_zh="t", places=("plc:CN",)), rows)


def test_at_least_twenty_four_and_every_one_applies(bundled: PolicyGraph) -> None:
    found = candidates(bundled)
    assert len(found) >= 24
    for each in found:
        applied = apply_intervention(bundled, each)
        assert bool(applied.touched) == any(change.operation != "parameter" for change in each.changes)


def test_every_recommendation_of_section_4_has_one(bundled: PolicyGraph) -> None:
    bases = " ; ".join(each.intervention.basis for each in candidates(bundled))
    for part in (
        "4.1 prevent conflicts", "4.1 hierarchical networks", "4.1 local adaptation", "4.2 design", "4.2 production",
        "4.2 usage", "4.2 recycling", "4.3 policy integration", "4.3 technology integration", "4.3 resource sharing",
    ):  # fmt: skip
        assert part in bases


def test_what_if_values_say_so(bundled: PolicyGraph) -> None:
    for each in candidates(bundled):
        for change in each.changes:
            if change.operation == "parameter":
                assert change.note, change.id


def test_the_base_is_not_changed(bundled: PolicyGraph) -> None:
    before = bundled.tables["targets"]
    row = before[0]
    applied = apply_intervention(bundled, candidate(("set", "targets", row.id, "value", "77")))
    assert applied.graph.row(row.id).value == "77"  # type: ignore[attr-defined]
    assert bundled.tables["targets"] == before
    assert applied.touched == {row.id}


def test_removing_a_provision_takes_what_stands_on_it(bundled: PolicyGraph) -> None:
    effect = bundled.tables["effects"][0]
    name = effect.provision  # type: ignore[attr-defined]
    applied = apply_intervention(bundled, candidate(("remove", "provisions", name, "", "")))
    assert name not in applied.graph.index
    assert effect.id not in applied.graph.index
    assert effect.id in applied.touched
    for row in applied.graph.tables["evidence"]:
        assert name not in row.about  # type: ignore[attr-defined]


def test_only_tables_that_differ_are_new(bundled: PolicyGraph) -> None:
    row = bundled.tables["targets"][0]
    applied = apply_intervention(bundled, candidate(("set", "targets", row.id, "value", "77")))
    assert applied.graph.tables["provisions"] == bundled.tables["provisions"]
    assert applied.graph.tables["targets"] != bundled.tables["targets"]


@pytest.mark.parametrize(
    "change",
    [
        ("set", "targets", "tgt:none", "value", "1"),
        ("set", "nothing", "tgt:none", "value", "1"),
        (
            "add",
            "effects",
            "eff:new",
            "",
            "provision=prv:none;;indicator=ind:nev-sales;;sign=+;;strength=1;;kind=pushes",
        ),
        ("add", "effects", "eff:new", "", "provision=prv:none;;sign=sideways"),
        ("parameter", "v2g", "pack_price", "", "cheap"),
    ],
)
def test_changes_that_point_nowhere_are_named(bundled: PolicyGraph, change: tuple[str, str, str, str, str]) -> None:
    with pytest.raises(DataError, match="chg:t/0"):
        apply_intervention(bundled, candidate(change))


def test_an_unknown_column_is_named(bundled: PolicyGraph) -> None:
    row = bundled.tables["targets"][0].id
    with pytest.raises(DataError, match="colour"):
        apply_intervention(bundled, candidate(("set", "targets", row, "colour", "red")))


def test_candidates_from_open_findings_resolve_them(bundled: PolicyGraph) -> None:
    found = [*find_conflicts(bundled, codes=["C4"]), *find_gaps(bundled)]
    built = interventions_from_findings(bundled, found)
    assert built
    open_ids = {each.id for each in found if each.status == "open"}
    for each in built:
        assert set(each.intervention.basis.split(";")) <= open_ids
    first = next(each for each in built if each.changes[0].table == "targets")
    applied = apply_intervention(bundled, first)
    after = {each.id for each in find_conflicts(applied.graph, codes=["C4"]) if each.status == "open"}
    assert not set(first.intervention.basis.split(";")) <= after


def test_findings_that_leave_the_number_open_make_no_candidate(bundled: PolicyGraph) -> None:
    finding = next(each for each in find_conflicts(bundled) if each.status == "open")
    row = bundled.tables["targets"][0].id
    blank = finding.model_copy(update={"changes": (Edit(operation="set", table="targets", row=row, column="value"),)})
    ended = finding.model_copy(
        update={"status": "ended", "changes": (Edit(operation="remove", table="targets", row=row),)}
    )
    assert interventions_from_findings(bundled, [blank, ended]) == ()


def test_equal_edits_become_one_candidate(bundled: PolicyGraph) -> None:
    finding = next(each for each in find_conflicts(bundled) if each.status == "open")
    edit = (Edit(operation="remove", table="targets", row=bundled.tables["targets"][0].id),)
    pair = [finding.model_copy(update={"id": name, "changes": edit}) for name in ("fnd:a", "fnd:b")]
    (only,) = interventions_from_findings(bundled, pair)
    assert only.intervention.basis == "fnd:a;fnd:b"
