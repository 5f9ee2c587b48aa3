"""G10: a budget that does not cover what the same policy promises to pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from policygraph.checks.drafting import binding, draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, setting
from policygraph.checks.wording import amount, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.policies import Setting, Target
from policygraph.schema.quantities import convert

__all__ = ["RULE"]

# Unit of a payment -> units of what it is paid for; a yearly quantity is set against a yearly budget.
_PAID_FOR = {
    "CNY/vehicle": ("vehicles", "vehicles/yr"), "CNY/kWh": ("kWh", "kWh/yr"), "CNY/kW/yr": ("kW",),
}  # fmt: skip


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every budget below payment times quantity of the same policy."""
    by_policy: dict[str, list[Setting | Target]] = {}
    numbers: list[Setting | Target] = [*graph.rows(Setting), *graph.rows(Target)]
    for row in numbers:
        policy = graph.policy_of(row)
        if policy and row.value:
            by_policy.setdefault(policy.id, []).append(row)
    for name in sorted(by_policy):
        settings = [row for row in by_policy[name] if isinstance(row, Setting)]
        budgets = [row for row in settings if row.role == "budget"]
        payments = [row for row in settings if row.role == "paid" and row.unit in _PAID_FOR]
        for budget, payment, quantity in product(budgets, payments, by_policy[name]):
            found = _needs(graph, budget, payment, quantity)
            if found:
                yield _finding(graph, budget, payment, quantity, found)


def _needs(graph: PolicyGraph, budget: Setting, payment: Setting, quantity: Setting | Target) -> Decimal | None:
    """Return the yuan that are missing, or ``None``."""
    counted = any(convert(Decimal(1), quantity.unit, unit) is not None for unit in _PAID_FOR[payment.unit])
    same = graph.meet(payment, quantity)
    if not counted or not same or quantity in (budget, payment):
        return None
    unit = next(unit for unit in _PAID_FOR[payment.unit] if convert(Decimal(1), quantity.unit, unit) is not None)
    number = convert(Decimal(quantity.value), quantity.unit, unit)
    yearly = budget.unit.endswith("/yr")
    money = convert(Decimal(budget.value), budget.unit, "MCNY/yr" if yearly else "CNY")
    if number is None or money is None or (yearly and not (unit.endswith("/yr") or payment.unit.endswith("/yr"))):
        return None
    have = money * Decimal(1_000_000) if yearly else money
    missing = number * Decimal(payment.value) - have
    return missing if missing > 0 else None


def _finding(graph: PolicyGraph, budget: Setting, payment: Setting, quantity: Setting | Target, missing: Decimal) -> Finding:  # fmt: skip  # noqa: E501
    parties: list[tuple[str, Row]] = [("budget", budget), ("obligation", payment), ("target", quantity)]
    millions = f"{missing / Decimal(1_000_000):.6f}"
    whole = convert(Decimal(budget.value), budget.unit, "CNY") or Decimal(budget.value) * Decimal(1_000_000)
    return draft(
        graph, "g10_budget", "G10", parties, verdict="gap", place=graph.scope_of(budget).places[0],
        period=graph.scope_of(budget).period, share=1.0, indicator=budget.indicator,
        weight=float(min(Decimal(1), missing / (missing + whole))) * binding(graph, budget),
        magnitude=Magnitude(value=float(millions), unit="MCNY", model="sum", parameter_set="settings"),
        have=amount(budget.value, budget.unit), missing=amount(millions, "MCNY"),
        payment=label(graph, payment), quantity=label(graph, quantity),
        changes=(Edit(operation="set", table="settings", row=budget.id, column="value"),),
    )  # fmt: skip


_BUDGET = {
    "id": "ind:budget", "label_en": "Budget", "label_zh": "预算", "unit": "MCNY/yr", "better_when": "up",
    "three_e": "economy", "trilemma": "price", "levels": "status",
}  # fmt: skip
_SLOTS = {**_BUDGET, "id": "ind:slots", "label_en": "Cars", "label_zh": "车辆", "unit": "vehicles/yr"}
_GRANT = {**_BUDGET, "id": "ind:grant", "label_en": "Grant", "label_zh": "补贴", "unit": "CNY/vehicle"}


def _rows(budget: str) -> dict[str, list[dict[str, str]]]:
    return {
        "indicators": [_BUDGET, _SLOTS, _GRANT],
        "provisions": [provision("c", instrument="purchase_subsidy", modality="pays")],
        "settings": [
            setting("c", "1", "ind:budget", budget, role="budget", unit="MCNY/yr"),
            setting("c", "1", "ind:grant", "5000", unit="CNY/vehicle"),
            setting("c", "1", "ind:slots", "2000", role="quota", unit="vehicles/yr"),
        ],
    }


RULE = Rule(
    "G10",
    "g10_budget",
    "method: resource gap, funds against the obligation they carry",
    find,
    example=_rows("5"),
    near_miss=_rows("20"),
)
