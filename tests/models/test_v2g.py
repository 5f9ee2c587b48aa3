"""The owner's account: the worked table, published cases, and what must hold for any input."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ModelError
from policygraph.models.v2g import (
    GAPS,
    PARAMETERS,
    WEAR_MODES,
    aggregator_income,
    fleet_service,
    needed_subsidy,
    owner_account,
    scenarios,
    wear_per_kwh,
)

# v2g.md 1.5: gap, revenue, net by throughput wear, by surplus, with an old pack, with an own post, sum, present value.
TABLE = [
    (0.3, 2250, 92.2, 1879.1, -2588.1, -2497.9, 922, 712),
    (0.4, 3000, 842.2, 2629.1, -1838.1, -1747.9, 8422, 6503),
    (0.5, 3750, 1592.2, 3379.1, -1088.1, -997.9, 15922, 12295),
    (0.6, 4500, 2342.2, 4129.1, -338.1, -247.9, 23422, 18086),
    (0.7, 5250, 3092.2, 4879.1, 411.9, 502.1, 30922, 23877),
    (0.8, 6000, 3842.2, 5629.1, 1161.9, 1252.1, 38422, 29668),
]
# v2g.md 1.5: break-even gap by pack price (rows) and cycle life (columns).
BREAK_EVEN = {
    400: (0.526, 0.288, 0.208, 0.169), 600: (0.764, 0.407, 0.288, 0.228), 800: (1.002, 0.526, 0.367, 0.288),
    1000: (1.241, 0.645, 0.447, 0.347), 1200: (1.479, 0.764, 0.526, 0.407),
}  # fmt: skip

gaps = st.floats(0.0, 3.0)
efficiencies = st.floats(0.5, 1.0)
prices = st.floats(0.0, 3000.0)
lives = st.floats(500.0, 10000.0)
shares = st.floats(0.0, 1.0)


@pytest.mark.parametrize("row", TABLE)
def test_worked_example_of_the_six_gaps(row: tuple[float, ...]) -> None:
    gap, revenue, net, surplus, stressed, own_post, total, value = row
    account = owner_account(gap)
    assert account.revenue == pytest.approx(revenue, abs=0.1)
    assert account.net_income == pytest.approx(net, abs=0.1)
    assert owner_account(gap, wear_mode="surplus").net_income == pytest.approx(surplus, abs=0.1)
    assert owner_account(gap, pack_price=1000, cycle_life=2000).net_income == pytest.approx(stressed, abs=0.1)
    assert owner_account(gap, charger_cost=20000).net_income == pytest.approx(own_post, abs=0.1)
    assert account.net_income * 10 == pytest.approx(total, abs=1)
    assert account.npv == pytest.approx(value, abs=1)


def test_break_even_by_pack_price_and_cycle_life() -> None:
    for price, expected in BREAK_EVEN.items():
        found = owner_account(0.5, pack_price=price, cycle_life=[1000, 2000, 3000, 4000]).break_even_gap
        assert found == pytest.approx(expected, abs=0.0006)
    assert owner_account(0.5, wear_mode="surplus").break_even_gap == pytest.approx(0.049, abs=0.001)
    assert owner_account(0.5, charger_cost=20000).break_even_gap == pytest.approx(0.633, abs=0.001)


def test_closed_form_by_hand() -> None:
    # 10 kWh x 100 events at a gap of 0.5: 500. Efficiency 0.8, valley 0.4: 0.4 x 0.25 x 1000 = 100 lost.
    # Pack 500 yuan/kWh, 1000 cycles, end at 0.6: 500 / (1000 x 0.8 x sqrt 0.8) x 1000 = 698.77. No interest, 5 years.
    account = owner_account(
        0.5, energy_per_event=10, events_per_year=100, round_trip_efficiency=0.8, valley_price=0.4, pack_price=500,
        cycle_life=1000, end_of_life_health=0.6, horizon=5, discount_rate=0, charger_cost=1000, charger_upkeep=20,
        aggregator_share=0.1, discharge_subsidy=0.2, capacity_payment=50, capacity_factor=0.5, discharge_power=4,
    )  # fmt: skip
    wear = 500 / (1000 * 0.8 * sqrt(0.8)) * 1000
    assert account.revenue == pytest.approx(500)
    assert account.payments == pytest.approx(200 + 100)
    assert account.loss == pytest.approx(100)
    assert account.wear == pytest.approx(wear)
    assert account.charger == pytest.approx(220)
    assert account.fee == pytest.approx(80)
    assert account.net_income == pytest.approx(800 - 100 - wear - 220 - 80)
    assert account.npv == pytest.approx(5 * (400 - wear))
    assert account.break_even_gap == pytest.approx((100 + wear + 220) / 0.9 / 1000 - 0.3)


def test_single_owner_without_wear_and_losses_keeps_the_gap() -> None:
    account = owner_account(0.9, wear_mode="none", round_trip_efficiency=1, energy_per_event=12, events_per_year=200)
    assert account.net_income == pytest.approx(0.9 * 2400)
    assert account.break_even_gap == pytest.approx(0)


def test_limits_that_are_stated() -> None:
    assert owner_account(0.5, discount_rate=0).npv == pytest.approx(10 * owner_account(0.5).net_income)
    idle = owner_account(0.5, events_per_year=0, charger_upkeep=30)
    assert [float(part) for part in idle[:8]] == pytest.approx([0, 0, 0, 0, 30, 0, -30, np.nan], nan_ok=True)


# -- published cases, evidence/v2g.md 2 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "energy", "income"),
    [(0.7701, 20, 15.4), (3.00 - 0.45, 1, 2.55), (4 - 0.4, 1, 3.6)],
    ids=["E3 en.people.cn 2026-01-14", "E4 news.hbtv.com.cn", "E5 eyeshenzhen.com 2025-04-03"],
)
def test_e3_e4_e5_settlements(gap: float, energy: float, income: float) -> None:
    account = owner_account(gap, energy_per_event=energy, events_per_year=1, wear_mode="none", round_trip_efficiency=1)
    assert account.net_income == pytest.approx(income, abs=0.05)


def test_e6_hefei_subsidy() -> None:
    """E6, blackcardestates.com: 25 kWh at a subsidy of 2 yuan/kWh earn about 50 yuan."""
    account = owner_account(0, energy_per_event=25, events_per_year=1, discharge_subsidy=2)
    assert account.payments == pytest.approx(50)


def test_e7_jiangsu_test_of_1277_cars() -> None:
    """E7, en.imsilkroad.com 341635: 12,000 kW and 17,000 kWh from 1,277 cars."""
    service = fleet_service(
        1277, enrolled=1, plugged_in=1, peak_hours=17 / 12, discharge_power=9.4, energy_per_event=13.3
    )
    assert service.power_mw == pytest.approx(12.0, rel=0.01)
    assert service.energy_mwh == pytest.approx(17.0, rel=0.01)


def test_e8_jiangsu_2030_is_a_lower_bound() -> None:
    """E8, as E7: ten million cars of which a tenth takes part are over one million kW."""
    for power in (1, 7):
        assert fleet_service(10e6, enrolled=0.1, plugged_in=1, discharge_power=power).power_mw >= 1000


def test_e9_guangdong_energy_on_board() -> None:
    """E9, hk.crntt.com 107117138: 3 million cars carry about 200 million kWh."""
    service = fleet_service(3e6, enrolled=1, plugged_in=1, energy_per_event=65)
    assert service.energy_mwh / 1000 == pytest.approx(195)
    assert service.energy_mwh / 1000 == pytest.approx(200, rel=0.03)


def test_e10_hangzhou_spare_cycles() -> None:
    """E10, auto.hangzhou.com.cn: 50 full charges a year for 10 years leave over 1,000 of 2,000 cycles unused."""
    # 1500 spare cycles in 10 years: 150 a year can be sold without wear, 151 cannot.
    common: dict[str, Any] = {
        "pack_energy": 60, "annual_distance": 50 * 60, "consumption": 1, "cycle_life": 2000, "energy_per_event": 60,
        "round_trip_efficiency": 1, "wear_mode": "surplus",
    }  # fmt: skip
    assert owner_account(0.5, events_per_year=100, **common).wear == 0
    assert owner_account(0.5, events_per_year=150, **common).wear == 0
    assert owner_account(0.5, events_per_year=151, **common).wear > 0


def test_e17_only_the_order_of_the_cities() -> None:
    """E17, Sustainability 17(12) 5626, inputs hidden: a gap of 0.65 USD pays, 0.03 USD does not, 0.12 is the edge."""
    rate = 7.14
    net = owner_account(np.asarray([0.65, 0.53, 0.12, 0.03]) * rate, energy_per_event=47e3 / 10 / 250).net_income
    assert net[0] > net[1] > net[2] > net[3]
    assert net[0] > 0 > net[3]


# -- properties ------------------------------------------------------------------------------------------------------


@given(gap=gaps, share=st.floats(0, 0.9), mode=st.sampled_from(WEAR_MODES))
def test_net_income_is_linear_in_the_gap(gap: float, share: float, mode: str) -> None:
    low, high = (owner_account(each, aggregator_share=share, wear_mode=mode).net_income for each in (gap, gap + 0.5))
    assert high - low == pytest.approx(0.5 * 7500 * (1 - share))


@given(share=st.floats(0, 0.9), price=prices, life=lives, mode=st.sampled_from(WEAR_MODES), subsidy=st.floats(0, 2))
def test_net_income_is_zero_at_break_even(share: float, price: float, life: float, mode: str, subsidy: float) -> None:
    inputs: dict[str, Any] = {
        "aggregator_share": share, "pack_price": price, "cycle_life": life, "wear_mode": mode,
        "discharge_subsidy": subsidy, "charger_cost": 5000,
    }  # fmt: skip
    edge = owner_account(0.5, **inputs).break_even_gap
    assert owner_account(edge, **inputs).net_income == pytest.approx(0, abs=1e-6 * max(1.0, price * 10))


@given(price=st.floats(1, 3000), life=lives)
def test_wear_falls_with_life_and_rises_with_price(price: float, life: float) -> None:
    here = wear_per_kwh(price, life)
    assert wear_per_kwh(price, life * 1.1) < here < wear_per_kwh(price * 1.1, life)


@given(price=prices, life=lives, events=st.floats(0, 400), distance=st.floats(0, 40000))
def test_surplus_never_exceeds_throughput(price: float, life: float, events: float, distance: float) -> None:
    inputs: dict[str, Any] = {
        "pack_price": price,
        "cycle_life": life,
        "events_per_year": events,
        "annual_distance": distance,
    }
    surplus, whole = (owner_account(0.5, wear_mode=mode, **inputs).wear for mode in ("surplus", "throughput"))
    assert 0 <= surplus <= whole * (1 + 1e-12) + 1e-9


@given(valley=st.floats(0, 2))
def test_no_loss_at_full_efficiency(valley: float) -> None:
    assert owner_account(0.5, round_trip_efficiency=1, valley_price=valley).loss == 0


@given(energy=st.floats(30, 200))
def test_a_larger_pack_leaves_throughput_wear_unchanged(energy: float) -> None:
    assert owner_account(0.5, pack_energy=2 * energy).wear == owner_account(0.5, pack_energy=energy).wear


@given(gap=gaps, mode=st.sampled_from(WEAR_MODES))
def test_without_events_only_the_post_is_paid(gap: float, mode: str) -> None:
    account = owner_account(gap, events_per_year=0, charger_cost=8000, wear_mode=mode)
    assert account.revenue == account.payments == account.loss == account.wear == account.fee == 0
    assert account.net_income == -account.charger


@given(cars=st.floats(0, 1e8), enrolled=shares, plugged=shares, hours=st.floats(0.1, 8), power=st.floats(0, 60))
def test_fleet_power_is_bounded_by_its_posts(
    cars: float, enrolled: float, plugged: float, hours: float, power: float
) -> None:
    service = fleet_service(cars, enrolled=enrolled, plugged_in=plugged, peak_hours=hours, discharge_power=power)
    assert service.power_mw <= cars * power / 1000 * (1 + 1e-12) + 1e-9


@given(gap=gaps, target=st.floats(-2000, 20000), share=st.floats(0, 0.9))
def test_the_subsidy_that_is_needed_reaches_the_income_wanted(gap: float, target: float, share: float) -> None:
    subsidy = needed_subsidy(gap, income=target, aggregator_share=share)
    if subsidy == 0:
        assert owner_account(gap, aggregator_share=share).net_income >= target - 1e-6
    elif subsidy <= 100:
        reached = owner_account(gap, aggregator_share=share, discharge_subsidy=subsidy).net_income
        assert reached == pytest.approx(target, abs=1e-6)


# -- doors -----------------------------------------------------------------------------------------------------------


def test_scenarios_name_gap_and_mode() -> None:
    rows = scenarios()
    assert len(rows) == len(GAPS) * 3
    assert {(row["price_gap"], row["wear_mode"]) for row in rows} >= {(0.3, "none"), (0.8, "surplus")}


def test_aggregator_gets_its_share_less_the_platform() -> None:
    # 0.6 x 7500 = 4500 a car; a fifth of it for 100 cars, less 50,000 for the platform.
    assert aggregator_income(0.6, vehicles=100, platform_cost=50_000, aggregator_share=0.2) == pytest.approx(40_000)


def test_public_cost_per_kwh() -> None:
    service = fleet_service(1000, enrolled=0.5, plugged_in=0.5, discharge_subsidy=2, capital_subsidy_per_year=750)
    assert service.cost_per_kwh == pytest.approx(2.1)
    assert service.fiscal_cost == pytest.approx(250 * (15000 + 750))
    free = fleet_service(1000, enrolled=0.5, plugged_in=0.5, events_per_year=0)
    assert np.isnan(free.cost_per_kwh)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"pack_prise": 1}, "pack_price"),
        ({"pack_price": -1}, "0 to 20000"),
        ({"round_trip_efficiency": 1.2}, "1.2"),
        ({"cycle_life": "many"}, "full cycles"),
        ({"wear_mode": "guess"}, "throughput"),
        ({"pack_price": float("nan")}, "nan"),
    ],
)
def test_wrong_inputs_are_named_with_their_range(inputs: dict[str, Any], words: str) -> None:
    with pytest.raises(ModelError, match=words):
        owner_account(0.5, **inputs)


def test_text_numbers_are_numbers() -> None:
    assert owner_account("0.5", pack_price="600").net_income == owner_account(0.5).net_income
    with pytest.raises(ModelError, match="price_gap"):
        owner_account("wide")


@pytest.mark.parametrize(("enrolled", "plugged"), [(1.2, 0.5), (0.5, -0.1)])
def test_shares_of_a_fleet_lie_between_0_and_1(enrolled: float, plugged: float) -> None:
    with pytest.raises(ModelError):
        fleet_service(10, enrolled=enrolled, plugged_in=plugged)


def test_every_parameter_has_a_default_inside_its_range() -> None:
    for spec in PARAMETERS:
        assert spec.default in spec.choices if spec.choices else spec.low <= float(spec.default) <= spec.high
        assert spec.source
