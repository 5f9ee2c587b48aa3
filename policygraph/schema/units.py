"""The units in use: what each measures, its size in the base unit of that dimension, and its QUDT name where seen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

__all__ = ["UNITS", "UNNAMED", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: dimension, factor to the base unit, labels."""

    dimension: str
    factor: Decimal
    label_en: str
    label_zh: str


def _unit(dimension: str, factor: str, label_en: str, label_zh: str) -> Unit:
    return Unit(dimension, Decimal(factor), label_en, label_zh)


UNITS: Final[dict[str, Unit]] = {
    "1": _unit("one", "1", "", ""),
    "%": _unit("share", "1", "%", "%"),
    "year": _unit("calendar", "1", "year", "年"),
    "yr": _unit("duration", "1", "yr", "年"),
    "day": _unit("time", "1", "day", "天"),
    "h": _unit("time", "0.0416666666666666666667", "h", "小时"),
    "t": _unit("mass", "1", "t", "吨"),
    "kt": _unit("mass", "1e3", "kt", "千吨"),
    "Mt": _unit("mass", "1e6", "Mt", "百万吨"),
    "Mt/yr": _unit("mass/yr", "1e6", "Mt/yr", "百万吨/年"),
    "t/yr": _unit("mass/yr", "1", "t/yr", "吨/年"),
    "Mt/day": _unit("mass/day", "1e6", "Mt/day", "百万吨/日"),
    "MtCO2": _unit("co2", "1e6", "MtCO2", "百万吨二氧化碳"),
    "tCO2": _unit("co2", "1", "tCO2", "吨二氧化碳"),
    "tCO2e/yr": _unit("co2e/yr", "1", "tCO2e/yr", "吨二氧化碳当量/年"),
    "Mtce": _unit("energy_coal", "1e6", "Mtce", "百万吨标准煤"),
    "Gtce": _unit("energy_coal", "1e9", "Gtce", "十亿吨标准煤"),
    "Mtce/yr": _unit("energy_coal/yr", "1e6", "Mtce/yr", "百万吨标准煤/年"),
    "kWh": _unit("electricity", "1", "kWh", "千瓦时"),
    "MWh": _unit("electricity", "1e3", "MWh", "兆瓦时"),
    "GWh": _unit("electricity", "1e6", "GWh", "百万千瓦时"),
    "TWh": _unit("electricity", "1e9", "TWh", "十亿千瓦时"),
    "kWh/yr": _unit("electricity/yr", "1", "kWh/yr", "千瓦时/年"),
    "TWh/yr": _unit("electricity/yr", "1e9", "TWh/yr", "十亿千瓦时/年"),
    "kW": _unit("power", "1", "kW", "千瓦"),
    "MW": _unit("power", "1e3", "MW", "兆瓦"),
    "GW": _unit("power", "1e6", "GW", "吉瓦"),
    "Gm3": _unit("gas", "1e9", "billion m³", "十亿立方米"),
    "Gm3/yr": _unit("gas/yr", "1e9", "billion m³/yr", "十亿立方米/年"),
    "Gm3 timber": _unit("timber", "1e9", "billion m³ of timber", "十亿立方米木材"),
    "vehicles": _unit("vehicles", "1", "vehicles", "辆"),
    "10^4 vehicles": _unit("vehicles", "1e4", "10⁴ vehicles", "万辆"),
    "vehicles/yr": _unit("vehicles/yr", "1", "vehicles/yr", "辆/年"),
    "10^4 vehicles/yr": _unit("vehicles/yr", "1e4", "10⁴ vehicles/yr", "万辆/年"),
    "plates": _unit("plates", "1", "plates", "个指标"),
    "piles": _unit("piles", "1", "charging points", "个充电桩"),
    "stations": _unit("stations", "1", "stations", "座"),
    "items": _unit("items", "1", "items", "个"),
    "CNY": _unit("money", "1", "CNY", "元"),
    "10^4 CNY": _unit("money", "1e4", "10⁴ CNY", "万元"),
    "MCNY": _unit("money", "1e6", "million CNY", "百万元"),
    "GCNY": _unit("money", "1e9", "billion CNY", "十亿元"),
    "MCNY/yr": _unit("money/yr", "1e6", "million CNY/yr", "百万元/年"),
    "CNY/vehicle": _unit("money/vehicle", "1", "CNY/vehicle", "元/辆"),
    "CNY/kWh": _unit("price", "1", "CNY/kWh", "元/千瓦时"),
    "CNY/MWh": _unit("price", "0.001", "CNY/MWh", "元/兆瓦时"),
    "CNY/kW/yr": _unit("capacity_price", "1", "CNY/kW/yr", "元/千瓦·年"),
    "CNY/t": _unit("money/mass", "1", "CNY/t", "元/吨"),
    "CNY/kg": _unit("money/mass", "1000", "CNY/kg", "元/千克"),
    "USD/bbl": _unit("oil_price", "1", "USD/bbl", "美元/桶"),
    "% of price": _unit("price_share", "1", "% of price", "车价的%"),
    "L/100km": _unit("fuel", "1", "L/100km", "升/百公里"),
    "kWh/100km": _unit("ev_use", "1", "kWh/100km", "千瓦时/百公里"),
    "kWh/km": _unit("ev_use", "100", "kWh/km", "千瓦时/公里"),
    "L": _unit("volume", "1", "L", "升"),
    "km": _unit("distance", "1", "km", "公里"),
    "km/yr": _unit("distance/yr", "1", "km/yr", "公里/年"),
    "kgCO2/kWh": _unit("grid_factor", "1", "kgCO2/kWh", "千克二氧化碳/千瓦时"),
    "gCO2e/kWh": _unit("grid_factor_e", "1", "gCO2e/kWh", "克二氧化碳当量/千瓦时"),
    "gce/kWh": _unit("coal_rate", "1", "gce/kWh", "克标准煤/千瓦时"),
    "kgce/kWh": _unit("coal_rate", "1000", "kgce/kWh", "千克标准煤/千瓦时"),
    "kgce/kg": _unit("coal_mass", "1", "kgce/kg", "千克标准煤/千克"),
    "kg/L": _unit("density", "1", "kg/L", "千克/升"),
    "kgCO2/L": _unit("fuel_carbon", "1", "kgCO2/L", "千克二氧化碳/升"),
    "cycles": _unit("cycles", "1", "cycles", "次循环"),
    "index": _unit("index", "1", "index", "指数"),
    "ratio": _unit("ratio", "1", "ratio", "比值"),
}

# A number of these stands without its unit.
UNNAMED: Final = ("year", "1", "ratio", "index")
