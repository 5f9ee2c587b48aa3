"""Static shares: identities, the tables of evidence/fleet.md 4, and its open check cases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ModelError
from policygraph.models.fleet import CONVENTIONS, PARAMETERS, SHARES, path, per_year, share_scenarios

ONE: dict[str, Any] = {"vehicles": 1, "distance": 100, "fuel_use": 7.2, "electricity_use": 14.9, "grid_factor": 0.58}
# fleet.md 4: million cars 2015-2022 and Ember factors, gCO2e/kWh.
CARS = np.asarray([138.6614, 160.4837, 182.3765, 203.2168, 222.4162, 239.7162, 257.6309, 272.1333]) * 1e6
EMBER = np.asarray([667.85, 651.76, 644.21, 636.89, 619.63, 606.29, 599.05, 586.75]) / 1000
YEARS = np.arange(2015, 2023)
ENERGY_A = {
    0.0: (126.0, 143.9, 161.4, 177.6, 191.8, 204.0, 216.4, 225.6), 0.2: (107.0, 122.3, 137.3, 151.1, 163.4, 174.0, 184.7, 192.7),
    0.4: (88.0, 100.7, 113.2, 124.7, 135.0, 143.9, 152.9, 159.7), 0.6: (69.0, 79.1, 89.1, 98.3, 106.6, 113.8, 121.2, 126.8),
    0.8: (50.0, 57.5, 64.9, 71.9, 78.2, 83.7, 89.4, 93.9), 1.0: (31.0, 35.9, 40.8, 45.5, 49.8, 53.7, 57.7, 60.9),
}  # fmt: skip
CARBON_A = {
    0.0: (250.5, 286.1, 320.9, 353.0, 381.3, 405.6, 430.3, 448.6), 0.2: (234.1, 267.0, 299.5, 329.5, 355.2, 377.4, 400.4, 417.0),
    0.4: (217.7, 247.9, 278.1, 306.1, 329.2, 349.2, 370.6, 385.5), 0.6: (201.4, 228.7, 256.8, 282.6, 303.1, 321.0, 340.7, 353.9),
    0.8: (185.0, 209.6, 235.4, 259.2, 277.0, 292.9, 310.9, 322.3), 1.0: (168.6, 190.5, 214.0, 235.7, 251.0, 264.7, 281.1, 290.8),
}  # fmt: skip
ENERGY_C = {
    0.0: (216.5, 225.4, 230.5, 231.0, 227.5, 220.6, 213.3, 202.7),
    1.0: (53.3, 56.3, 58.3, 59.2, 59.0, 58.0, 56.8, 54.7),
}
CARBON_B = {
    0.0: (250.5, 247.2, 244.0, 240.8, 237.7, 234.6, 231.6, 228.6),
    1.0: (168.6, 164.6, 162.7, 160.8, 156.5, 153.1, 151.3, 148.2),
}


def run(shares: Any = SHARES, *, vehicles: Any = CARS, distance: Any = 11000.0, **more: Any) -> Any:
    inputs = {"fuel_use": path(7.2, -0.013, 2019, YEARS), "electricity_use": 14.9, "grid_factor": EMBER, **more}
    return share_scenarios(shares, vehicles=vehicles, distance=distance, **inputs)


def test_one_car_100_km_by_hand() -> None:
    result = share_scenarios([0, 1], **ONE)
    assert result.energy_mtce[0, 0] * 1e9 == pytest.approx(7.2 * 0.74 * 1.4714)
    assert result.carbon_mtco2[0, 0] * 1e9 == pytest.approx(7.2 * 2.1645)
    assert result.oil_mt[:, 0] * 1e9 == pytest.approx([7.2 * 0.74, 0])
    assert result.electricity_twh[1, 0] * 1e9 == pytest.approx(14.9 / 0.9)
    assert result.carbon_mtco2[1, 0] * 1e9 == pytest.approx(14.9 / 0.9 * 0.58)


def test_table_a_real_stock_constant_distance() -> None:
    result = run()
    for row, share in enumerate(SHARES):
        assert result.energy_mtce[row] == pytest.approx(ENERGY_A[share], abs=0.11)
        assert result.carbon_mtco2[row] == pytest.approx(CARBON_A[share], abs=0.11)


def test_table_b_fixed_stock() -> None:
    result = run([0, 1], vehicles=CARS[0])
    for row, share in enumerate((0.0, 1.0)):
        assert result.carbon_mtco2[row] == pytest.approx(CARBON_B[share], abs=0.11)


def test_table_c_falling_distance() -> None:
    result = run([0, 1], distance=path(18900, -0.0885, 2015, YEARS))
    for row, share in enumerate((0.0, 1.0)):
        assert result.energy_mtce[row] == pytest.approx(ENERGY_C[share], abs=0.11)
        assert YEARS[result.energy_mtce[row].argmax()] == 2018


def test_no_electric_car_makes_carbon_a_multiple_of_energy() -> None:
    """At 0 % both are gasoline times a constant: no input lets one peak in 2018 while the other falls each year."""
    result = run([0])
    ratio = result.carbon_mtco2 / result.energy_mtce
    assert np.ptp(ratio) < 1e-12


def test_case_6_gasoline_ceiling() -> None:
    """fleet.md 3, case 6: passenger gasoline of 2023 is at most 216 GL; 15,000 km a year breaks the ceiling."""
    cars = 0.862 * 336e6 - 20.41e6
    litres = {km: cars * km * 7.2 / 100 / 1e9 for km in (11000, 15000)}
    modelled = {
        km: float(share_scenarios([0], **{**ONE, "vehicles": cars, "distance": km}).oil_mt[0, 0]) / 0.74
        for km in litres
    }
    assert modelled == pytest.approx(litres)
    assert modelled[11000] <= 216 < modelled[15000]


def test_case_7_order_of_magnitude() -> None:
    """fleet.md 3, case 7: 430 Mt from the exhaust and 506 Mt well to wheel in 2021, below the 0.70 Gt of all stages."""
    exhaust, wheel = (float(run([0], well_to_wheel_share=each).carbon_mtco2[0, 6]) for each in (1.0, 0.85))
    assert (exhaust, wheel) == pytest.approx((430, 506), abs=1)
    assert wheel < 700


def test_case_8_spread_of_provinces() -> None:
    """fleet.md 3, case 8: direct emissions of 2022 from Yunnan 17.8 to Hebei 120 g/km; Gan et al. 22 to 293 in all."""
    factors = np.asarray([0.1073, 0.7252])
    grams = share_scenarios([1], **{**ONE, "grid_factor": factors}).carbon_mtco2[0] * 1e9 * 10
    assert grams == pytest.approx([17.8, 120], abs=0.3)
    assert 22 * 0.5 < grams[0] < grams[1] < 293


def test_case_9_counting_the_making_of_cars_narrows_the_advantage() -> None:
    """fleet.md 3, case 9, Gan et al. 2023: cradle to grave 231 g/km for a battery car against 296 for gasoline."""
    use = share_scenarios([0, 1], **ONE, well_to_wheel_share=0.85).carbon_mtco2[:, 0] * 1e9 / 100
    whole = (
        share_scenarios(
            [0, 1],
            **ONE,
            well_to_wheel_share=0.85,
            vehicle_carbon_fuel=0.296 - use[0],
            vehicle_carbon_electric=0.231 - use[1],
        ).carbon_mtco2[:, 0]
        * 1e9
        / 100
    )
    assert whole == pytest.approx([0.296, 0.231])
    assert 1 - whole[1] / whole[0] == pytest.approx(0.22, abs=0.005)
    assert 1 - whole[1] / whole[0] < 1 - use[1] / use[0]


def test_case_10_worked_example_per_100_km() -> None:
    """fleet.md 3, case 10, Jiang Kejun 2021: 15 kWh x 0.51 = 7.6 kg; 7 L 17.2 kg and 3.7 L 9.1 kg well to wheel."""
    power = share_scenarios([1], **{**ONE, "electricity_use": 15, "grid_factor": 0.51}, charging_efficiency=1.0)
    assert power.carbon_mtco2[0, 0] * 1e9 == pytest.approx(7.65)
    fuel = [
        float(share_scenarios([0], **{**ONE, "fuel_use": litres}, well_to_wheel_share=0.88).carbon_mtco2[0, 0]) * 1e9
        for litres in (7, 3.7)
    ]
    assert fuel == pytest.approx([17.2, 9.1], abs=0.05)


def test_case_11_saving_of_2018_brackets_the_published_one() -> None:
    """fleet.md 3, case 11, SAE-China 2018: 35 % below gasoline; the model gives 33 % (exhaust) and 43 % (w = 0.85)."""
    saved = []
    for wheel in (1.0, 0.85):
        fuel, power = run([0, 1], well_to_wheel_share=wheel).carbon_mtco2[:, 3]
        saved.append(1 - power / fuel)
    assert saved == pytest.approx([0.33, 0.43], abs=0.006)
    assert saved[0] < 0.35 < saved[1]


def test_saving_of_energy_depends_on_the_convention_most() -> None:
    """fleet.md 4: 74 % calorific, 47 % by the mix, 35-36 % all coal, in 2018."""
    more = {"coal_rate": 0.3076, "low_carbon_share": 0.297}
    saved = {}
    for convention in CONVENTIONS:
        fuel, power = run([0, 1], convention=convention, **more).energy_mtce[:, 3]
        saved[convention] = 1 - power / fuel
    assert saved == pytest.approx({"calorific": 0.74, "mix": 0.47, "coal_equivalent": 0.36}, abs=0.01)


def test_another_class_of_vehicle() -> None:
    """A taxi or bus needs only its own numbers: 8,000 buses, 60,000 km, 30 L of diesel against 100 kWh."""
    result = share_scenarios(
        [0, 1], vehicles=8000, distance=60000, fuel_use=30, electricity_use=100, grid_factor=0.5366,
        fuel_density=0.84, coal_per_kg_fuel=1.4571, carbon_per_litre=2.63,
    )  # fmt: skip
    assert result.oil_mt[0, 0] == pytest.approx(8000 * 600 * 30 * 0.84 / 1e9)
    assert result.carbon_mtco2[0, 0] == pytest.approx(8000 * 600 * 30 * 2.63 / 1e9)


def test_plug_in_hybrids_burn_oil_on_the_rest_of_their_way() -> None:
    result = share_scenarios([1], **ONE, electric_driving_share=0.53)
    assert result.oil_mt[0, 0] * 1e9 == pytest.approx(0.47 * 7.2 * 0.74)
    assert result.electricity_twh[0, 0] * 1e9 == pytest.approx(0.53 * 14.9 / 0.9)


@given(low=st.floats(0, 1), high=st.floats(0, 1), part=st.floats(0, 1), convention=st.sampled_from(CONVENTIONS))
def test_linear_in_the_share(low: float, high: float, part: float, convention: str) -> None:
    between = low + part * (high - low)
    result = run([low, between, high], convention=convention, coal_rate=0.3, low_carbon_share=0.3)
    for name in ("energy_mtce", "carbon_mtco2", "oil_mt"):
        first, middle, last = getattr(result, name)
        assert middle == pytest.approx(first + part * (last - first), rel=1e-9, abs=1e-9)


@given(times=st.floats(0, 10), share=st.floats(0, 1))
def test_proportional_to_stock_times_distance(times: float, share: float) -> None:
    once, more, further = run([share]), run([share], vehicles=CARS * times), run([share], distance=11000 * times)
    assert more.energy_mtce == pytest.approx(once.energy_mtce * times)
    assert further.carbon_mtco2 == pytest.approx(once.carbon_mtco2 * times)


def test_missing_numbers_are_named() -> None:
    with pytest.raises(ModelError, match="coal_rate"):
        run(convention="coal_equivalent")
    with pytest.raises(ModelError, match="low_carbon_share"):
        run(convention="mix", coal_rate=0.3)
    with pytest.raises(ModelError, match="calorific, coal_equivalent, mix"):
        run(convention="primary")
    with pytest.raises(ModelError, match="shares"):
        run([1.2])
    with pytest.raises(ModelError, match="distance"):
        run(distance=-1)


def test_a_year_without_a_number_says_which_there_are() -> None:
    assert per_year({2021: 1.0, 2022: 2.0}, [2022, 2021], name="factor").tolist() == [2.0, 1.0]
    with pytest.raises(ModelError, match="2023; it has: 2021, 2022"):
        per_year({2021: 1.0, 2022: 2.0}, [2023], name="factor")


def test_path_by_hand() -> None:
    assert path(10, 0.1, 2020, [2019, 2020, 2022]) == pytest.approx([10 / 1.1, 10, 12.1])


def test_every_parameter_has_a_default_inside_its_range() -> None:
    assert all(spec.low <= float(spec.default) <= spec.high and spec.source for spec in PARAMETERS)
