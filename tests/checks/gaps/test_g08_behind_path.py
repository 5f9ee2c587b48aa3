"""G8: behind the path to a target, or missed."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import target

NAME = "g08_behind_path"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_the_path_is_straight(found):
    # From 10 in 2020 to 40 in 2030: 25 in 2025, and 15 were measured.
    (finding,) = found(NAME, RULE.example)
    assert finding.magnitude.value == 10.0
    assert "25 %" in finding.explanation.en
    assert "behind" in finding.explanation.en


def test_in_the_due_year_it_is_a_result(found):
    due = {**RULE.example, "targets": [target("a", "1", "ind:nev", "40", due_year="2025", basis="")]}
    (finding,) = found(NAME, due)
    assert "missed" in finding.explanation.en
    assert finding.magnitude.value == 25.0


def test_one_measurement_before_the_due_year_says_nothing(found):
    assert found(NAME, {**RULE.example, "observations": RULE.example["observations"][:1]}) == []


def test_a_narrowed_basis_is_not_measured_by_the_whole(found):
    narrowed = {**RULE.example, "targets": [target("a", "1", "ind:nev", "40", basis="pilot cities")]}
    assert found(NAME, narrowed) == []
