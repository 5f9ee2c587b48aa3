"""G7: less than the pathway needs."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "g07_ambition"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_the_shortfall_is_in_the_targets_unit(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.magnitude.value, finding.magnitude.unit) == (10.0, "%")


def test_a_measurement_is_no_pathway(found):
    measured = [{**RULE.example["observations"][0], "family": "survey"}]
    assert found(NAME, {**RULE.example, "observations": measured}) == []


def test_another_year_is_not_compared(found):
    later = [{**RULE.example["observations"][0], "year": "2035"}]
    assert found(NAME, {**RULE.example, "observations": later}) == []
