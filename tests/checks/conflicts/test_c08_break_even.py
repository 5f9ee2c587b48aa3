"""C8: discharge is wanted and does not pay."""

from __future__ import annotations

import pytest

from policygraph.checks import RULES
from policygraph.models.v2g import owner_account

NAME = "c08_break_even"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def tariffs(dear, cheap, **cells):
    rows = {each["tariff_label"]: each for each in RULE.example["tariffs"]}
    return [{**rows["peak"], "value": dear, **cells}, {**rows["valley"], "value": cheap, **cells}]


def test_the_shortfall_is_the_models(found):
    (finding,) = found(NAME, RULE.example)
    account = owner_account(0.20, valley_price=0.40)
    assert finding.magnitude.unit == "CNY/kWh"
    assert finding.magnitude.value == pytest.approx(float(account.break_even_gap) - 0.20, rel=1e-3)
    assert float(account.net_income) < 0


def test_no_promotion_no_conflict(found):
    assert found(NAME, {**RULE.example, "effects": []}) == []


def test_a_promotion_price_and_half_a_tariff_say_nothing(found):
    assert found(NAME, {**RULE.example, "tariffs": tariffs("0.6", "0.4", category="promotion")}) == []
    assert found(NAME, {**RULE.example, "tariffs": RULE.example["tariffs"][:1]}) == []


def test_the_latest_tariff_counts(found):
    later = [{**each, "id": f"{each['id']}-later", "date": "2025-12"} for each in tariffs("1.2", "0.3")]
    earlier = tariffs("0.6", "0.4", date="2024-12")
    assert found(NAME, {**RULE.example, "tariffs": [*earlier, *later]}) == []
