"""C5: a bound that measurement shows broken while it is pushed against."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect

NAME = "c05_overrun"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_the_size_is_measured(found):
    (finding,) = found(NAME, RULE.example)
    assert [party.role for party in finding.parties] == ["pushes", "bound", "measured"]
    assert (finding.place, finding.magnitude.value, finding.magnitude.unit) == ("plc:P", 20.0, "%")


def test_nothing_pushes_nothing_clashes(found):
    silent = {**RULE.example, "effects": [effect("c", "1", "ind:curtailed", "-")]}
    assert found(NAME, silent) == []


def test_a_measurement_before_the_due_year_or_outside_the_place_is_silent(found):
    early = [{**RULE.example["observations"][0], "year": "2023"}]
    assert found(NAME, {**RULE.example, "observations": early}) == []
    far = {**RULE.example, "policies": [{**each, "jurisdiction": "plc:Q"} for each in RULE.example["policies"]]}
    assert found(NAME, far) == []


def test_what_a_pathway_needs_was_not_measured(found):
    needed = [{**each, "family": "pathway"} for each in RULE.example["observations"]]
    assert found(NAME, {**RULE.example, "observations": needed}) == []
