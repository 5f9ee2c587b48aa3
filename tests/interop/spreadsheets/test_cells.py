"""One cell: what is right stays, what is meant is understood, what is neither is refused with a mend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph import PolicyGraph
from policygraph.interop.spreadsheets.cells import read_cell, read_quantity
from policygraph.interop.spreadsheets.names import Names
from policygraph.schema.column import Column, cell_text
from policygraph.schema.tables import TABLES


@pytest.fixture(scope="module")
def names(bundled: PolicyGraph) -> Names:
    return Names(bundled)


def column(table: str, name: str) -> Column:
    return next(each for each in TABLES[table].columns if each.name == name)


@pytest.mark.parametrize(
    ("table", "name", "written", "read"),
    [
        ("policies", "id", "草案1", "pol:草案1"), ("policies", "id", "ｐｏｌ：Ａ", "pol:A"), ("policies", "jurisdiction", "粤", "plc:CN-GD"),
        ("policies", "kind", "规范性文件", "act"), ("policies", "kind", "征求意见稿 | draft", "draft"), ("policies", "kind", "Act", "act"),
        ("policies", "text_date", "2021年10月24日", "2021-10-24"), ("policies", "document_number", "011", "011"),
        ("policies", "title_zh", "NA", "NA"), ("policies", "title_zh", "=1+1", "=1+1"), ("policies", "topics", "新能源汽车、车网互动", "nev;v2g"),
        ("provisions", "modality", "应当", "obliges"), ("provisions", "technologies", "纯电动汽车；光伏", "tec:bev;tec:solar"),
        ("provisions", "months", "7-9月", "7;8;9"), ("provisions", "months", "7月、12月", "7;12"), ("provisions", "actors", "政府\n企业", "government;enterprise"),
        ("targets", "comparator", "≥", ">="), ("targets", "approximate", "√", "yes"), ("targets", "due_year", "2030年底", "2030"),
        ("targets", "value", "４５", "45"), ("targets", "unit", "万元", "10^4 CNY"), ("effects", "sign", "－", "-"), ("effects", "sign", "降低", "-"),
        ("tariff_periods", "hours", "10:30至12:00；14时-19时", "10:30-12;14-19"), ("sources", "url_safe", "否", "no"),
    ],
)  # fmt: skip
def test_cells_as_people_write_them(names: Names, table: str, name: str, written: str, read: str) -> None:
    cell = read_cell(column(table, name), written, names)
    assert cell.fault is None
    assert cell.text == read


@pytest.mark.parametrize(
    ("table", "name", "written", "why"),
    [
        ("policies", "jurisdiction", "火星省", "interop.why.no_name"), ("policies", "text_date", "2021-02-30", "schema.why.date"),
        ("policies", "kind", "法", "schema.why.term"), ("provisions", "technologies", "纯电动汽车；永动机", "interop.why.no_name"),
    ],
)  # fmt: skip
def test_what_nothing_is_called_is_refused(names: Names, table: str, name: str, written: str, why: str) -> None:
    cell = read_cell(column(table, name), written, names)
    assert cell.fault is not None
    assert cell.fault[0] == why


def test_a_near_word_is_suggested_in_both_languages(names: Names) -> None:
    fault = read_cell(column("provisions", "instrument"), "限够", names).fault
    assert fault is not None
    assert "限购" in fault[2]["candidates_zh"]
    assert "purchase" in fault[2]["candidates"]


def test_every_cell_of_the_bundled_tables_reads_as_itself(names: Names, bundled: PolicyGraph) -> None:
    for name, table in TABLES.items():
        for row in bundled.tables[name]:
            for each in table.columns:
                text = cell_text(getattr(row, each.name))
                cell = read_cell(each, text, names)
                assert cell == (text, None), (name, row.id, each.name)


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "read"),
    [
        ("约３０％", "", "", {"value": "30", "unit": "%", "approximate": "yes"}),
        ("1.5", "亿千瓦时", "", {"value": "150", "unit": "GWh"}),
        ("1.5亿千瓦时", "", "", {"value": "150", "unit": "GWh"}),
        ("不低于45％", "％", "", {"value": "45", "unit": "%", "comparator": ">="}),
        ("45%以上", "", "<=", {"value": "45", "unit": "%"}),
        ("2000", "万元", "=", {"value": "2000", "unit": "10^4 CNY"}),
    ],
)  # fmt: skip
def test_a_number_its_unit_and_its_comparator_are_read_together(
    value: str, unit: str, comparator: str, read: dict[str, str]
) -> None:
    assert read_quantity(value, unit, comparator) == (read, None)


@pytest.mark.parametrize(("value", "unit"), [("30%", "kWh"), ("30弗隆", ""), ("30-40", "%")])
def test_units_that_contradict_and_spans_are_refused(value: str, unit: str) -> None:
    read, fault = read_quantity(value, unit, "")
    assert not read
    assert fault is not None


@given(st.sampled_from([each for table in TABLES.values() for each in table.columns]), st.text(max_size=30))
def test_no_text_breaks_a_cell(declared: Column, text: str) -> None:
    cell = read_cell(declared, text, _NOBODY)
    assert isinstance(cell.text, str)


_NOBODY = Names(PolicyGraph({}, as_of="2026-01-01"))
