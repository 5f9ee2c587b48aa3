"""C5: numbers that cannot hold together."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision, target

NAME = "c05_infeasible"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_the_slack_is_what_the_smallest_set_lacks(found):
    # Half of at least 300 cars are 150, and 100 are allowed: 50 are missing.
    (finding,) = found(NAME, RULE.example)
    assert len(finding.parties) == 3
    assert finding.magnitude is not None
    assert (finding.magnitude.value, finding.magnitude.unit) == (50.0, "vehicles/yr")
    assert "50 vehicles/yr" in finding.explanation.en


def test_a_part_above_its_whole(found):
    tags = {"three_e": "energy", "trilemma": "supply", "levels": "path", "unit": "GW", "better_when": "up"}
    rows = {
        "indicators": [
            {"id": "ind:vre", "label_en": "Wind and solar", "label_zh": "风光", **tags},
            {"id": "ind:solar", "label_en": "Solar", "label_zh": "光伏", "broader": "ind:vre", **tags},
        ],
        "provisions": [provision("a")],
        "targets": [
            target("a", "1", f"ind:{name}", value, comparator=bound, unit="GW", nature="stock", basis="", base_year="")
            for name, value, bound in (("vre", "100", "<="), ("solar", "120", ">="))
        ],
    }
    (finding,) = found(NAME, rows)
    assert finding.magnitude.value == 20.0
    rows["targets"][1]["due_year"] = "2035"
    assert found(NAME, rows) == []


def test_provinces_together_above_the_nations_ceiling(found):
    flow = {"unit": "Mt/yr", "nature": "annual_flow", "basis": "", "base_year": ""}
    rows = {
        "policies": [policy("a"), policy("b", "plc:Q"), policy("c", "plc:P")],
        "provisions": [provision("a"), provision("b"), provision("c")],
        "targets": [
            target("a", "1", "ind:coal", "100", comparator="<=", **flow),
            target("b", "1", "ind:coal", "70", comparator=">=", **flow),
            target("c", "1", "ind:coal", "60", comparator=">=", **flow),
        ],
    }
    (finding,) = found(NAME, rows)
    assert (finding.place, finding.magnitude.value) == ("plc:CN", 30.0)
    rows["targets"][2] = target("c", "1", "ind:coal", "30", comparator=">=", **flow)
    assert found(NAME, rows) == []


def test_two_values_of_one_indicator_are_left_to_c6(found):
    rows = {
        "provisions": [provision("a"), provision("b")],
        "targets": [
            target(
                "a", "1", "ind:coal", "10", comparator="<=", unit="Mt/yr", nature="annual_flow", basis="", base_year=""
            ),
            target(
                "b", "1", "ind:coal", "20", comparator=">=", unit="Mt/yr", nature="annual_flow", basis="", base_year=""
            ),
        ],
    }
    assert found(NAME, rows) == []
