"""G4: searched, none found."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "g04_uncovered"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_what_nobody_searched_is_no_gap(found):
    (finding,) = found(NAME, RULE.example)
    assert "Province Q" in finding.explanation.en
    assert "Province R" not in finding.explanation.en
    assert finding.overlap == "possible"


def test_where_nobody_has_one_nothing_is_uncovered(found):
    nobody = [{**each, "documents": "0"} for each in RULE.example["searches"]]
    assert found(NAME, {"searches": nobody}) == []
