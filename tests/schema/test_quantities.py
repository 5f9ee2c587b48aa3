"""Quantities: exact decimals, units, comparators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.schema.quantities import Quantity, convert
from policygraph.schema.units import UNITS


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("6", "10^4 vehicles", "vehicles", "60000"),
        ("1", "Gtce", "Mtce", "1000"),
        ("450", "CNY/MWh", "CNY/kWh", "0.45"),
        ("1.5", "TWh", "GWh", "1500"),
        ("2", "GCNY", "MCNY", "2000"),
        ("0.12", "kWh/km", "kWh/100km", "12"),
    ],
)
def test_conversion_by_hand(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "target"), [("kWh", "kW"), ("Mt", "MtCO2"), ("%", "1"), ("Mt", "Mt/yr"), ("CNY", "none")]
)
def test_different_things_are_never_converted(source: str, target: str) -> None:
    assert Quantity("1", source).to(target) is None


def test_text_keeps_the_decimal_as_written() -> None:
    assert Quantity("45.0", "%", ">=").text() == ">= 45.0 %"
    assert Quantity("30", "%").text() == "30 %"


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.integers(-(10**6), 10**6))
def test_there_and_back_again(source: str, target: str, number: int) -> None:
    there = convert(Decimal(number), source, target)
    if there is not None:
        back = convert(there, target, source)
        assert back is not None
        assert abs(back - number) <= abs(Decimal(number)) * Decimal("1e-20")
