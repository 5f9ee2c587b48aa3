"""What must hold between rows."""

from __future__ import annotations

from typing import Any

import pytest

from policygraph.errors import InvalidData, Problem
from tests.worlds import place, policy, provision, world


def problems(**tables: list[dict[str, Any]]) -> list[Problem]:
    with pytest.raises(InvalidData) as caught:
        world(**tables)
    return list(caught.value.problems)


def test_a_reference_to_nothing_suggests_near_ids() -> None:
    (found,) = problems(policies=[policy("guofa-23")], provisions=[provision("guofa-23", policy="pol:guofa-32")])
    assert (found.column, found.value) == ("policy", "pol:guofa-32")
    assert "pol:guofa-23" in found.remedy("en")


def test_an_id_may_stand_once() -> None:
    (found,) = problems(policies=[policy("a"), policy("a")])
    assert found.column == "id"


@pytest.mark.parametrize(
    "cells", [{"start": "2022", "end": "2021-12-31"}, {"text_date": "2022-01-02", "end": "2022-01-01"}]
)
def test_an_end_before_the_start_is_named(cells: dict[str, str]) -> None:
    (found,) = problems(policies=[policy("a", **cells)])
    assert found.column == "end"


def test_a_policy_and_an_influence_need_a_source() -> None:
    influence = {"id": "inf:ab", "source": "ind:a", "target": "ind:b", "sign": "+", "strength": "1", "kind": "physical"}
    found = problems(policies=[policy("a", sources="")], influences=[influence])
    assert {(each.file, each.column) for each in found} == {("policies", "sources"), ("influences", "id")}


def test_evidence_that_supports_stands_in_for_a_source() -> None:
    evidence = {"id": "evd:a", "about": "pol:a", "source": "src:s", "stance": "supports"}
    assert world(policies=[policy("a", sources="")], evidence=[evidence]).index["pol:a"]
    disputed = {**evidence, "stance": "disputes"}
    assert [each.column for each in problems(policies=[policy("a", sources="")], evidence=[disputed])] == ["sources"]


def test_a_circle_of_parents_or_groups_is_located() -> None:
    (found,) = problems(jurisdictions=[place("X", "group", groups="plc:Y"), place("Y", "group", parent="plc:X")])
    assert found.why == "schema.why.cycle"
    assert "plc:X" in found.reason("zh")
    assert "plc:Y" in found.reason("zh")


def test_a_signed_row_needs_a_strength_and_an_unsigned_one_does_not() -> None:
    rows = {"policies": [policy("a")], "provisions": [provision("a")]}
    effect = {"id": "eff:a", "provision": "prv:a/1", "indicator": "ind:a", "kind": "pushes"}
    (found,) = problems(**rows, effects=[{**effect, "sign": "+"}])
    assert found.column == "strength"
    assert world(**rows, effects=[{**effect, "sign": "?"}]).index["eff:a"]


def test_a_target_needs_a_value_unless_it_is_delegated() -> None:
    rows = {"policies": [policy("a")], "provisions": [provision("a")]}
    target = {
        "id": "tgt:a",
        "provision": "prv:a/1",
        "indicator": "ind:a",
        "comparator": ">=",
        "unit": "%",
        "due_year": "2030",
        "nature": "share",
        "force": "expected",
    }
    (found,) = problems(**rows, targets=[{**target, "standing": "text"}])
    assert found.column == "value"
    assert world(**rows, targets=[{**target, "standing": "delegated"}]).index["tgt:a"]


def test_a_low_end_above_the_high_end_is_named() -> None:
    rows = {"policies": [policy("a")], "provisions": [provision("a")]}
    setting = {
        "id": "set:a",
        "provision": "prv:a/1",
        "indicator": "ind:a",
        "role": "paid",
        "low": "3",
        "high": "2",
        "unit": "CNY/kWh",
    }
    (found,) = problems(**rows, settings=[setting])
    assert found.column == "low"
