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
