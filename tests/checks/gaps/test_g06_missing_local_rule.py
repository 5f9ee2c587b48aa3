"""G6: no local rule found for an overdue duty."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES
from policygraph.checks.teaching import provision

NAME = "g06_missing_local_rule"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)
DUTY = RULE.example["provisions"][0]


def duty(**cells):
    return {**RULE.example, "provisions": [{**DUTY, **cells}]}


def test_the_province_is_named_with_the_day_and_the_search(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.place, finding.overlap) == ("plc:R", "possible")
    assert "2024-12" in finding.explanation.en
    assert "1 other provinces" in finding.explanation.en
    assert "local rule of policy a" in finding.explanation.zh
    assert "sea:r" in finding.evidence


@pytest.mark.parametrize(
    "cells",
    [
        {"modality": "plans"},  # a call that a place may leave unanswered
        {"modality": "authorises", "instrument": "pilot"},
        {"addressees": "vehicle_maker"},
        {"addressees": ""},
        {"deadline": ""},
        {"deadline": "2026-06"},  # not yet due
        {"end": "2025-06-30"},
    ],
)
def test_what_is_no_overdue_duty_of_places_is_no_gap(found, cells):
    assert found(NAME, duty(**cells)) == []


@pytest.mark.parametrize("cells", [{"words": ""}, {"about": ""}, {"documents": "1"}, {"place": "plc:P"}])
def test_a_place_nobody_searched_for_it_or_that_has_it_is_no_gap(found, cells):
    (search,) = RULE.example["searches"]
    assert found(NAME, {**RULE.example, "searches": [{**search, **cells}]}) == []


def test_a_duty_of_a_province_is_not_national(found):
    assert (
        found(
            NAME,
            {
                "provisions": [
                    provision("c", **{k: v for k, v in DUTY.items() if k in ("modality", "addressees", "deadline")})
                ],
                "searches": [{**RULE.example["searches"][0], "about": "prv:c/1"}],
            },
        )
        == []
    )
