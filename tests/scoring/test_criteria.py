"""Criteria in physical units."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.graph import PolicyGraph
from policygraph.graph.numbers import car_stock
from policygraph.scoring.criteria import CRITERIA, check_totals, model_criteria
from policygraph.scoring.draws import draw_parameters
from policygraph.scoring.recheck import check_rules


def levels(graph: PolicyGraph, **changes: float) -> dict[str, float]:
    wanted = {tuple(name.split("__")): value for name, value in changes.items()}
    drawn = draw_parameters(graph, samples=1, seed=0, changes=wanted)  # type: ignore[arg-type]
    central = {key: np.asarray([np.median(values)]) for key, values in drawn.items()}
    return {name: float(values[0]) for name, values in model_criteria(graph, central).items()}


def test_oil_saved_by_a_point_of_stock_by_hand(bundled: PolicyGraph) -> None:
    """One point of stock saves its cars' fuel on the electric part of their way."""
    base, more = levels(bundled), levels(bundled, fleet__nev_share_stock=13.01)
    stock = car_stock(bundled)
    drawn = draw_parameters(bundled, samples=1, seed=0)
    value = {key: float(np.median(values)) for key, values in drawn.items()}
    litres = stock[max(stock)] * 0.01 * value["fleet", "distance"] / 100 * value["fleet", "fuel_use"]
    saved = litres * value["fleet", "nev_electric_driving"] * value["fleet", "fuel_density"] / 1e9
    assert more["energy_security"] - base["energy_security"] == pytest.approx(saved)


def test_subsidies_cost_and_levies_pay(bundled: PolicyGraph) -> None:
    base = levels(bundled)["public_cost"]
    assert levels(bundled, adoption__purchase_subsidy=1000)["public_cost"] > base
    assert levels(bundled, adoption__fuel_subsidy_change=-1000)["public_cost"] < base
    assert levels(bundled, adoption__fuel_levy=0.5)["public_cost"] < base
    assert levels(bundled, v2g__discharge_subsidy=1)["public_cost"] > base


def test_ended_findings_count_for_nothing(bundled: PolicyGraph) -> None:
    found = check_rules(bundled)
    totals = check_totals(found)
    assert all(each.status == "open" for each in totals.findings.values())
    ended = {name: tuple(each.model_copy(update={"status": "ended"}) for each in rows) for name, rows in found.items()}
    assert check_totals(ended) == (0.0, 0, {})


def test_every_criterion_has_a_unit() -> None:
    assert all(unit and better in ("up", "down") for _, unit, better in CRITERIA)
