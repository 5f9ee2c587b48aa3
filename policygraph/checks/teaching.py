"""The small world in which every rule shows its example and its near miss."""

from __future__ import annotations

from typing import Any, Final

from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph

__all__ = ["BASE", "definition", "effect", "policy", "provision", "setting", "target", "teaching_graph"]

Cells = dict[str, Any]


def _tagged(cells: Cells) -> Cells:
    return {"three_e": "energy", "trilemma": "supply", "levels": "path", **cells}


def _named(identifier: str, name: str, **cells: Any) -> Cells:
    return {"id": identifier, "label_en": name, "label_zh": name, **cells}


def policy(name: str, jurisdiction: str = "plc:CN", **cells: Any) -> Cells:
    """Return a policy row ``pol:<name>``."""
    return {
        "id": f"pol:{name}", "title_en": f"Policy {name}", "title_zh": f"政策{name}", "jurisdiction": jurisdiction,
        "kind": "act", "text_date": "2020-01-01", "sources": f"src:{name}", "legal_level": "state_council_document",
        **cells,
    }  # fmt: skip


def provision(name: str, number: str = "1", **cells: Any) -> Cells:
    """Return a provision row ``prv:<name>/<number>`` of ``pol:<name>``."""
    return {
        "id": f"prv:{name}/{number}", "policy": f"pol:{name}", "summary_en": f"Clause {number} of {name}",
        "summary_zh": f"{name}第{number}条", "instrument": "plan", "modality": "plans", "sides": "supply",
        "stages": "production", "actors": "government", **cells,
    }  # fmt: skip


def effect(name: str, number: str, indicator: str, sign: str, **cells: Any) -> Cells:
    """Return an effect row of ``prv:<name>/<number>``."""
    slug = indicator.partition(":")[2]
    return {
        "id": f"eff:{name}/{number}/{slug}", "provision": f"prv:{name}/{number}", "indicator": indicator, "sign": sign,
        "strength": "2", "kind": "pushes", **cells,
    }  # fmt: skip


def target(name: str, number: str, indicator: str, value: str, **cells: Any) -> Cells:
    """Return a target row of ``prv:<name>/<number>``, a share in per cent due 2030."""
    slug = indicator.partition(":")[2]
    return {
        "id": f"tgt:{name}/{number}/{slug}", "provision": f"prv:{name}/{number}", "indicator": indicator,
        "comparator": ">=", "value": value, "unit": "%", "due_year": "2030", "nature": "share", "standing": "text",
        "force": "expected", "base_year": "2020", "basis": "as defined", "body": "ag:one", **cells,
    }  # fmt: skip


def setting(name: str, number: str, indicator: str, value: str, **cells: Any) -> Cells:
    """Return a setting row of ``prv:<name>/<number>``, a price paid per kWh."""
    slug = indicator.partition(":")[2]
    return {
        "id": f"set:{name}/{number}/{slug}", "provision": f"prv:{name}/{number}", "indicator": indicator,
        "role": "paid", "value": value, "unit": "CNY/kWh", **cells,
    }  # fmt: skip


def definition(name: str, number: str, term: str, member: str, included: str, **cells: Any) -> Cells:
    """Return a definition row of ``prv:<name>/<number>``."""
    return {
        "id": f"def:{name}/{number}", "provision": f"prv:{name}/{number}", "term": term, "member": member,
        "included": included, **cells,
    }  # fmt: skip


BASE: Final[dict[str, list[Cells]]] = {
    "jurisdictions": [
        _named("plc:CN", "Nation", place_level="nation"),
        _named("plc:P", "Province P", place_level="province", parent="plc:CN", borders="plc:Q", grid_area="plc:G"),
        _named("plc:Q", "Province Q", place_level="province", parent="plc:CN", borders="plc:P", grid_area="plc:G"),
        _named("plc:R", "Province R", place_level="province", parent="plc:CN"),
        _named("plc:G", "Grid area", place_level="group", parent="plc:CN"),
        _named("plc:P1", "City P1", place_level="city", parent="plc:P"),
    ],
    "agencies": [_named("ag:one", "Agency", jurisdiction="plc:CN", agency_kind="ministry")],
    "sources": [
        {"id": f"src:{name}", "title": f"Page {name}", "url_safe": "no", "source_kind": "official", "origin": name}
        for name in ("a", "b", "c", "paper")
    ],
    "policies": [policy("a"), policy("b"), policy("c", "plc:P", legal_level="local_government_document")],
    "technologies": [
        _named("tec:nev", "NEV", adoption="ind:nev"),
        _named("tec:bev", "BEV", parents="tec:nev"),
        _named("tec:phev", "PHEV", parents="tec:nev"),
        _named("tec:coal", "Coal"),
    ],
    "indicators": [
        _tagged(_named("ind:coal", "Coal output", unit="Mt/yr", better_when="none")),
        _tagged(_named("ind:supply", "Supply", unit="index", better_when="up")),
        _tagged(_named("ind:co2", "CO2", unit="MtCO2", better_when="down")),
        _tagged(_named("ind:nev", "NEV share", unit="%", better_when="up")),
        _tagged(_named("ind:oil", "Oil imports", unit="%", better_when="down")),
        _tagged(_named("ind:price", "Discharge price", unit="CNY/kWh", better_when="up")),
    ],
    "objectives": [
        _tagged(_named("obj:energy-security", "Energy security", measured_up="ind:supply", measured_down="ind:oil")),
        _tagged(_named("obj:dual-carbon", "Dual carbon", measured_down="ind:co2")),
    ],
    "influences": [
        {"id": f"inf:{a}-{b}", "source": f"ind:{a}", "target": f"ind:{b}", "sign": s, "strength": "3", "kind": "physical"}  # noqa: E501
        for a, b, s in (("coal", "supply", "+"), ("coal", "co2", "+"), ("nev", "oil", "-"), ("nev", "co2", "-"))
    ],
    "evidence": [
        {
            "id": "evd:paper", "about": "inf:coal-supply;inf:coal-co2;inf:nev-oil;inf:nev-co2", "source": "src:paper",
            "stance": "supports",
        },
    ],
}  # fmt: skip


def teaching_graph(rows: Any, *, as_of: str = "2026-01-01") -> PolicyGraph:
    """Return the small world with ``rows`` laid over it; rows with an id of the base replace it."""
    return build_graph(rows, base=build_graph(BASE, as_of=as_of))
