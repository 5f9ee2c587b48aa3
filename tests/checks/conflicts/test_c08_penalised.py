"""C8: made dearer by one, wanted by another."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, policy, provision, target

NAME = "c08_penalised"
CLASS = {"instrument": "differential_price", "modality": "charges"}
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_only_what_is_better_is_wanted(found):
    unwanted = {**RULE.example, "effects": [effect("a", "1", "ind:charging", "-"), effect("b", "1", "ind:nev", "-")]}
    assert found(NAME, unwanted) == []


def test_a_physical_link_is_no_incentive(found):
    physical = [{**RULE.example["influences"][0], "kind": "physical"}]
    assert found(NAME, {**RULE.example, "influences": physical}) == []


def test_one_finding_for_a_clause_whoever_wants_it(found):
    many = {**RULE.example, "provisions": [*RULE.example["provisions"], provision("c")]}
    many["effects"] = [*RULE.example["effects"], effect("c", "1", "ind:nev", "+")]
    assert len(found(NAME, many)) == 1


def test_a_price_that_is_paid_to_somebody_penalises_nobody_when_it_rises(found):
    paid = [{**RULE.example["indicators"][0], "better_when": better} for better in ("up", "none")]
    assert all(found(NAME, {**RULE.example, "indicators": [each]}) == [] for each in paid)


def test_a_wish_that_was_reached_before_is_no_wish(found):
    rows = {**RULE.example, "targets": [target("b", "1", "ind:nev", "20", due_year="2035", basis="", base_year="")]}
    rows["provisions"] = [provision("a", start="2023-06-01", **CLASS), provision("b")]
    assert [each.period.end for each in found(NAME, rows)] == ["2035-12-31"]
    reached = {"id": "obs:1", "series": "s", "indicator": "ind:nev", "place": "plc:CN", "unit": "%", "sources": "src:a"}
    assert found(NAME, {**rows, "observations": [{**reached, "year": "2022", "value": "26"}]}) == []
    assert len(found(NAME, {**rows, "observations": [{**reached, "year": "2022", "value": "19"}]})) == 1


def test_the_nearest_level_that_wants_it_speaks_and_a_number_before_a_word(found):
    rows = {**RULE.example, "policies": [policy("a"), policy("b"), policy("c"), policy("d", "plc:P", sources="src:a")]}
    rows["provisions"] = [provision("a", places="plc:P", **CLASS), provision("b"), provision("c")]
    rows["effects"] = [*RULE.example["effects"], effect("c", "1", "ind:nev", "+")]
    rows["targets"] = [target("c", "1", "ind:nev", "20", due_year="2035")]
    assert [each.parties[1].id for each in found(NAME, rows)] == ["prv:c/1"]
    rows["provisions"].append(provision("d"))
    rows["effects"].append(effect("d", "1", "ind:nev", "+"))
    assert [each.parties[1].id for each in found(NAME, rows)] == ["prv:d/1"]
