"""Cells that a check against pages found wrong once: they hold what the pages say."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Provision, Setting, Target

CELLS = [
    ("pol:sh/2025/trade-in", "end", "2026-03-31"),
    ("pol:hn/2022/carbon-peak", "document_number", "湘政发〔2022〕19号"),
    ("pol:hn/2022/carbon-peak", "text_date", "2022-10-28"),
    ("pol:sh/2022/carbon-peak", "text_date", "2022-07-08"),
    ("pol:sh/2022/carbon-peak", "recalled", ()),
    ("pol:yn/2021/dual-control", "title_zh", "云南省节能工作领导小组办公室关于坚决做好能耗双控有关工作的通知"),
    ("pol:cn/2024/guowuyuanling-783", "text_date", "2024-06-06"),
    ("pol:cn/2024/guobanfa-39", "text_date", "2024-07-30"),
    ("pol:cn/2022/fagaihuanzi-803", "text_date", "2022-10-27"),
    ("pol:cn/2022/fagainengyuan-210", "text_date", "2022-01-29"),
    ("pol:cn/2022/fagainengyuan-210", "publication_date", "2022-03-22"),
    ("pol:cn/2022/fagaitigai-118", "text_date", "2022-01-18"),
    ("pol:cn/2022/fagaitigai-118", "publication_date", "2022-01-28"),
    ("pol:cn/2009/caijian-6", "title_zh", "关于开展节能与新能源汽车示范推广试点工作的通知"),
    ("pol:cn/2009/caijian-6", "label_zh", "十城千辆"),
    ("pol:cn/2009/caijian-6", "text_date", "2009-01-23"),
    ("pol:cn/2016/caijian-7", "agencies", ("ag:miit", "ag:mof", "ag:most", "ag:ndrc", "ag:nea")),
    ("pol:cn/2016/gb-18352-6", "agencies", ("ag:aqsiq", "ag:mep")),
    ("pol:cn/2016/gb-18352-6", "text_date", "2016-12-23"),
    ("pol:cn/2024/guofa-7", "text_date", "2024-03-07"),
    ("pol:cn/2020/caijian-86", "text_date", "2020-04-23"),
    ("pol:cn/2024/scrappage-rules", "text_date", "2024-04-24"),
    ("pol:cn/2024/scrappage-rules", "status", "superseded"),
    ("pol:cn/2024/scrappage-rules", "end", "2024-08-15"),
    ("pol:cn/2024/scrappage-increase", "text_date", "2024-08-16"),
    ("pol:cn/2023/public-fleet-15", "publication_date", "2023-11-14"),
    # The report of the 14th says that the notice was issued on the 13th.
    ("pol:cn/2023/public-fleet-15", "text_date", "2023-11-13"),
    ("pol:cn/2016/nev-purchase-decision", "text_date", "2015-09-29"),
    ("pol:cn/2026/new-energy-system", "text_date", "2026-06-25"),
]
# Policy, indicator, and what its number must be: column and value pairs.
NUMBERS = [
    ("pol:sh/2025/trade-in", "trade-in-subsidy-ice", {"value": "13000"}),
    ("pol:nm/2021/climate-plan", "renewable-capacity-share", {"comparator": ">", "value": "45"}),
    ("pol:nm/2021/climate-plan", "nonfossil-capacity-share", {"value": "45", "force": "strive"}),
    ("pol:hi/2019/clean-vehicle-plan", "nev-share-public-new", {"force": "strive"}),
    ("pol:sc/2023/dr", "dr-firms", {"standing": "expectation"}),
    ("pol:tj/2018/blue-sky", "nev-annual-additions", {"basis": "newly added each year 2018-2020"}),
    ("pol:cn/2022/energy-guidance", "nonfossil-share", {"comparator": "=", "approximate": "yes", "value": "17.3"}),
    ("pol:cn/2025/energy-guidance", "nonfossil-share", {"comparator": "=", "approximate": "yes", "value": "20"}),
    ("pol:cn/2025/ndc-2035", "nonfossil-share", {"comparator": ">=", "value": "30"}),
    ("pol:cn/2025/ndc-2035", "forest-stock", {"comparator": ">=", "value": "24"}),
    ("pol:cn/2022/fagainengyuan-209", "storage-cost", {"comparator": "<=", "value": "-30"}),
    ("pol:cn/2019/gb-27999", "fuel-consumption-nedc", {"value": "4", "basis": "NEDC, converted for WLTC"}),
    ("pol:cn/2024/scrappage-increase", "scrappage-subsidy-nev", {"value": "20000"}),
    ("pol:cn/2024/scrappage-increase", "scrappage-subsidy-ice", {"value": "15000"}),
    ("pol:cn/2026/new-energy-system", "energy-investment", {"standing": "briefing"}),
]


@pytest.mark.parametrize(("identifier", "column", "value"), CELLS)
def test_the_cell_holds_what_the_page_says(bundled: PolicyGraph, identifier: str, column: str, value: object) -> None:
    assert getattr(bundled.index[identifier], column) == value


@pytest.mark.parametrize(("policy", "indicator", "cells"), NUMBERS)
def test_the_number_is_as_the_page_says(
    bundled: PolicyGraph, policy: str, indicator: str, cells: dict[str, str]
) -> None:
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    rows = [row for row in (*bundled.rows(Target), *bundled.rows(Setting)) if row.indicator == f"ind:{indicator}"]
    rows = [row for row in rows if home[row.provision] == policy]
    assert any(all(getattr(row, name) == value for name, value in cells.items()) for row in rows), rows


def test_entry_conditions_have_no_year(bundled: PolicyGraph) -> None:
    """A recovery rate asked of every recycler is a threshold in force, not a goal for a year."""
    row = next(row for row in bundled.rows(Setting) if row.indicator == "ind:electrode-powder-recovery")
    assert (row.role, row.value, row.start) == ("threshold", "98", "")


def test_a_payment_of_another_instrument_has_its_own_policy(bundled: PolicyGraph) -> None:
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    found = {home[row.provision] for row in bundled.rows(Setting) if row.indicator == "ind:dr-payment" and row.value == "0.4"}  # fmt: skip
    assert "pol:sc/2023/dr" not in found
    assert "pol:sc/2022/peak-shift-notice" in found


def test_a_plan_without_a_page_is_held_back(bundled: PolicyGraph) -> None:
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    rows = [row for row in bundled.rows(Target) if row.indicator == "ind:vpp-capacity" and row.value == "50"]
    assert {home[row.provision] for row in rows} == {"pol:cn/2025/fagainengyuan-357"}
