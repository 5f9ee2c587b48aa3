"""Records of ``data/models``: measured numbers, tariffs, parameters and the weights of every formula."""

from __future__ import annotations

from policygraph.schema.column import Noted, column

__all__ = ["Observation", "Parameter", "Tariff", "Weight"]

# One column, one line.
# fmt: off


class Observation(Noted):
    """A number that was measured, or (family ``pathway``) that a published pathway needs."""

    PREFIX = "obs"

    series: str = column("pg:series", "series|序列", "Name of the series; numbers of one series are comparable.|序列名，同序列可比。", "grid_ef_mee_average", required=True)
    indicator: str = column("pg:indicator", "indicator|指标", "The indicator it measures, where there is one.|对应指标。", "ind:grid-factor", to="ind")
    place: str = column("pg:place", "place|地区", "Where.|地区。", "plc:CN", to="plc", required=True)
    year: int | None = column("pg:year", "year|年份", "Year measured.|年份。", "2022", kind="integer", low=1949, high=2100, required=True)
    base_year: int | None = column("pg:baseYear", "base year|基年", "Year a change is counted from.|变化率的基年。", "2020", kind="integer", low=1949, high=2100)
    basis: str = column("pg:basis", "basis|口径", "Definition of the share, test cycle, boundary.|占比口径、测试工况或边界。", "new sales, NEV incl. PHEV")
    value: str = column("pg:value", "value|数值", "The number; blank = looked for and not found.|数值，空白表示查无。", "0.5366", kind="decimal")
    unit: str = column("pg:unit", "unit|单位", "Unit.|单位。", "kgCO2/kWh", kind="unit", required=True)
    family: str = column("pg:family", "family|口径族", "Numbers of different families are never mixed.|不同口径族不得混用。", "mee")
    sources: tuple[str, ...] = column("dcterms:source", "sources|来源", "Where it was seen.|来源。", "src:owid-energy", to="src", many=True, required=True)


class Tariff(Noted):
    """A price of electricity by hour label, place and month, or what is paid for a kWh discharged."""

    PREFIX = "tar"

    place: str = column("pg:place", "place|地区", "Where.|地区。", "plc:CN-SH", to="plc", required=True)
    customer_class: str = column("pg:customerClass", "customer class|用户类别", "For whom.|用户类别。", "industrial_commercial", scheme="customer_class", required=True)
    category: str = column("pg:category", "category|类别", "single, two-part, discharge or promotion.|单一制、两部制、放电或促销。", "two-part", required=True)
    date: str = column("dcterms:date", "month|月份", "Month it was in force.|执行月份。", "2026-08", kind="date", required=True)
    tariff_label: str = column("pg:tariffLabel", "label|时段名称", "Sharp, peak, flat, valley, deep valley.|尖、峰、平、谷、深谷。", "peak", scheme="tariff_label", required=True)
    value: str = column("pg:value", "value|数值", "Price.|价格。", "1.1444", kind="decimal", required=True)
    unit: str = column("pg:unit", "unit|单位", "Unit.|单位。", "CNY/kWh", kind="unit", required=True)
    sources: tuple[str, ...] = column("dcterms:source", "sources|来源", "Where it was seen.|来源。", "src:escn-2112645", to="src", many=True, required=True)


class Parameter(Noted):
    """An input of a model with its range."""

    PREFIX = "par"

    model: str = column("pg:model", "model|模型", "V2G, fleet, adoption, ageing.|车网互动、车队、采用、老化。", "v2g", scheme="model", required=True)
    name: str = column("pg:name", "name|名称", "Name of the argument of the model.|模型参数名。", "pack_price", required=True)
    value: str = column("pg:value", "value|取值", "Central value.|中值。", "600", kind="decimal", required=True)
    low: str = column("pg:low", "low|下限", "Low end of the range.|下限。", "400", kind="decimal")
    high: str = column("pg:high", "high|上限", "High end of the range.|上限。", "1000", kind="decimal")
    distribution: str = column("pg:distribution", "distribution|分布", "How it spreads between low and high.|分布形式。", "triangular", scheme="distribution", required=True)
    unit: str = column("pg:unit", "unit|单位", "Unit.|单位。", "CNY/kWh", kind="unit", required=True)
    place: str = column("pg:place", "place|地区", "Where it holds; blank = anywhere.|适用地区。", "plc:CN", to="plc")
    year: int | None = column("pg:year", "year|年份", "Year it holds for; blank = any.|适用年份。", "2025", kind="integer", low=1949, high=2100)
    parameter_set: str = column("pg:parameterSet", "set|参数集", "Named set it belongs to.|所属参数集。", "default", required=True)
    sources: tuple[str, ...] = column("dcterms:source", "sources|来源", "Where it was seen; blank only where recalled or a choice.|来源；仅凭记忆或选择时可空。", "src:bnef-2025", to="src", many=True)


class Weight(Noted):
    """A number in a formula that is a choice, open to everyone's own."""

    PREFIX = "wgt"

    weight_group: str = column("pg:weightGroup", "group|组", "Which formula it belongs to.|所属公式。", "strength", scheme="weight_group", required=True)
    name: str = column("pg:name", "name|名称", "Which case it is for.|适用情形。", "2", required=True)
    value: str = column("pg:value", "value|取值", "The number.|数值。", "0.4", kind="decimal", required=True)
    reason_en: str = column("pg:reason", "reason (English)|理由（英文）", "Why this number.|理由（英文）。", "", lang="en")
    reason_zh: str = column("pg:reason", "reason (Chinese)|理由（中文）", "Why this number, in Chinese.|理由。", "", lang="zh")
