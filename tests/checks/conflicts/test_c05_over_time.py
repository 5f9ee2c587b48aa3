"""C5: numbers of several years that cannot follow each other."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import target

NAME = "c05_over_time"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)
LEVEL = {"unit": "vehicles", "basis": "", "base_year": "", "nature": "stock"}


def test_the_slack_is_what_additions_do_not_reach(found):
    # 100 measured in 2024 and twice 40 make 180 of the 200 that are due in 2026.
    (finding,) = found(NAME, RULE.example)
    assert (finding.magnitude.value, finding.magnitude.unit) == (20.0, "vehicles")
    assert {party.id for party in finding.parties} >= {"obs:s", "tgt:a/1/stock", "tgt:b/1/sales", "tgt:b/2/sales"}
    assert finding.verdict == "conflict"


def test_a_year_without_a_cap_leaves_room(found):
    open_year = {**RULE.example, "targets": RULE.example["targets"][:2]}
    assert found(NAME, open_year) == []


def test_a_market_that_draws_on_a_stock_does_not_fill_it(found):
    drawn = {**RULE.example, "influences": [{**RULE.example["influences"][0], "kind": "market"}]}
    assert found(NAME, drawn) == []


def test_a_limit_of_growth_against_a_level(found):
    def rows(level):
        growth = {**LEVEL, "base_year": "2024", "nature": "change", "unit": "%"}
        return {
            **RULE.example,
            "targets": [
                target("a", "1", "ind:stock", level, comparator=">=", due_year="2026", **LEVEL),
                target("b", "1", "ind:stock", "10", comparator="<=", due_year="2026", **growth),
            ],
        }

    (finding,) = found(NAME, rows("130"))
    assert finding.magnitude.value == 20.0
    assert found(NAME, rows("110")) == []


def test_a_missed_target_is_no_matter_of_years(found):
    late = {**RULE.example, "targets": RULE.example["targets"][:1]}
    late["observations"] = [{**RULE.example["observations"][0], "year": "2026"}]
    assert found(NAME, late) == []
