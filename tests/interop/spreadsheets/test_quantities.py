"""Dates, numbers and units as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.interop.spreadsheets.quantities import Amount, read_amount, read_date, read_unit, read_year
from policygraph.schema.periods import is_partial_date
from policygraph.schema.units import UNITS


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021", "2021"), ("2021-10", "2021-10"), ("2021-10-24", "2021-10-24"), ("2021年10月24日", "2021-10-24"),
        ("2021年10月", "2021-10"), ("2021年", "2021"), ("2021/1/5", "2021-01-05"), ("2021.1.5", "2021-01-05"),
        ("２０２１年１０月", "2021-10"), ("20211024", "2021-10-24"), ("二〇二一年十月二十四日", "2021-10-24"),
        ("二〇二一年", "2021"), ("2021-10-24 00:00:00", "2021-10-24"), (" 2021 年 3 月 ", "2021-03"), ("长期有效", ""),
        ("至今", ""),
    ],
)  # fmt: skip
def test_dates_of_every_calendar_form_are_read(written: str, read: str) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "2021-02-30",
        "2021年2月30日",
        "10/24/2021",
        "02.11.2020",
        "2021年13月",
        "0000-00-00",
        "24 October 2021",
        "45292",
        "明年",
        "2021-1-2-3",
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(written: str) -> None:
    assert read_date(written) is None


@given(st.text(max_size=12))
def test_a_date_that_is_read_exists_in_the_calendar(text: str) -> None:
    read = read_date(text)
    assert read is None or read == "" or is_partial_date(read)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("45", Amount("45")), ("45.50", Amount("45.50")), ("４５", Amount("45")), ("-7", Amount("-7")), ("−7", Amount("-7")),
        ("1,200", Amount("1200")), ("30%", Amount("30", "%")), ("３０％", Amount("30", "%")),
        ("约30%左右", Amount("30", "%", "", "yes")), ("不低于45%", Amount("45", "%", ">=")), ("45％以上", Amount("45", "%", ">=")),
        ("控制在5.2亿吨标准煤以内", Amount("5.2", "亿吨标准煤", "<=")), ("≥1200", Amount("1200", "", ">=")),
        ("2000万元", Amount("2000", "万元")), ("0.35元/度", Amount("0.35", "元/度")),
    ],
)  # fmt: skip
def test_a_number_is_read_with_what_stands_around_it(written: str, read: Amount) -> None:
    assert read_amount(written) == read


@pytest.mark.parametrize("written", ["30-40%", "30～40%", "三成", "NA", "很多", "", "1.2.3"])
def test_what_is_no_number_or_two_is_refused(written: str) -> None:
    assert read_amount(written) is None


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("％", "%", "1"), ("度", "kWh", "1"), ("千瓦时", "kWh", "1"), ("万元", "10^4 CNY", "1"), ("亿元", "MCNY", "100"),
        ("亿千瓦时", "GWh", "100"), ("万千瓦", "MW", "10"), ("亿千瓦", "GW", "100"), ("亿吨标准煤", "Mtce", "100"), ("万辆", "10^4 vehicles", "1"),
        ("元/度", "CNY/kWh", "1"), ("元/kWh", "CNY/kWh", "1"), ("万吨", "kt", "10"), ("亿吨二氧化碳", "MtCO2", "100"),
        ("MWh", "MWh", "1"), ("升/百公里", "L/100km", "1"),
    ],
)  # fmt: skip
def test_units_of_both_languages_are_read_to_scale(written: str, unit: str, factor: str) -> None:
    read = read_unit(written)
    assert read is not None
    assert (read.unit, read.factor) == (unit, Decimal(factor))


@pytest.mark.parametrize("written", ["USD", "分", "furlong", "千", ""])
def test_a_unit_the_tables_lack_is_not_guessed(written: str) -> None:
    read = read_unit(written)
    assert read is None or read.unit == "1"


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_the_units_of_the_tables_mean_themselves(unit: str) -> None:
    assert read_unit(unit) == (unit, Decimal(1))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2030年", "2030"),
        ("2030年底", "2030"),
        ("2030", "2030"),
        ("２０３０年前", "2030"),
        ("二〇三〇年", "2030"),
        ("soon", "soon"),
    ],
)
def test_years_lose_their_word(written: str, read: str) -> None:
    assert read_year(written) == read
