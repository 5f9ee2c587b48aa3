"""S2: a technology that serves a goal."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import effect, provision

NAME = "s02_technology"
RULE = next(rule for rule in RULES["synergies"] if rule.name == NAME)


def test_the_goal_and_the_promoter_are_named(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.technology, finding.objective) == ("tec:nev", "obj:dual-carbon")
    assert [party.role for party in finding.parties] == ["promotes", "technology"]


def test_a_promotion_that_ended_serves_nobody(found):
    ended = {**RULE.example, "provisions": [{**RULE.example["provisions"][0], "end": "2024-12-31"}]}
    assert found(NAME, ended) == []
    assert found(NAME, {**RULE.example, "effects": [effect("a", "1", "ind:coal", "+")]}) == []


def test_what_harms_another_goal_is_a_trade_off(found):
    coal = {
        "technologies": [{"id": "tec:coal", "label_en": "Coal", "label_zh": "煤", "adoption": "ind:coal"}],
        "provisions": [provision("a", instrument="production_order", modality="obliges")],
        "effects": [effect("a", "1", "ind:coal", "+")],
    }
    assert found(NAME, coal) == []


def test_sales_fill_the_stock_one_physical_step_on(found):
    sales = {
        "indicators": [
            {
                "id": "ind:sales", "label_en": "Sales", "label_zh": "销量", "unit": "vehicles/yr", "better_when": "up",
                "three_e": "energy", "trilemma": "supply", "levels": "path",
            }
        ],
        "influences": [
            {"id": "inf:s-n", "source": "ind:sales", "target": "ind:nev", "sign": "+", "strength": "3", "kind": "physical"}
        ],
        "evidence": [{"id": "evd:more", "about": "inf:s-n", "source": "src:a", "stance": "supports"}],
        "provisions": RULE.example["provisions"],
        "effects": [effect("a", "1", "ind:sales", "+")],
    }  # fmt: skip
    assert {each.indicator for each in found(NAME, sales)} == {"ind:nev"}
    sales["influences"][0]["kind"] = "market"
    assert found(NAME, sales) == []


def test_a_weak_push_and_a_clause_on_what_is_replaced_come_last(found):
    weak = {**RULE.example, "effects": [effect("a", "1", "ind:nev", "+", strength="1")]}
    assert found(NAME, weak) == []
    both = {
        **RULE.example,
        "provisions": [
            provision("a", instrument="sales_ban", modality="prohibits", technologies="tec:coal"),
            provision("b", instrument="purchase_subsidy", modality="pays", technologies="tec:bev"),
        ],
        "effects": [effect("a", "1", "ind:nev", "+", strength="3"), effect("b", "1", "ind:nev", "+")],
    }
    assert {each.parties[0].id for each in found(NAME, both)} == {"prv:b/1"}
