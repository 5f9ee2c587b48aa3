"""G7: less than the pathway needs."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES
from policygraph.checks.teaching import provision, target

NAME = "g07_ambition"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)
PATHWAY = RULE.example["observations"][0]


def against(*pathways, **cells):
    own = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "40", **cells)]}
    return {**own, "observations": [{**PATHWAY, "id": f"obs:{n}", **each} for n, each in enumerate(pathways)]}


def test_the_shortfall_is_to_the_least_that_is_needed_in_the_targets_unit(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.magnitude.value, finding.magnitude.unit) == (10.0, "%")
    assert "below what pathway needs" in finding.explanation.en


def test_inside_a_range_or_enough_for_one_pathway_is_no_gap(found):
    assert found(NAME, against({"value": "38"}, {"value": "60"})) == []
    assert found(NAME, against({"value": "40"})) == []
    assert found(NAME, against({"value": "60"}, {"value": "38", "series": "another"})) == []
    (finding,) = found(NAME, against({"value": "60"}, {"value": "45", "series": "another"}))
    assert finding.magnitude.value == 5.0


def test_a_pathway_runs_straight_between_two_of_its_years(found):
    (finding,) = found(NAME, against({"value": "40", "year": "2025"}, {"value": "80", "year": "2035"}))
    assert finding.magnitude.value == 20.0
    apart = against({"value": "40", "year": "2025"}, {"value": "80", "year": "2035", "series": "another"})
    assert found(NAME, apart) == []


def test_a_measurement_is_no_pathway(found):
    measured = [{**PATHWAY, "family": "survey"}]
    assert found(NAME, {**RULE.example, "observations": measured}) == []


@pytest.mark.parametrize(
    "cells",
    [{"year": "2035"}, {"basis": "another convention"}, {"base_year": "2020"}, {"unit": "GW"}, {"place": "plc:P"}],
)
def test_another_year_basis_base_unit_or_place_is_not_compared(found, cells):
    assert found(NAME, against({"value": "60", **cells})) == []


def test_a_fall_is_compared_from_its_own_base_year(found):
    fall = {"nature": "change", "base_year": "2025", "comparator": "="}
    row = {"indicator": "ind:oil", "value": "-23", "base_year": "2025"}
    rows = {
        "provisions": [provision("a")],
        "targets": [target("a", "1", "ind:oil", "-17", **fall)],
        "observations": [{**PATHWAY, **row}],
    }
    (finding,) = found(NAME, rows)
    assert finding.magnitude.value == 6.0
    assert "23 % below 2025 by 2030" in finding.explanation.en
    assert found(NAME, {**rows, "observations": [{**PATHWAY, **row, "base_year": "2020"}]}) == []


def test_a_number_in_two_documents_is_one_gap_and_a_superseded_one_none(found):
    twice = {**RULE.example, "provisions": [provision("a"), provision("b")]}
    twice["targets"] = [target("a", "1", "ind:nev", "40"), target("b", "1", "ind:nev", "40")]
    (finding,) = found(NAME, twice)
    assert [party.role for party in finding.parties] == ["target", "pathway", "pathway", "repeats"]
    assert found(NAME, against({"value": "60"}, end="2024-12-31")) == []
