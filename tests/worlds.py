"""Small graphs that several tests share, and hypothesis strategies that make others."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from policygraph.graph import PolicyGraph, build_graph

Cells = dict[str, Any]
AS_OF = "2026-01-01"


def place(name: str, level: str = "province", **cells: Any) -> Cells:
    """Return a jurisdiction ``plc:<name>``."""
    return {"id": f"plc:{name}", "label_en": name, "label_zh": f"地{name}", "place_level": level, **cells}


PLACES = [
    place("CN", "nation"),
    place("P", parent="plc:CN", groups="plc:G"),
    place("Q", parent="plc:CN", groups="plc:G"),
    place("R", parent="plc:CN"),
    place("P1", "city", parent="plc:P"),
    place("G", "group", parent="plc:CN"),
]
TECHNOLOGIES = [
    {"id": "tec:nev", "label_en": "NEV", "label_zh": "新能源汽车"},
    {"id": "tec:ice", "label_en": "Burns oil", "label_zh": "燃油"},
    {"id": "tec:bev", "label_en": "BEV", "label_zh": "纯电动", "parents": "tec:nev"},
    {"id": "tec:phev", "label_en": "PHEV", "label_zh": "插电混动", "parents": "tec:nev;tec:ice"},
]
SOURCES = [{"id": "src:s", "title": "A page", "url_safe": "no", "source_kind": "official", "origin": "s"}]
INDICATORS = [
    {
        "id": f"ind:{name}", "label_en": f"Indicator {name}", "label_zh": f"指标{name}", "unit": "index",
        "better_when": "up", "three_e": "energy", "trilemma": "supply", "levels": "path",
    }
    for name in "abcd"
]  # fmt: skip


def policy(name: str, jurisdiction: str = "plc:CN", **cells: Any) -> Cells:
    """Return a policy ``pol:<name>``."""
    return {
        "id": f"pol:{name}", "title_en": f"Policy {name}", "title_zh": f"政策{name}", "jurisdiction": jurisdiction,
        "kind": "act", "text_date": "2020-01-01", "sources": "src:s", **cells,
    }  # fmt: skip


def provision(policy_name: str, number: int = 1, **cells: Any) -> Cells:
    """Return a provision ``prv:<policy>/<number>``."""
    return {
        "id": f"prv:{policy_name}/{number}", "policy": f"pol:{policy_name}", "summary_en": f"Clause {number}",
        "summary_zh": f"第{number}条", "instrument": "plan", "modality": "plans", "sides": "supply",
        "stages": "production", "actors": "government", **cells,
    }  # fmt: skip


def world(as_of: str = AS_OF, **tables: list[Cells]) -> PolicyGraph:
    """Return a graph of the shared places, technologies, source and indicators with ``tables`` added."""
    base = {"jurisdictions": PLACES, "technologies": TECHNOLOGIES, "sources": SOURCES, "indicators": INDICATORS}
    return build_graph({**base, **{name: [*base.get(name, []), *rows] for name, rows in tables.items()}}, as_of=as_of)


_texts = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
_dates = st.sampled_from(["", "2019", "2020-06", "2021-03-04", "2024-12-31"])


@st.composite
def graphs(draw: st.DrawFn) -> PolicyGraph:
    """Make a small valid graph with unusual titles, dates and scopes."""
    names = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4, unique=True))
    policies, provisions, effects = [], [], []
    for name in names:
        title = draw(_texts)
        where = draw(st.sampled_from(["plc:CN", "plc:P", "plc:Q", "plc:P1"]))
        policies.append(
            policy(
                name,
                where,
                title_en=title,
                title_zh=draw(_texts),
                text_date="2020-01-01",
                end=draw(st.sampled_from(["", "2021", "2025-12-31"])),
            )
        )
        provisions.append(
            provision(name, technologies=draw(st.sampled_from(["", "tec:nev", "tec:phev;tec:bev"])), start=draw(_dates))
        )
        effects.append(
            {"id": f"eff:{name}", "provision": f"prv:{name}/1", "indicator": f"ind:{draw(st.sampled_from('abcd'))}",
             "sign": draw(st.sampled_from("+-")), "strength": str(draw(st.integers(1, 3))), "kind": "pushes"}
        )  # fmt: skip
    return world(policies=policies, provisions=provisions, effects=effects)
