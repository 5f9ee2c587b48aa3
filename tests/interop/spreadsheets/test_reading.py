"""The door: every way people keep tables in, every refusal at once and where the spreadsheet shows it."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policygraph.errors import InvalidData, PolicyGraphError, Problem, UnreadableInput
from policygraph.graph import PolicyGraph, build_graph, write_tables
from policygraph.graph.reference import reference_part
from policygraph.graph.writing import table_csv
from policygraph.interop.formats.xlsx import tables_xlsx
from policygraph.interop.spreadsheets.reading import read_spreadsheet

POLICIES = ["编号", "政策名称", "省份", "类别", "印发日期", "来源"]
SOURCES = ["编号", "标题", "可否链接", "类别", "同源标记"]
SOURCE = ["页面", "一个页面", "否", "官方页面", "页面"]


@pytest.fixture(scope="module")
def base(bundled: PolicyGraph) -> PolicyGraph:
    return reference_part(bundled)


@pytest.fixture(scope="module")
def places(bundled: PolicyGraph) -> PolicyGraph:
    return PolicyGraph({"jurisdictions": bundled.tables["jurisdictions"]}, as_of=bundled.as_of)


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def problems(path: Path, base: PolicyGraph) -> list[Problem]:
    with pytest.raises(InvalidData) as caught:
        read_spreadsheet(path, base=base)
    return list(caught.value.problems)


def test_a_chinese_workbook_reads_right(tmp_path: Path, base: PolicyGraph) -> None:
    path = book(
        tmp_path / "我的政策.xlsx",
        政策=[["省级政策一览"], POLICIES, ["甲", "方案甲", "辽宁", "规范性文件", "2021年10月24日", "页面"]],
        条款=[
            ["所属政策", "编号", "内容", "工具", "效力方式", "环节", "阶段", "主体", "技术"],
            ["方案甲", "甲/1", "2027年新车占比30％", "目标设定", "规划", "需求侧", "使用", "政府、企业", "新能源汽车"],
        ],
        目标=[
            ["条款", "指标", "数值", "目标年", "性质", "来源性质", "约束力"],
            ["甲/1", "新能源汽车占新增（新车销量）汽车比重", "约３０％", "2027年", "占比", "文本载明", "预期性"],
        ],
        来源=[SOURCES, SOURCE],
    )
    read = read_spreadsheet(path, base=base)
    assert read.tables["policies"] == [
        {
            "id": "pol:甲",
            "title_zh": "方案甲",
            "title_en": "方案甲",
            "jurisdiction": "plc:CN-LN",
            "kind": "act",
            "text_date": "2021-10-24",
            "sources": "src:页面",
        }
    ]
    assert read.tables["provisions"][0]["policy"] == "pol:甲"
    target = read.tables["targets"][0]
    assert (target["value"], target["unit"], target["approximate"], target["due_year"]) == ("30", "%", "yes", "2027")
    assert target["id"] == "tgt:我的政策/目标/2"
    assert read.ids == {"pol:甲", "prv:甲/1", "src:页面", "tgt:我的政策/目标/2"}
    keys = [key for key, _ in read.notes]
    assert {
        "interop.note.sheet",
        "interop.note.named",
        "interop.note.read_as",
        "interop.note.given_id",
        "interop.note.stood_in",
    } <= set(keys)


def test_five_mistakes_give_five_located_messages(tmp_path: Path, base: PolicyGraph) -> None:
    path = book(
        tmp_path / "p.xlsx",
        政策=[
            POLICIES,
            ["a", "甲", "辽宁", "规范性文件", "2021年2月30日", "页面"],
            ["b", "乙", "火星", "规范性文件", "2021", "页面"],
            ["b", "丙", "辽宁", "规范性文件", "2021", "页面"],
            ["d", "丁", "辽宁", "规范性文件", "2021", None],
        ],
        参数权重=[["id", "group", "name", "value"], ["x", "规则参数", "x", "很多"]],
        来源=[SOURCES, SOURCE],
    )
    found = problems(path, base)
    assert {(each.sheet, each.row, each.column, each.value) for each in found} == {
        ("政策", 2, "印发日期", "2021年2月30日"), ("政策", 3, "省份", "火星"), ("政策", 4, "编号", "b"), ("政策", 5, "来源", ""),
        ("参数权重", 2, "value", "很多"),
    }  # fmt: skip
    for each in found:
        assert each.file == "p.xlsx"
        assert each.reason("zh")
        assert each.remedy("en") != each.remedy("zh")


@pytest.mark.parametrize(
    ("cells", "column", "value", "why"),
    [
        (["甲 乙", "名", "辽宁", "act", "2021", "页面"], "编号", "甲 乙", "schema.why.id"),
        (["a", "名", "plc:CN-XX", "act", "2021", "页面"], "省份", "plc:CN-XX", "schema.why.unknown"),
        (["a", "名", "", "act", "2021", "页面"], "省份", "", "schema.why.required"),
        (["a", "名", "辽宁", "条例", "2021", "页面"], "类别", "条例", "schema.why.term"),
        (["a", "名", "辽宁", "act", "10/24/2021", "页面"], "印发日期", "10/24/2021", "schema.why.date"),
        (["a", "名", "辽宁", "act", "45292", "页面"], "印发日期", "45292", "schema.why.date"),
        (["a", "名\u202e反", "辽宁", "act", "2021", "页面"], "政策名称", "名\u202e反", "schema.why.control"),
        (["a", "名\u200b", "辽宁", "act", "2021", "页面"], "政策名称", "名\u200b", "schema.why.control"),
        (["a", "名", "辽宁", "act", "2021", "没有的页面"], "来源", "没有的页面", "interop.why.no_name"),
        (["a", "名", "辽宁", "act", "2021", "src:none"], "来源", "src:none", "schema.why.unknown"),
        (["PAGE", "名", "辽宁", "act", "2021", ""], "来源", "", "schema.why.no_source"),
        (["a", "x" * 40_000, "辽宁", "act", "2021", "页面"], "政策名称", None, "interop.why.long"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_broken_cell_is_named_where_it_stands(
    tmp_path: Path, base: PolicyGraph, kind: str, cells: list[str], column: str, value: str | None, why: str
) -> None:
    # A workbook cannot hold a cell of forty thousand characters.
    if kind == "xlsx" and value is not None:
        path = book(tmp_path / "p.xlsx", 政策=[POLICIES, [], cells], 来源=[SOURCES, SOURCE])
    else:
        path = tmp_path / "p"
        path.mkdir()
        for name, rows in (("政策", [POLICIES, [], cells]), ("来源", [SOURCES, SOURCE])):
            text = "\r\n".join(",".join(f'"{cell}"' if cell else "" for cell in row) for row in rows)
            (path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    found = problems(path, base)
    assert [(each.row, each.column, each.why) for each in found] == [(3, column, why)]
    assert value is None or found[0].value == value


def test_rows_that_clash_between_one_another_are_named(tmp_path: Path, base: PolicyGraph) -> None:
    path = book(
        tmp_path / "p.xlsx",
        政策=[
            [*POLICIES, "失效日期"],
            ["A", "甲", "辽宁", "act", "2021-05-01", "页面", "2020年"],
            ["a", "乙", "辽宁", "act", "2021", "页面", None],
            ["Ａ", "丙", "辽宁", "act", "2021", "页面", None],
        ],
        技术=[["编号", "英文名称", "中文名称", "上级技术"], ["x", "X", "甲技术", "y"], ["y", "Y", "乙技术", "x"]],
        来源=[[*SOURCES, "地址"], [*SOURCE, "javascript:alert(1)"]],
    )  # fmt: skip
    found = {(each.sheet, each.row, each.column, each.why) for each in problems(path, base)}
    assert found == {
        ("政策", 2, "失效日期", "schema.why.period"), ("政策", 3, "编号", "interop.why.case"),
        ("政策", 4, "编号", "schema.why.duplicate"), ("技术", 2, "上级技术", "schema.why.cycle"),
        ("来源", 2, "地址", "schema.why.url"),
    }  # fmt: skip


def test_faults_of_heads_are_named_once(tmp_path: Path, base: PolicyGraph) -> None:
    rows = [
        ["id", "title_en", "title_en", "jurisdictoin", "kind", "sources"],
        ["a", "A", "A", "辽宁", "act", "页面"],
        ["b", "B", "B", "辽宁", "act", "页面", "stray"],
    ]
    path = book(tmp_path / "p.xlsx", 政策=rows, 来源=[SOURCES, SOURCE])
    found = [(each.row, each.column, each.why) for each in problems(path, base)]
    assert found == [
        (1, "jurisdiction", "interop.why.no_column"), (1, "jurisdictoin", "schema.why.column"),
        (1, "title_en", "interop.why.doubled"), (3, "G", "interop.why.no_head"),
    ]  # fmt: skip


def test_the_number_of_a_row_is_that_of_the_spreadsheet(tmp_path: Path, base: PolicyGraph) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "政策"
    for number, row in {
        1: ["各省政策（内部资料）"],
        4: POLICIES,
        6: ["a", "甲", "辽宁", "act", "2021", "页面"],
        9: ["b", "乙", "辽宁", "act", "某日", "页面"],
    }.items():
        for place, cell in enumerate(row, start=2):
            sheet.cell(number, place, cell)
    sheet.row_dimensions[9].hidden = True
    other = made.create_sheet("来源")
    for row in (SOURCES, SOURCE):
        other.append(row)
    made.save(tmp_path / "p.xlsx")
    assert [(each.row, each.column, each.value) for each in problems(tmp_path / "p.xlsx", base)] == [
        (9, "印发日期", "某日")
    ]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%", b"hello", b"\n\n\n", b"a,b,c\n1,2,3\n", b"PK\x03\x04broken"])
def test_what_is_no_table_of_policies_is_unreadable(tmp_path: Path, base: PolicyGraph, content: bytes) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as caught:
        read_spreadsheet(path, base=base)
    assert caught.value.exit_code == 3


def test_a_folder_without_tables_is_unreadable(tmp_path: Path, base: PolicyGraph) -> None:
    (tmp_path / "~$p.xlsx").write_bytes(b"owner")
    with pytest.raises(UnreadableInput):
        read_spreadsheet(tmp_path, base=base)


def test_the_whole_data_come_back_from_text_tables(tmp_path: Path, bundled: PolicyGraph) -> None:
    write_tables(bundled, tmp_path)
    (tmp_path / "datapackage.json").unlink()
    assert read_spreadsheet(tmp_path, base=PolicyGraph({}, as_of=bundled.as_of)).graph == bundled


@pytest.mark.slow
def test_the_whole_data_come_back_from_a_workbook(tmp_path: Path, bundled: PolicyGraph) -> None:
    (tmp_path / "all.xlsx").write_bytes(tables_xlsx(bundled))
    read = read_spreadsheet(tmp_path / "all.xlsx", base=PolicyGraph({}, as_of=bundled.as_of))
    assert read.graph == bundled


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=20).filter(
    lambda text: text.strip()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(
    title=CELLS,
    number=CELLS,
    note=CELLS,
    value=st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_any_table_exported_reads_back_equal(
    tmp_path: Path, title: str, number: str, note: str, value: Any, encoding: str
) -> None:
    made = build_graph(
        {
            "sources": [{"id": "src:s", "title": title, "url_safe": "no", "source_kind": "official", "origin": number}],
            "jurisdictions": [{"id": "plc:X", "label_en": title, "label_zh": note, "place_level": "nation"}],
            "policies": [{"id": "pol:x", "title_en": title, "jurisdiction": "plc:X", "kind": "act", "sources": "src:s", "document_number": number, "note": note}],
            "weights": [{"id": "wgt:x", "weight_group": "rule", "name": number, "value": f"{value:f}"}],
        },
        as_of="2026-01-01",
    )  # fmt: skip
    nothing = PolicyGraph({}, as_of="2026-01-01")
    (tmp_path / "t.xlsx").write_bytes(tables_xlsx(made))
    assert read_spreadsheet(tmp_path / "t.xlsx", base=nothing).graph == made
    folder = tmp_path / encoding
    folder.mkdir(exist_ok=True)
    for name in ("sources", "jurisdictions", "policies", "weights"):
        (folder / f"{name}.csv").write_bytes(table_csv(made, name).encode(encoding))
    assert read_spreadsheet(folder, base=nothing).graph == made


def refusal(path: Path, base: PolicyGraph) -> PolicyGraphError | None:
    try:
        read_spreadsheet(path, base=base)
    except PolicyGraphError as error:
        return error
    return None


GOOD = "编号,政策名称,省份,类别,印发日期,来源\n甲,方案甲,辽宁,规范性文件,2021年10月24日,src:s\n乙,方案乙,粤,act,2021,src:s\n"
PAGE = "id,title,url_safe,source_kind,origin\nsrc:s,页面,no,official,s\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=80)
@given(seed=st.integers(0, 10**9), count=st.integers(1, 6), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_a_mutated_text_table_gives_typed_errors_only(
    tmp_path: Path, places: PolicyGraph, seed: int, count: int, encoding: str
) -> None:
    dice = random.Random(seed)
    data = bytearray(GOOD.encode(encoding))
    for _ in range(count):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randrange(1, 8)]
            case 2:
                data[place:place] = dice.choice(
                    [b'"', b",", b"\n", b"\r", b"\0", b";", b"\xef\xbb\xbf", b"=1+1", b"\x1b[31m"]
                )
            case _:
                data[place:place] = data[: dice.randrange(1, 40)]
    (tmp_path / "政策.csv").write_bytes(bytes(data))
    (tmp_path / "来源.csv").write_text(PAGE, encoding="utf-8")
    error = refusal(tmp_path, places)
    assert error is None or error.message("zh")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(seed=st.integers(0, 10**9))
def test_a_mutated_workbook_gives_typed_errors_only(tmp_path: Path, places: PolicyGraph, seed: int) -> None:
    path = tmp_path / "good.xlsx"
    if not path.exists():
        book(path, 政策=[POLICIES, ["甲", "方案甲", "辽宁", "act", "2021", "页面"]], 来源=[SOURCES, SOURCE])
    dice = random.Random(seed)
    with zipfile.ZipFile(path) as archive:
        members = {each.filename: bytearray(archive.read(each)) for each in archive.infolist()}
    name = dice.choice(sorted(members))
    if dice.random() < 0.2:
        del members[name]
    else:
        for _ in range(dice.randrange(1, 5)):
            content = members[name]
            place = dice.randrange(len(content))
            content[place : place + dice.randrange(3)] = dice.choice(
                [b"", b"<", b"&", b"9999999", bytes([dice.randrange(256)])]
            )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, bytes(content))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(buffer.getvalue() if dice.random() < 0.8 else buffer.getvalue()[: dice.randrange(1, 4000)])
    error = refusal(broken, places)
    assert error is None or error.message("en")
