"""G10: a budget below what is promised."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "g10_budget"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_payment_times_quantity(found):
    # 5,000 yuan for 2,000 cars a year are 10 million; 5 million are there.
    (finding,) = found(NAME, RULE.example)
    assert (finding.magnitude.value, finding.magnitude.unit) == (5.0, "MCNY")
    assert [party.role for party in finding.parties] == ["budget", "obligation", "target"]


def test_a_cap_on_the_payment_is_no_promise(found):
    budget, grant, slots = RULE.example["settings"]
    assert found(NAME, {**RULE.example, "settings": [budget, {**grant, "role": "cap"}, slots]}) == []
