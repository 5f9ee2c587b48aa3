"""C10: the same hours, opposite names."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "c10_labels"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_one_finding_for_a_class_names_all_places(found):
    (finding,) = found(NAME, RULE.example)
    assert {party.role for party in finding.parties} == {"peak", "valley"}
    assert "between 10:00 and 12:00" in finding.explanation.en
    assert finding.place == "plc:CN"


def test_two_classes_are_two_findings_or_none(found):
    first, second = RULE.example["tariff_periods"]
    other = {**RULE.example, "tariff_periods": [first, {**second, "customer_class": "residential_ev"}]}
    assert found(NAME, other) == []


def test_a_class_within_another_is_told_with_it(found):
    first, second = RULE.example["tariff_periods"]
    inside = {**RULE.example, "tariff_periods": [first, {**second, "customer_class": "two_part"}]}
    (finding,) = found(NAME, inside)
    assert finding.explanation.en.startswith("For industrial and commercial customers, 2 hours")
