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


def facts(told: dict, body: dict) -> dict[str, list[str]]:
    return {told["columns"][column][0]: [told["words"][text] for text in texts] for column, *texts in body["facts"]}


def node(bundled: PolicyGraph, told: dict, name: str) -> dict:
    return told["nodes"][sorted(bundled.network).index(name)]


def test_a_policy_tells_number_agencies_and_dates_in_both_languages(bundled: PolicyGraph, told: dict) -> None:
    found = facts(told, node(bundled, told, "pol:cn/2021/guofa-23"))
    assert found["pol.document_number"] == ["国发〔2021〕23号"]
    assert found["pol.jurisdiction"][1].startswith("中国")
    assert found["pol.text_date"] == ["2021-10-24"]
    assert len(found["pol.agencies"]) == 2


def test_every_fact_has_a_head(told: dict) -> None:
    assert all(all(head) and len(head) in (2, 3) for head in told["columns"])
    assert all(row["name"] for row in told["nodes"])
    assert all(facts(told, row) for row in told["rows"].values())


def test_cells_that_were_inferred_are_named_as_their_columns_are(bundled: PolicyGraph, told: dict) -> None:
    row = next(row for row in bundled.tables["provisions"] if "instrument" in row.inferred)
    assert "instrument" in facts(told, node(bundled, told, row.id))["prv.inferred"][0]
    assert (
        "政策工具" in facts(told, node(bundled, told, row.id))["prv.inferred"][1]
        or "工具" in facts(told, node(bundled, told, row.id))["prv.inferred"][1]
    )


def test_evidence_and_sources_are_all_there(bundled: PolicyGraph, told: dict) -> None:
    known = sorted({each.id for name in (*bundled.network, *told["rows"]) for each in bundled.evidence_of(name)})
    assert len(told["evidence"]) == len(known)
    for name, row in zip(sorted(bundled.network), told["nodes"], strict=True):
        assert [known[number] for number in row.get("evidence", ())] == sorted(e.id for e in bundled.evidence_of(name))
        assert all(number < len(told["sources"]) for number in row.get("sources", ()))
    assert all(row["source"] < len(told["sources"]) for row in told["evidence"])


def test_only_safe_web_addresses_are_links(bundled: PolicyGraph, told: dict) -> None:
    safe = {row.url for row in bundled.tables["sources"] if row.url_safe != "no" and row.url.startswith("http")}
    assert any(source["safe"] for source in told["sources"])
    assert any(not source["safe"] for source in told["sources"])
    for source in told["sources"]:
        assert source["safe"] == (source["url"] in safe)


def test_a_finding_is_told_whole(bundled: PolicyGraph, told: dict) -> None:
    names = sorted(bundled.network)
    for finding, body in zip(find_conflicts(bundled), told["findings"], strict=True):
        assert body["explanation"][0]
        assert body["remedy"][0]
        assert body["numbers"] == [finding.severity, finding.belief, finding.priority]
        for party, said in zip(finding.parties, body["parties"], strict=True):
            assert said.get("label") or told["nodes"][said["node"]]["name"]
            assert (names[said["node"]] if "node" in said else party.id) == party.id
            assert len(said.get("sources", ())) == len(party.source)


def test_a_party_without_a_name_says_what_its_row_says(bundled: PolicyGraph, told: dict) -> None:
    parties = [party for finding in told["findings"] for party in finding["parties"]]
    assert not any(party.get("label", [""])[0].startswith("int:") for party in parties)


def test_any_text_can_be_written(bundled: PolicyGraph) -> None:
    graph = relabelled(bundled)
    told = details(graph, sorted(graph.network), [row.id for row in graph.tables["effects"]], [])
    json.dumps(told, ensure_ascii=False).encode("utf-8")
