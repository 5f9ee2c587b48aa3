"""C6: one issuer turns its push."""

from __future__ import annotations

from policygraph.checks.teaching import effect, policy, provision

NAME = "c06_reversal"


def rows(end="2021-09-30", start="2021-10-01"):
    return {
        "provisions": [provision("a", start="2021-01-01", end=end), provision("b", start=start, end="2021-12-31")],
        "effects": [effect("a", "1", "ind:coal", "-"), effect("b", "1", "ind:coal", "+")],
    }


def test_it_ended_and_carries_the_sign_conflict_beside(found):
    (finding,) = found(NAME, rows())
    assert (finding.status, finding.also) == ("ended", ("C1",))
    assert "9 months later" in finding.explanation.en


def test_while_both_hold_it_is_a_matter_of_signs(found):
    assert found(NAME, rows(end="2021-12-31")) == []


def test_an_emergency_of_days_is_no_policy_turned(found):
    assert found(NAME, rows(end="2021-01-20", start="2021-02-01")) == []


def test_another_issuer_turns_nothing(found):
    other = {**rows(), "policies": [policy("b", "plc:P")]}
    assert found(NAME, other) == []
