"""Verdicts that the models give."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.scoring.modelclaims import MODEL_CLAIMS


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("revenue_rises_with_gap", "supported"),
        ("net_income_rises_with_gap", "supported"),
        ("net_income_positive_at_large_gap", "needs_assumption"),
        ("energy_falls_with_share", "supported"),
        ("carbon_falls_with_share", "supported"),
        ("energy_peaks_in_2018", "needs_assumption"),
        ("carbon_falls_every_year", "needs_assumption"),
        ("both_at_no_electric_car", "contradicted"),
        ("marginal_effect_weakens", "contradicted"),
        ("carbon_falls_in_every_province", "supported"),
        ("cheaper_packs_pay", "supported"),
        ("oil_saved_by_share", "supported"),
        ("larger_gap_earns_more_by_place", "supported"),
    ],
)
def test_verdicts_of_the_models(bundled: PolicyGraph, statement: str, verdict: str) -> None:
    """evidence/fleet.md 4, table of the seed's findings; evidence/v2g.md 1.5."""
    assert MODEL_CLAIMS[statement](bundled).verdict == verdict


def test_the_numbers_of_the_evidence(bundled: PolicyGraph) -> None:
    """evidence/fleet.md 1.1 (0.905 kgCO2/kWh) and 0.5 (53.7 and 52.7 g/km, 16.4 and 31.6 Mt)."""
    assert MODEL_CLAIMS["carbon_falls_in_every_province"](bundled).numbers["break_even_factor"] == pytest.approx(
        0.905, abs=5e-4
    )
    marginal = MODEL_CLAIMS["marginal_effect_weakens"](bundled).numbers
    assert marginal["g_per_km_2015"] == pytest.approx(53.7, abs=0.06)
    assert marginal["g_per_km_2022"] == pytest.approx(52.7, abs=0.06)
    assert (marginal["mt_2015"], marginal["mt_2022"]) == pytest.approx((16.4, 31.6), abs=0.06)
