"""Which place pays, under which rule, until when."""

from __future__ import annotations

import pytest

from policygraph.errors import ModelError
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Setting
from policygraph.scoring import v2g_by_place
from policygraph.scoring.places import place_gaps


def test_e1_e2_guangdong_prices_follow_from_base_and_ratio(bundled: PolicyGraph) -> None:
    """evidence/v2g.md E1 (escn.com.cn 2112645) and E2: 0.453 x 1.7 and x 1.25; gaps 0.7905 and 0.598."""
    rows = [row for row in bundled.rows(Setting) if row.provision == "prv:gd/2025/v2g-price/1"]
    value = {row.indicator.removeprefix("ind:"): float(row.value) for row in rows}
    assert value["discharge-price-peak"] == pytest.approx(
        value["discharge-price"] * value["tariff-ratio-peak"], abs=5e-5
    )
    sharp = value["discharge-price-peak"] * (1 + value["sharp-uplift"] / 100)
    assert value["discharge-price-sharp"] == pytest.approx(sharp, abs=1e-4)
    valley = value["discharge-price"] * value["tariff-ratio-valley"]
    assert value["discharge-price-sharp"] - valley == pytest.approx(0.7905, abs=2e-4)
    assert value["discharge-price-peak"] - valley == pytest.approx(0.598, abs=2e-4)


@pytest.mark.parametrize(
    ("place", "gaps"),
    [("plc:CN-AH", [0.7209, 0.6522]), ("plc:CN-CQ", [0.8569, 0.7795]), ("plc:CN-ZJ", [0.6897, 0.6897]), ("plc:CN-QH", [0.2818, 0.2818]), ("plc:CN-HL", [0.3071, 0.3071])],
)  # fmt: skip
def test_gaps_of_tariffs(bundled: PolicyGraph, place: str, gaps: list[float]) -> None:
    """evidence/v2g.md 3a, August 2026, single- and two-part tariffs."""
    found = [each.gap for each in place_gaps(bundled, place) if each.basis == "tariff_gap"]
    assert found == pytest.approx(gaps, abs=2e-4)


def test_a_rule_names_its_end_and_a_practice_is_no_rule(bundled: PolicyGraph) -> None:
    frame = v2g_by_place(bundled, provinces=False, wear_mode="throughput")
    rules = frame[frame["basis"] == "discharge_price"].set_index(["place", "rule"])
    assert rules.loc[("plc:CN-440300", "prv:gd/2025/v2g-price/1"), "until"] == "2026-12-31"
    assert set(frame[frame["place"] == "plc:CN-420100"]["basis"]) == {"promotion"}


def test_unknown_is_no_zero(bundled: PolicyGraph) -> None:
    frame = v2g_by_place(bundled)
    tibet = frame[frame["place"] == "plc:CN-XZ"]
    assert tibet["pays"].tolist() == ["unknown"]
    assert tibet["price_gap"].isna().all()


def test_an_incomplete_tariff_gives_no_gap(bundled: PolicyGraph) -> None:
    with pytest.raises(ModelError):
        place_gaps(bundled, "plc:CN-FJ")


def test_pays_where_the_gap_reaches_break_even(bundled: PolicyGraph) -> None:
    frame = v2g_by_place(bundled, provinces=False)
    known = frame[frame["pays"] != "unknown"]
    assert ((known["price_gap"] >= known["break_even_gap"]) == (known["pays"] == "yes")).all()
    assert ((known["net_income"] >= -1e-9) == (known["pays"] == "yes")).all()
    assert set(known["pays"]) == {"yes", "no"} or "with_subsidy" in set(known["pays"])


def test_a_charging_price_that_is_not_the_place_s_own_says_so(bundled: PolicyGraph) -> None:
    (wuhan,) = place_gaps(bundled, "plc:CN-420100", valley_price=0.4)
    assert wuhan.charge_basis == "par:v2g/valley-price"
    assert wuhan.gap == pytest.approx(3.0 - 0.4)
