"""G11: much rests on little evidence."""

from __future__ import annotations

from policygraph.checks import RULES, find_gaps
from policygraph.graph import PolicyGraph

NAME = "g11_thin_evidence"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_claim_nothing_passes_through_is_left_out(found):
    (finding,) = found(NAME, RULE.example)
    assert finding.parties[0].id == "inf:coal-co2"
    assert "one independent origin" in finding.explanation.en
    assert found(NAME, {**RULE.example, "effects": []}) == []


def test_a_physical_step_needs_no_second_source_for_its_sign(found):
    physical = [{**each, "kind": "physical"} for each in RULE.example["influences"]]
    assert found(NAME, {**RULE.example, "influences": physical}) == []


def test_a_source_repeated_is_still_one_origin(found):
    copied = {
        **RULE.near_miss,
        "sources": [{"id": "src:b", "title": "Copy", "url_safe": "no", "source_kind": "repost", "origin": "paper"}],
    }
    assert len(found(NAME, copied)) == 2


def test_the_heaviest_come_first_and_are_few(bundled: PolicyGraph):
    findings = list(find_gaps(bundled, codes=["G11"]))
    assert 0 < len(findings) <= 15
    weights = [each.severity for each in findings]
    assert weights[0] == max(weights)
