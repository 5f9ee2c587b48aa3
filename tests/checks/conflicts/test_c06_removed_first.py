"""C6: taken away before the new is there."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import provision

NAME = "c06_removed_first"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_the_gap_ends_with_the_start_of_what_was_needed(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.period.start, finding.period.end) == ("2017-01-01", "2017-12-31")
    assert "taken away before" in finding.explanation.en


def test_whole_documents_are_left_out(found):
    whole = {
        **RULE.example,
        "relations": [{"id": "rel:a", "subject": "pol:a", "relation": "requires", "object": "pol:b"}],
    }
    assert found(NAME, whole) == []


def test_what_merely_waits_is_told_otherwise(found):
    plan = {**RULE.example, "provisions": [provision("a", start="2017-01-01"), provision("b", start="2018-01-01")]}
    (finding,) = found(NAME, plan)
    assert "could not work" in finding.explanation.en
