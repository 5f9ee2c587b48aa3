"""The planner's question, asked of a draft in Chinese in the habits of Excel."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from policygraph.checks.draft_check import SECTIONS, DraftReport, check_draft
from policygraph.checks.teaching import BASE, provision, target
from policygraph.errors import InvalidData
from policygraph.graph import PolicyGraph, build_graph
from policygraph.interop.spreadsheets.reading import read_spreadsheet

POLICY = ["编号", "政策名称", "省份", "类别", "印发日期", "主题", "来源"]
CLAUSE = ["序号", "编号", "所属政策", "条款", "内容", "工具", "效力方式", "环节", "阶段", "主体", "技术"]
TARGET = ["编号", "条款", "指标", "比较符", "数值", "单位", "目标年", "性质", "来源性质", "约束力"]


def excel(path: Path) -> Path:
    """A draft as a planner writes it: a title over the table, names instead of ids, Chinese dates, full-width digits."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "政策"
    sheet.append(["黑龙江省新能源汽车发展若干措施（草案）政策表"])
    sheet.merge_cells("A1:G1")
    sheet.append(POLICY)
    sheet.append(
        [
            "草案",
            "黑龙江省新能源汽车发展若干措施（征求意见稿）",
            "黑龙江省",
            "征求意见稿",
            "2026年10月15日",
            "新能源汽车、车网互动",
            "征求意见稿网页",
        ]
    )
    sheet = book.create_sheet("条款")
    sheet.append(CLAUSE)
    for number, clause, text, instrument, modality, side, stage, actors, technology in (
        (1, "第三条", "城区对纯电动乘用车实行限购", "限购", "应当", "需求侧", "使用", "政府；用户", "纯电动汽车"),
        (
            2,
            "第五条",
            "2027年新能源汽车占新车销量３０％",
            "目标设定",
            "规划",
            "需求侧",
            "使用",
            "政府、企业",
            "新能源汽车",
        ),
        (3, "第七条", "碳达峰年份不晚于2030年", "目标设定", "规划", "供给侧", "生产", "政府、企业", "化石能源"),
        (4, "第九条", "在哈尔滨开展车网互动规模化应用试点", "试点", "授权", "技术侧", "使用", "企业", "车网互动"),
    ):
        sheet.append(
            [number, f"草案/{number}", "草案", clause, text, instrument, modality, side, stage, actors, technology]
        )
    sheet = book.create_sheet("目标")
    sheet.append(TARGET)
    sheet.append(
        [
            "草案/2",
            "草案/2",
            "新能源汽车占新增（新车销量）汽车比重",
            None,
            "３０％以上",
            None,
            "2027年",
            "占比",
            "文本载明",
            "预期性",
        ]
    )
    sheet.append(["草案/3", "草案/3", "碳达峰年份", "≤", "2030年", "年", "2030年", "事件年份", "文本载明", "预期性"])
    sheet = book.create_sheet("来源")
    sheet.append(["编号", "标题", "可否链接", "类别", "同源标记"])
    sheet.append(["草案", "征求意见稿网页", "否", "官方页面", "hl-draft"])
    book.save(path)
    return path


@pytest.fixture(scope="module")
def report(bundled: PolicyGraph, tmp_path_factory: pytest.TempPathFactory) -> DraftReport:
    path = excel(tmp_path_factory.mktemp("draft") / "草案.xlsx")
    return check_draft(bundled, read_spreadsheet(path, base=bundled).tables)


def test_a_breach_a_looser_target_a_duplicate_and_a_missing_prerequisite_are_exactly_what_is_found(
    report: DraftReport,
) -> None:
    found = {(each.name, one.code, one.grade, one.parties[0].id) for each in report.sections() for one in each.findings}
    assert found == {
        ("above", "C4", "breach", "prv:草案/1"), ("above", "C4", "looser_than", "tgt:草案/2"),
        ("duplicates", "G12", None, "prv:草案/3"), ("lacks", "G5", None, "prv:草案/4"),
    }  # fmt: skip


def test_each_names_the_other_side_with_its_sources(report: DraftReport) -> None:
    others = {
        one.code + (one.grade or ""): [party for party in one.parties if party.id not in report.ids]
        for one in report.findings
    }
    for name in ("C4breach", "C4looser_than", "G12"):
        (other,) = others[name]
        assert other.source
    text = report.to_markdown("zh")
    for party in (party for found in others.values() for party in found):
        for source in party.source:
            assert report.graph.row(source).title in text  # type: ignore[attr-defined]


def test_the_sentences_are_in_the_language_asked_for(report: DraftReport) -> None:
    assert "与上级不一致 2 项" in report.summary("zh")
    assert "2 against the level above" in report.summary("en")
    assert report.closing("zh")


def test_the_report_comes_as_json_table_and_page(report: DraftReport) -> None:
    body = json.loads(report.to_json())
    assert set(body["sections"]) == set(SECTIONS)
    assert body["draft"] == ["pol:草案"]
    assert set(report.to_frame()["section"]) == {"above", "lacks", "duplicates"}

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            self.found.add(tag)
            assert not any(name in ("src", "href", "onload") for name, _ in attrs)

    reader = Tags()
    reader.feed(report.to_html("zh"))
    assert "script" not in reader.found
    assert "table" in reader.found
    assert "各地不得对新能源汽车实行限行、限购" in report.to_html("zh")


def test_the_body_of_policies_is_not_changed(bundled: PolicyGraph, report: DraftReport) -> None:
    assert "pol:草案" not in bundled.index
    assert report.ids & set(bundled.index) == set()


def _world() -> PolicyGraph:
    rows = {**BASE, "provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")]}
    return build_graph(rows, as_of="2026-01-01")


def _draft(value: str) -> dict[str, Any]:
    return {
        "policies": [{"id": "pol:d", "title_en": "Draft", "jurisdiction": "plc:P", "kind": "draft", "text_date": "2025-06-01", "sources": "src:b"}],
        "provisions": [provision("d", policy="pol:d")],
        "targets": [target("d", "1", "ind:nev", value)],
    }  # fmt: skip


def test_the_same_from_data_frames() -> None:
    frames = {name: pd.DataFrame(rows) for name, rows in _draft("30").items()}
    report = check_draft(_world(), frames)
    assert [one.grade for one in report.findings if one.code == "C4"] == ["looser_than"]


def test_a_draft_that_agrees_is_not_blamed() -> None:
    report = check_draft(_world(), _draft("45"))
    assert not [one for one in report.findings if one.code[0] == "C"]


def test_a_draft_with_a_wrong_cell_is_refused() -> None:
    with pytest.raises(InvalidData):
        check_draft(_world(), _draft("much"))


def test_a_draft_that_replaces_a_clause_does_not_repeat_it() -> None:
    base = build_graph({"provisions": [provision("c", technologies="tec:nev")]}, base=_world())
    policies = [{"id": "pol:d", "title_en": "Draft", "jurisdiction": "plc:P", "kind": "draft", "text_date": "2025-06-01", "sources": "src:b"}]  # fmt: skip
    draft = {"policies": policies, "provisions": [provision("d", policy="pol:d", technologies="tec:nev")]}
    again = [one for one in check_draft(base, draft).findings if one.rule == "g12_repeated"]
    assert [party.id for party in again[0].parties] == ["prv:d/1", "prv:c/1"]
    relation = {"id": "rel:d", "subject": "pol:d", "relation": "supersedes", "object": "pol:c"}
    assert not [
        one for one in check_draft(base, {**draft, "relations": [relation]}).findings if one.rule == "g12_repeated"
    ]
