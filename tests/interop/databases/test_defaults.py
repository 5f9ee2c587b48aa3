from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.interop.databases.defaults import default_effects
from policygraph.schema.system import DefaultEffect


def provision(instrument: str, technologies: str) -> dict[str, str]:
    return {"id": "prv:x/1", "instrument": instrument, "technologies": technologies}


def test_each_row_names_its_default_and_says_it_is_inferred(bundled: PolicyGraph) -> None:
    found = list(default_effects(bundled, provision("purchase_limit", "tec:nev")))
    assert found
    for each in found:
        row = bundled.get(DefaultEffect, each["note"])
        assert (each["indicator"], each["sign"], each["kind"]) == (row.indicator, row.sign, row.kind)
        assert bundled.technologies.covers(row.technology, "tec:nev")
        assert set(each["inferred"].split(";")) == {"kind", "sign", "strength"}
    assert len({each["id"] for each in found}) == len(found)


def test_a_narrower_kind_and_class_inherit_and_a_wider_class_does_not(bundled: PolicyGraph) -> None:
    wide = {each["indicator"] for each in default_effects(bundled, provision("purchase_subsidy", "tec:nev"))}
    narrow = {each["indicator"] for each in default_effects(bundled, provision("trade_in_subsidy", "tec:bev"))}
    assert wide <= narrow
    assert not list(default_effects(bundled, provision("purchase_limit", "")))
    limits = {each["note"] for each in default_effects(bundled, provision("purchase_limit", "tec:vehicle"))}
    assert not any(bundled.get(DefaultEffect, each).technology == "tec:nev" for each in limits)


def test_a_word_that_is_no_technology_gives_nothing(bundled: PolicyGraph) -> None:
    assert not list(default_effects(bundled, provision("purchase_limit", "tec:none")))
