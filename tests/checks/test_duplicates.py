"""What a draft rules again."""

from __future__ import annotations

from typing import Any

import pytest

from policygraph.checks.duplicates import find_duplicates
from policygraph.checks.teaching import policy, provision, setting, target, teaching_graph


def repeated(
    mine: dict[str, Any], other: dict[str, Any], *, jurisdiction: str = "plc:P", **numbers: Any
) -> list[tuple[str, ...]]:
    graph = teaching_graph(
        {
            "policies": [policy("d", jurisdiction, sources="src:a")],
            "provisions": [provision("d", **mine), provision("c", **other)],
            **numbers,
        }
    )
    return [
        tuple(party.id for party in one.parties)
        for one in find_duplicates(graph, {"pol:d", "prv:d/1", "tgt:d/1/nev", "set:d/1/price"})
    ]


SAME = {"instrument": "purchase_subsidy", "modality": "pays", "technologies": "tec:bev"}


def test_the_same_clause_for_the_same_places_is_a_repetition() -> None:
    assert repeated(SAME, SAME) == [("prv:d/1", "prv:c/1")]


@pytest.mark.parametrize(
    "change",
    [
        {"instrument": "tax_exemption"},
        {"modality": "plans"},
        {"technologies": "tec:phev"},
        {"end": "2024-12-31"},
        {"addressees": "vehicle_maker"},
    ],
)
def test_another_instrument_class_time_or_addressee_is_none(change: dict[str, str]) -> None:
    assert repeated(SAME, {**SAME, **change}) == []


def test_another_place_is_none() -> None:
    assert repeated(SAME, SAME, jurisdiction="plc:Q") == []


def test_numbers_must_agree() -> None:
    goal = {"instrument": "target_setting", "modality": "plans", "technologies": "tec:nev"}
    equal = [target("d", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "45")]
    other = [target("d", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "50")]
    assert repeated(goal, goal, targets=equal) == [("prv:d/1", "prv:c/1")]
    assert repeated(goal, goal, targets=other) == []


def test_numbers_are_compared_in_one_unit() -> None:
    price = {"instrument": "discharge_subsidy", "modality": "pays", "technologies": "tec:bev"}
    numbers = [setting("d", "1", "ind:price", "500", unit="CNY/MWh"), setting("c", "1", "ind:price", "0.5")]
    assert repeated(price, price, settings=numbers) == [("prv:d/1", "prv:c/1")]
