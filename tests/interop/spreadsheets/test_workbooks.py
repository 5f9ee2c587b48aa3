"""Workbooks as people keep them, and those nobody should open."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from policygraph.errors import LimitError, UnreadableInput
from policygraph.interop.spreadsheets.workbooks import read_workbook


def saved(path: Path, fill: Any) -> Path:
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(path)
    return path


def test_numbers_dates_and_percentages_read_as_they_are_shown(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["id", "a", "b", "c", "d", "e", "f", "g"])
        sheet.append(["011", 0.1 + 0.2, 30.0, 0.3, datetime(2021, 10, 24), date(2021, 10, 1), date(2021, 1, 1), True])
        sheet["D2"].number_format = "0%"
        sheet["F2"].number_format = 'yyyy"年"m"月"'
        sheet["G2"].number_format = "yyyy"

    row = read_workbook(saved(tmp_path / "b.xlsx", fill))[0].rows[1]
    assert row.cells == ("011", "0.3", "30", "30%", "2021-10-24", "2021-10", "2021", "yes")


def test_merged_cells_count_for_all_they_cover_and_hidden_rows_are_read(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for cells in (["政策", "条款"], ["A", "1"], [None, "2"], ["B", "3"]):
            sheet.append(cells)
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[4].hidden = True

    sheet = read_workbook(saved(tmp_path / "b.xlsx", fill))[0]
    assert [row.cells for row in sheet.rows] == [("政策", "条款"), ("A", "1"), ("A", "2"), ("B", "3")]
    notes = dict(sheet.notes)
    assert notes["interop.note.merged"]["cells"] == "A2:A3"
    assert notes["interop.note.hidden_rows"]["rows"] == "4"


def test_a_formula_counts_as_its_stored_value_and_without_one_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "value"])
        sheet.write_formula(1, 1, "=20+25", value=45)
    assert read_workbook(path)[0].rows[1].cells == ("", "45")

    def fill(sheet: Any) -> None:
        sheet.append(["id", "value"])
        sheet.append(["a", "=20+25"])

    row = read_workbook(saved(tmp_path / "c.xlsx", fill))[0].rows[1]
    assert row.faults[1][0] == "interop.why.formula"


def test_a_failed_formula_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_formula(0, 0, "=1/0", value="#DIV/0!")
    assert read_workbook(path)[0].rows[0].faults[0][0] == "interop.why.error"


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        book.add_worksheet().write_string(0, 0, "=cmd|' /C calc'!A0")
    assert read_workbook(path)[0].rows[0].cells == ("=cmd|' /C calc'!A0",)


def test_every_sheet_is_read_hidden_ones_too(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as book:
        book.add_worksheet("表").write_string(0, 0, "a")
        hidden = book.add_worksheet("藏")
        hidden.write_string(0, 0, "b")
        hidden.hide()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=表!$A$1:$A$1"})
        book.add_chartsheet("图").set_chart(chart)
    sheets = read_workbook(tmp_path / "b.xlsx")
    assert [sheet.name for sheet in sheets] == ["表", "藏"]
    assert ("interop.note.hidden_sheet", {"file": "b.xlsx", "sheet": "藏"}) in sheets[1].notes


def test_a_cell_of_200_mb_in_a_small_file_is_not_opened(tmp_path: Path) -> None:
    path = saved(tmp_path / "b.xlsx", lambda sheet: sheet.append(["a"]))
    with zipfile.ZipFile(path) as archive:
        members = {each.filename: archive.read(each) for each in archive.infolist()}
    text = b'<c r="A1" t="inlineStr"><is><t>' + b"x" * 200_000_000 + b"</t></is></c>"
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">%s</row></sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, sheet % text if name == "xl/worksheets/sheet1.xml" else content)
    assert path.stat().st_size < 2_000_000
    with pytest.raises(LimitError) as caught:
        read_workbook(path)
    assert caught.value.exit_code == 4


def test_entities_in_the_xml_are_not_expanded(tmp_path: Path) -> None:
    path = saved(tmp_path / "b.xlsx", lambda sheet: sheet.append(["a"]))
    with zipfile.ZipFile(path) as archive:
        members = {each.filename: archive.read(each) for each in archive.infolist()}
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>&b;</sheets></workbook>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, bomb if name == "xl/workbook.xml" else content)
    with pytest.raises(UnreadableInput):
        read_workbook(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no archive at all", b"PK"])
def test_a_damaged_archive_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.xlsx").write_bytes(content)
    with pytest.raises(UnreadableInput):
        read_workbook(tmp_path / "b.xlsx")


def test_an_archive_of_something_else_is_unreadable(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (tmp_path / "b.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableInput) as caught:
        read_workbook(tmp_path / "b.xlsx")
    assert caught.value.key == "interop.no_workbook"
