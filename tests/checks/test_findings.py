"""A set of findings: its order, its ways out, one explained."""

from __future__ import annotations

import json

import pytest

from policygraph.checks import find_conflicts, find_gaps
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph

ORDER = ("open", "upcoming", "unknown", "ended")


def test_what_is_open_comes_first_and_what_ended_last(bundled: PolicyGraph) -> None:
    for findings in (find_conflicts(bundled), find_gaps(bundled)):
        keys = [(ORDER.index(each.status), -each.priority, each.id) for each in findings]
        assert keys == sorted(keys)
    assert {each.status for each in find_conflicts(bundled)} >= {"open", "ended"}


def test_json_has_the_four_parts_and_every_key_of_a_finding(bundled: PolicyGraph) -> None:
    body = json.loads(find_conflicts(bundled, where="CN-LN").to_json())
    assert set(body) == {"findings", "scope", "coverage", "as_of"}
    assert body["scope"]["where"] == "CN-LN"
    wanted = {
        "id", "code", "grade", "also", "rule", "verdict", "overlap", "severity", "magnitude", "belief", "priority",
        "parties", "indicator", "objective", "technology", "place", "period", "status", "explanation", "remedy",
        "changes", "evidence", "decision",
    }  # fmt: skip
    assert body["findings"]
    for each in body["findings"]:
        assert set(each) == wanted
        assert {"id", "role", "label", "policy", "place", "period", "clause", "source"} <= set(each["parties"][0])


def test_a_frame_has_one_row_a_finding(bundled: PolicyGraph) -> None:
    findings = find_conflicts(bundled)
    frame = findings.to_frame("zh")
    assert list(frame["id"]) == [each.id for each in findings]
    assert frame["explanation"].iloc[0] == findings.items[0].explanation.zh


def test_a_finding_is_reached_by_id_and_by_rank(bundled: PolicyGraph) -> None:
    findings = find_conflicts(bundled)
    assert findings[0].finding == findings[findings.items[0].id].finding
    with pytest.raises(ScopeError) as caught:
        findings["fnd:c04-0000000000"]
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_conflict_and_gap_can_be_explained(bundled: PolicyGraph, lang: str) -> None:
    for findings in (find_conflicts(bundled), find_gaps(bundled)):
        for rank in range(len(findings)):
            text = findings[rank].explain(lang=lang)  # type: ignore[arg-type]
            assert findings.items[rank].id in text
            assert getattr(findings.items[rank].explanation, lang) in text
            assert "None" not in text
            assert "{" not in text


def test_markdown_holds_every_finding(bundled: PolicyGraph) -> None:
    findings = find_conflicts(bundled, where="CN-SX")
    text = findings.to_markdown()
    assert all(each.id in text for each in findings)


def test_a_notebook_table_escapes_markup(bundled: PolicyGraph) -> None:
    assert "<table>" in find_conflicts(bundled)._repr_html_()
