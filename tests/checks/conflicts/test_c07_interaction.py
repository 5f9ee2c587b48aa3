"""C7: a published rule on two instruments."""

from __future__ import annotations

from policygraph.checks import RULES, find_conflicts
from policygraph.checks.teaching import policy, provision
from policygraph.graph import PolicyGraph

NAME = "c07_interaction"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)
ROW = dict(RULE.example["interactions"][0])


def test_a_good_or_unknown_sign_is_no_conflict(found):
    for sign in ("+", "?"):
        assert found(NAME, {**RULE.example, "interactions": [{**ROW, "sign": sign}]}) == []


def test_a_condition_leaves_the_verdict_open(found):
    (finding,) = found(NAME, {**RULE.example, "interactions": [{**ROW, "condition_en": "the cap binds"}]})
    assert finding.verdict == "ambiguous"
    assert "the cap binds" in finding.explanation.en


def test_a_rule_says_what_would_end_it(found):
    (plain,) = found(NAME, RULE.example)
    assert "which of the two" in plain.remedy.en
    own = {**ROW, "remedy_en": "Lower the cap.", "remedy_zh": "下调上限。"}
    (finding,) = found(NAME, {**RULE.example, "interactions": [own]})
    assert (finding.remedy.en, finding.remedy.zh) == ("Lower the cap.", "下调上限。")


def test_named_technologies_are_both_needed(found):
    named = {**RULE.example, "interactions": [{**ROW, "first_technology": "tec:coal", "second_technology": "tec:nev"}]}
    assert found(NAME, named) == []
    named["provisions"] = [
        RULE.example["provisions"][0],
        provision("b", instrument="emissions_trading", technologies="tec:bev"),
    ]
    assert len(found(NAME, named)) == 1


def test_what_lifts_a_rule_ends_it_from_its_day_and_for_its_class(found):
    guard = provision("c", instrument="accounting_rule", technologies="tec:coal", start="2024-07-01")
    late = {**RULE.example, "policies": [policy("a"), policy("b"), policy("c")]}
    late["provisions"] = [*RULE.example["provisions"], guard]
    (finding,) = found(NAME, late)
    assert finding.period.end == "2024-06-30"
    other = {**late, "interactions": [{**ROW, "second_technology": "tec:nev", "first_technology": "tec:coal"}]}
    other["provisions"] = [
        RULE.example["provisions"][0], provision("b", instrument="emissions_trading", technologies="tec:nev"), guard,
    ]  # fmt: skip
    (finding,) = found(NAME, other)
    assert finding.period.end != "2024-06-30"


def test_a_province_does_not_repeat_the_nation(found):
    local = {**RULE.example, "policies": [policy("c", "plc:P")]}
    local["provisions"] = [
        *RULE.example["provisions"],
        provision("c", instrument="emissions_trading", technologies="tec:coal"),
    ]
    (finding,) = found(NAME, local)
    assert finding.place == "plc:CN"
    assert [party.role for party in finding.parties].count("repeats") == 1


def test_every_rule_in_the_data_is_sourced(bundled: PolicyGraph):
    for finding in find_conflicts(bundled, codes=["C7"]):
        (rule,) = [party for party in finding.parties if party.role == "rule"]
        assert rule.source
