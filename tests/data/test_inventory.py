"""Every verified record of the two inventories is carried, its numbers stand once, its instruments have a clause."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from policygraph.graph import PolicyGraph
from policygraph.schema.evidence import Crosswalk
from policygraph.schema.numbers import Observation, Tariff
from policygraph.schema.policies import Definition, Policy, Provision, Setting, Target
from policygraph.schema.units import UNITS
from policygraph.schema.vocabularies import terms

ROOT = Path(__file__).parent.parent.parent
Record = dict[str, Any]

# A nickname or a description in the inventory; the document's own title is another, or there is none.
_NICKNAMES = {
    "节能与新能源汽车示范推广试点（“十城千辆”）": "pol:cn/2009/caijian-6",
    "关于修改《乘用车企业平均燃料消耗量与新能源汽车积分并行管理办法》的决定（2023年）": "pol:cn/2023/dual-credit-decision",
}
# Numbers a later check corrected, or that stand elsewhere: record, indicator, why.
_MOVED = {
    ("sh_trade_in_2025", "trade_in_ice"): "12,000 was the year 2024; 13,000 stands for 2025",
    (
        "加快油气勘探开发与新能源融合发展行动方案（2023—2025年）",
        "cumulative additional natural gas production",
    ): "a report of the plan gives 4.5 where the page of the inventory gives 3",
    (
        "ha_ci_tou_2024",
        "tou_ratio_peak",
    ): "a county notice prints 1.72, and a sharp ratio that is 1.2 times it; the page of the inventory is an altered copy",
    ("sc_dr_2023", "dr_compensation_previous"): "of the notice of July 2022, which has a row of its own",
    ("tj_public_fleet_pilot_2025", "nev_added_all_10_cities"): "of the ten cities, stands with the national notice",
    ("tj_public_fleet_pilot_2025", "charging_points_added_all_10_cities"): "of the ten cities, as above",
    (
        "sd_v2g_price_2025",
        "v2g_price_rule_realtime_spot_weighted_average",
    ): "a rule without a number, said in the clause",
    ("sh_nev_measures_2021", "phev_free_plate_end_year"): "the start of the clause that ends the plates",
    ("zj_ci_tou_2024", "holiday_deep_valley_hours"): "the length of a tariff period that stands with its hours",
}
# Words of the inventories that name a family or a whole document: what may carry them.
_CARRIERS: dict[str, tuple[str, ...]] = {
    "plan": ("planning", "plans", "target"), "target": ("planning", "plans", "target", "quota_obligation", "consumption_cap"),
    "targets": ("planning", "plans", "target"), "strategy": ("planning", "plans"),
    "annual_work_plan": ("planning", "plans", "target"), "political_commitment": ("planning", "plans", "target"),
    "mandate": ("regulatory", "obliges", "prohibits"),
    "market": ("economic", "market_entry_rule", "quota_obligation"),
    "standard": ("efficiency_standard", "emission_standard", "safety_standard", "technical_standard", "access_condition"),
    "subsidy": ("economic", "pays"), "tax": ("tax", "tax_exemption", "not_taxable"),
    "information": ("information", "accounting_rule"), "R&D": ("research",),
    "eligibility_rule": ("access_condition", "definition"), "local_regulation": ("regulatory", "framework_law"),
    # Prices the state sets: tariffs by hour, payments for capacity, waived charges, prices of discharge.
    "administered_price": ("administered_price", "tou_tariff", "capacity_payment", "fee_exemption", "feed_in_price"),
    "auction": ("purchase_limit", "power_market"), "lottery": ("purchase_limit", "access_condition"),
}  # fmt: skip


def _records(name: str) -> list[Record]:
    path = ROOT / os.environ.get("POLICYGRAPH_EVIDENCE", "../shared/evidence") / name
    if not path.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the inventory is missing: {name}")
        pytest.skip("the inventories (POLICYGRAPH_EVIDENCE) are not on this machine")
    return [record for record in json.loads(path.read_text(encoding="utf-8")) if record["verified"]]


@pytest.fixture(scope="module", params=["national_policies.json", "local_policies.json"])
def inventory(request: pytest.FixtureRequest) -> list[Record]:
    return _records(request.param)


@pytest.fixture(scope="module")
def names(bundled: PolicyGraph) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in bundled.rows(Policy):
        for name in (row.document_number, row.title_en, row.title_zh):
            if name:
                found.setdefault(name, row.id)
    return found


def _home(record: Record, names: dict[str, str]) -> str:
    title = record["title_zh"] or ""
    # The inventory adds the number of a standard or a year in brackets; the document's own title has none.
    bare = re.sub(r"（[^（）]*(GB[^（）]*|\d{4}年)）$", "", title)
    keys = (record["document_number"], record["title_en"], title, bare)
    return _NICKNAMES.get(title, "") or next((names[key] for key in keys if key in names), "")


def test_every_verified_record_is_carried(inventory: list[Record], names: dict[str, str]) -> None:
    assert len(inventory) > 120
    assert [record["title_zh"] for record in inventory if not _home(record, names)] == []


def _factor(graph: PolicyGraph, scheme: str, unit: str) -> tuple[str, Decimal]:
    row = next(row for row in graph.rows(Crosswalk) if (row.of, row.scheme, row.foreign) == ("unit", scheme, unit))
    number = re.search(r"one of theirs is (\d+(?:\.\d+)?)", row.reason)
    return row.ours, Decimal(number.group(1) if number else "1")


def _forms(value: Decimal, unit: str, factor: Decimal) -> set[Decimal]:
    """The forms in which a number may stand: as it is, as a fall, as what remains, as relief from a price of nothing."""
    size = UNITS[unit].factor if unit in UNITS else Decimal(1)
    base = value * factor
    forms = {abs(base) * size}
    if unit == "%":
        forms |= {Decimal(100) - abs(base)}
    return forms | ({Decimal(100)} if base == 0 else set())


def _standing(graph: PolicyGraph) -> dict[str, set[Decimal]]:
    home = {row.id: row.policy for row in graph.rows(Provision)}
    place = {row.id: row.jurisdiction for row in graph.rows(Policy)}
    sources = {row.id: set(row.sources) for row in graph.rows(Policy)}
    found: dict[str, set[Decimal]] = {}
    for row in [*graph.rows(Target), *graph.rows(Setting)]:
        for text in (row.value, getattr(row, "low", ""), getattr(row, "high", "")):
            if text:
                found.setdefault(home[row.provision], set()).add(abs(Decimal(text)) * UNITS[row.unit].factor)
    for seen in [*graph.rows(Observation), *graph.rows(Tariff)]:
        if seen.value:
            for policy, where in place.items():
                if seen.place == where or set(seen.sources) & sources[policy]:
                    found.setdefault(policy, set()).add(abs(Decimal(seen.value)) * UNITS[seen.unit].factor)
    return found


def _numbers(record: Record) -> list[tuple[str, Decimal, str]]:
    rows = []
    for target in record["targets"]:
        values = target["value"] if isinstance(target["value"], list) else [target["value"]]
        rows += [(target["indicator"], Decimal(str(value)), target["unit"]) for value in values if value is not None]
    return rows


def test_every_verified_number_stands_as_target_setting_or_observation(
    inventory: list[Record], names: dict[str, str], bundled: PolicyGraph
) -> None:
    standing = _standing(bundled)
    scheme = "local inventory" if "id" in inventory[0] else "national inventory"
    missing = []
    for record in inventory:
        key = record.get("id", record["title_zh"])
        home = _home(record, names)
        # A pilot city has no condition of its own: the four of the national call stand there.
        homes = ["pol:cn/2024/fagaibannengyuan-718"] if key.startswith("v2g_pilot_city") else [home]
        known = set().union(*(standing.get(each, set()) for each in homes))
        for indicator, value, unit in _numbers(record):
            if (key, indicator) in _MOVED:
                continue
            ours, factor = _factor(bundled, scheme, unit) if unit else ("year", Decimal(1))
            forms = _forms(value, ours, factor)
            if not any(abs(form - each) <= abs(each) * Decimal("1e-9") for form in forms for each in known):
                missing.append((key, indicator, str(value), unit))
    assert missing == []


def test_no_number_stands_twice(bundled: PolicyGraph) -> None:
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    targets = Counter(
        (home[row.provision], row.indicator, row.comparator, row.value, row.unit, row.due_year, row.base_year, row.basis,
         row.places, row.technologies, row.start)
        for row in bundled.rows(Target)
        if row.value
    )  # fmt: skip
    settings = Counter(
        (home[row.provision], row.indicator, row.role, row.value, row.low, row.high, row.unit, row.customer_class,
         row.places, row.not_places, row.technologies, row.start, row.end, row.months, row.note)
        for row in bundled.rows(Setting)
    )  # fmt: skip
    assert [key for key, times in {**targets, **settings}.items() if times > 1] == []


def _above(word: str) -> list[str]:
    kinds = terms("instrument")
    chain = [word]
    while kinds[chain[-1]].broader:
        chain.append(kinds[chain[-1]].broader)
    return chain


def test_every_instrument_of_a_record_has_a_clause(
    inventory: list[Record], names: dict[str, str], bundled: PolicyGraph
) -> None:
    scheme = "local inventory" if "id" in inventory[0] else "national inventory"
    ours = {row.foreign: row.ours for row in bundled.rows(Crosswalk) if (row.of, row.scheme) == ("instrument", scheme)}
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    carried: dict[str, set[str]] = {}
    for row in bundled.rows(Provision):
        carried.setdefault(row.policy, set()).update((*_above(row.instrument), row.modality))
    for target in bundled.rows(Target):
        carried[home[target.provision]].add("target")
    for each in bundled.rows(Definition):
        carried[home[each.provision]].add("definition")
    missing = []
    for record in inventory:
        known = carried.get(_home(record, names), set())
        for word in record["instruments"]:
            assert word in ours, f"no crosswalk for the instrument {word}"
            if not known & set(_CARRIERS.get(word, (ours[word],))):
                missing.append((record["title_en"], word))
    assert missing == []


def test_every_foreign_name_is_crossed_once(inventory: list[Record], bundled: PolicyGraph) -> None:
    scheme = "local inventory" if "id" in inventory[0] else "national inventory"
    rows = Counter((row.of, row.foreign) for row in bundled.rows(Crosswalk) if row.scheme == scheme)
    used = {("indicator", target["indicator"]) for record in inventory for target in record["targets"]}
    used |= {("unit", target["unit"]) for record in inventory for target in record["targets"] if target["unit"]}
    used |= {("instrument", word) for record in inventory for word in record["instruments"]}
    used |= {("side", word) for record in inventory for word in record["value_chain_sides"]}
    used |= {("objective", word) for record in inventory for word in record["objectives_served"]}
    used |= {("body", word) for record in inventory for word in record["issuing_bodies"]}
    assert sorted(used - set(rows)) == []
    assert [name for name, times in rows.items() if times > 1] == []
