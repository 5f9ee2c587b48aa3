"""What the side panel tells."""

from __future__ import annotations

import json

import pytest

from policygraph.checks import find_conflicts
from policygraph.graph import PolicyGraph
from policygraph.views.mapdetails import details
from tests.naughty import relabelled


@pytest.fixture(scope="module")
def told(bundled: PolicyGraph) -> dict[str, object]:
    names = sorted(bundled.network)
    return details(bundled, names, [row.id for row in bundled.tables["effects"]], find_conflicts(bundled))


def entry(bundled: PolicyGraph, told: dict, name: str) -> dict:
    return told["nodes"][sorted(bundled.network).index(name)]


def test_a_policy_tells_number_agencies_and_dates_in_both_languages(bundled: PolicyGraph, told: dict) -> None:
    facts = {column: pair for column, *pair in entry(bundled, told, "pol:cn/2021/guofa-23")["facts"]}
    assert facts["pol.document_number"] == ["国发〔2021〕23号"]
    assert facts["pol.jurisdiction"][1].startswith("中国")
    assert facts["pol.text_date"] == ["2021-10-24"]


def test_every_fact_has_a_head_in_both_languages(told: dict) -> None:
    for row in (*told["nodes"], *told["rows"].values()):
        for column, *_ in row["facts"]:
            assert all(told["columns"][column])


def test_evidence_and_sources_are_all_there(told: dict) -> None:
    for row in (*told["nodes"], *told["rows"].values()):
        assert set(row.get("evidence", ())) <= set(told["evidence"])
        assert set(row.get("sources", ())) <= set(told["sources"])
    assert {row["source"] for row in told["evidence"].values()} <= set(told["sources"])
    for finding in told["findings"]:
        for party in finding["parties"]:
            assert set(party["sources"]) <= set(told["sources"])


def test_only_safe_web_addresses_are_links(bundled: PolicyGraph, told: dict) -> None:
    rows = {row.id: row for row in bundled.tables["sources"]}
    for name, source in told["sources"].items():
        assert source["safe"] == (rows[name].url_safe != "no" and rows[name].url.startswith("http"))


def test_a_signed_edge_tells_its_evidence(bundled: PolicyGraph, told: dict) -> None:
    with_evidence = [name for name in told["rows"] if bundled.evidence_of(name)]
    assert with_evidence
    for name in with_evidence:
        assert told["rows"][name]["evidence"] == sorted(each.id for each in bundled.evidence_of(name))


def test_a_finding_is_told_whole(bundled: PolicyGraph, told: dict) -> None:
    for finding, body in zip(find_conflicts(bundled), told["findings"], strict=True):
        assert body["explanation"][0]
        assert len(body["parties"]) == len(finding.parties)
        assert body["numbers"] == [finding.severity, finding.belief, finding.priority]


def test_any_text_can_be_written(bundled: PolicyGraph) -> None:
    graph = relabelled(bundled)
    told = details(graph, sorted(graph.network), [row.id for row in graph.tables["effects"]], [])
    json.dumps(told, ensure_ascii=False).encode("utf-8")
