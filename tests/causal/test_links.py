"""The signed links of a graph."""

from __future__ import annotations

import pytest

from policygraph.causal.links import influence_links, influences_from, objective_signs, provision_links
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.schema.policies import Provision

DEFAULT = {"id": "dfe:1", "instrument": "economic", "technology": "tec:nev", "indicator": "ind:nev", "sign": "+", "strength": "1", "kind": "pushes"}  # fmt: skip


def graph_with(**rows: object):  # type: ignore[no-untyped-def]
    return teaching_graph(
        {"provisions": [provision("a", instrument="purchase_subsidy", technologies="tec:bev")], **rows}
    )


def test_effects_become_links_with_sign_weight_and_scope() -> None:
    graph = graph_with(effects=[effect("a", "1", "ind:coal", "-", strength="3", places="plc:P")])
    (link,) = provision_links(graph, graph.get(Provision, "prv:a/1"))
    assert (link.source, link.target, link.sign, link.weight) == ("prv:a/1", "ind:coal", -1, pytest.approx(0.6))
    assert link.scope.places == ("plc:P",)
    assert link.scope.technologies == ("tec:bev",)
    assert not link.derived


def test_every_sign_of_the_tables_is_kept_apart() -> None:
    rows = [effect("a", "1", f"ind:{name}", sign) for name, sign in zip(("coal", "co2", "nev", "oil"), "+-0?", strict=True)]  # fmt: skip
    links = provision_links(graph_with(effects=rows), graph_with().get(Provision, "prv:a/1"))
    assert {link.target: link.sign for link in links} == {"ind:coal": 1, "ind:co2": -1, "ind:nev": 0, "ind:oil": None}


def test_defaults_stand_in_only_where_a_provision_has_no_effects() -> None:
    graph = graph_with(default_effects=[DEFAULT])
    (link,) = provision_links(graph, graph.get(Provision, "prv:a/1"))
    assert link.derived
    assert link.target == "ind:nev"
    graph = graph_with(default_effects=[DEFAULT], effects=[effect("a", "1", "ind:coal", "+")])
    assert [link.target for link in provision_links(graph, graph.get(Provision, "prv:a/1"))] == ["ind:coal"]
    other = graph_with(default_effects=[{**DEFAULT, "technology": "tec:coal"}])
    assert provision_links(other, other.get(Provision, "prv:a/1")) == ()


def test_an_influence_without_dates_has_always_held() -> None:
    period = influence_links(teaching_graph({}))[0].scope.period
    assert period.latest_start <= 1
    assert period.bounds() == ("", "")


def test_influences_leave_the_indicator_they_start_at() -> None:
    graph = teaching_graph({})
    everything = influence_links(graph)
    starts = {link.source for link in everything}
    assert starts
    assert sorted(link.row for name in starts for link in influences_from(graph, name)) == sorted(
        link.row for link in everything
    )
    assert all(link.source == name for name in starts for link in influences_from(graph, name))
    assert influences_from(graph, "ind:none") == ()


def test_an_objective_is_measured_by_its_parts_and_undecided_where_they_disagree() -> None:
    parts = [
        {"id": f"obj:{name}", "label_en": name, "label_zh": name, "parents": "obj:dual-carbon", "three_e": "energy",
         "trilemma": "supply", "levels": "path", **measured}
        for name, measured in (("up", {"measured_up": "ind:nev;ind:coal"}), ("down", {"measured_down": "ind:coal"}))
    ]  # fmt: skip
    signs = objective_signs(teaching_graph({"objectives": parts}))
    assert signs["obj:dual-carbon"] == {"ind:co2": -1, "ind:nev": 1}
    assert signs["obj:up"] == {"ind:coal": 1, "ind:nev": 1}
