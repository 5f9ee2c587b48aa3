"""What was read in another form is said once a column, with an example."""

from __future__ import annotations

from policygraph.interop.spreadsheets.noticing import Noticed
from policygraph.interop.spreadsheets.sheets import Sheet
from policygraph.schema.tables import TABLES

SHEET = Sheet("f.xlsx", "政策", ())
COLUMNS = {each.name: each for each in TABLES["policies"].columns}


def test_changes_are_counted_and_the_first_is_the_example() -> None:
    noticed = Noticed()
    noticed.read(SHEET, 2, "日期", COLUMNS["text_date"], "2021年", "2021")
    noticed.read(SHEET, 3, "日期", COLUMNS["text_date"], "2022年", "2022")
    noticed.read(SHEET, 3, "地区", COLUMNS["jurisdiction"], "粤", "plc:CN-GD")
    (first, values), (second, _) = noticed.notes()
    assert (first, second) == ("interop.note.read_as", "interop.note.named")
    assert (values["count"], values["row"], values["written"], values["read"]) == (2, 2, "2021年", "2021")


def test_what_stayed_as_it_was_is_not_said() -> None:
    noticed = Noticed()
    noticed.read(SHEET, 2, "日期", COLUMNS["text_date"], " 2021 ", "2021")
    noticed.read(SHEET, 2, "名称", COLUMNS["title_zh"], "甲\r\n乙", "甲\n乙")
    noticed.quantity(SHEET, 2, "数值", "45", "%", {"value": "45", "unit": "%"})
    assert noticed.notes() == ()


def test_numbers_ids_and_texts_that_stood_in_are_said() -> None:
    noticed = Noticed()
    noticed.quantity(SHEET, 2, "数值", "1.5", "亿千瓦时", {"value": "150", "unit": "GWh"})
    noticed.given_id(SHEET, 2, "pol:f/2")
    noticed.stood_in(SHEET, "title_en", "title_zh")
    notes = dict(noticed.notes())
    assert (notes["interop.note.read_as"]["written"], notes["interop.note.read_as"]["read"]) == (
        "1.5 亿千瓦时",
        "150 GWh",
    )
    assert notes["interop.note.given_id"]["id"] == "pol:f/2"
    assert notes["interop.note.stood_in"]["other"] == "title_zh"
