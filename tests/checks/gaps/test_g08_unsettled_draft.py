"""G8: announced, not adopted."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision

NAME = "g08_unsettled_draft"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_later_act_settles_it(found):
    settled = {
        **RULE.example,
        "policies": [*RULE.example["policies"], policy("d", "plc:P", sources="src:a", text_date="2024-01-01")],
    }
    settled["relations"] = [{"id": "rel:d", "subject": "pol:d", "relation": "supersedes", "object": "pol:c"}]
    assert found(NAME, settled) == []


def test_an_act_is_no_draft(found):
    assert (
        found(NAME, {"policies": [policy("c", "plc:P", text_date="2023-01-01")], "provisions": [provision("c")]}) == []
    )
    (finding,) = found(NAME, RULE.example)
    assert "36 months" in finding.explanation.en
    assert "policy c, adopted" in finding.explanation.zh
    assert "sea:t" in finding.evidence


def test_an_adopted_text_that_nobody_looked_for_may_exist(found):
    (search,) = RULE.example["searches"]
    for cells in ({"words": ""}, {"about": ""}, {"about": "pol:a"}, {"documents": "1"}):
        assert found(NAME, {**RULE.example, "searches": [{**search, **cells}]}) == [], cells
    assert found(NAME, {**RULE.example, "searches": []}) == []


def test_a_fresh_draft_may_still_be_settled(found):
    fresh = [policy("c", "plc:P", kind="draft", text_date="2025-10-01")]
    assert found(NAME, {**RULE.example, "policies": fresh}) == []
