from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from policygraph.errors import LimitError
from policygraph.graph import PolicyGraph, build_graph
from policygraph.interop import read_spreadsheet
from policygraph.interop.formats.xlsx import tables_xlsx, workbook_bytes
from policygraph.schema.column import cell_text
from policygraph.schema.tables import TABLES
from tests.awkward import AWKWARD


def test_there_is_no_formula_and_no_link() -> None:
    data = workbook_bytes({"a": [["head"], *([text] for text in AWKWARD)]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not any("<f>" in sheet or "<f " in sheet or "hyperlink" in sheet for sheet in sheets)
    found = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows()]
    assert found == ["head", *AWKWARD]


def test_the_same_tables_give_the_same_bytes(excerpt: PolicyGraph) -> None:
    assert tables_xlsx(excerpt) == tables_xlsx(excerpt)


def test_every_cell_is_there_as_text(excerpt: PolicyGraph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx(excerpt)), read_only=True)
    assert book.sheetnames == [name for name in TABLES if excerpt.tables[name]]
    for sheet in book.worksheets:
        heads, *rows = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        expected = [[cell_text(getattr(row, head)) for head in heads] for row in excerpt.tables[sheet.title]]
        assert [list(row) for row in rows] == expected


def test_it_reads_back_to_the_same_tables(excerpt: PolicyGraph, tmp_path: Path) -> None:
    rows = [
        {"id": f"tec:t{n}", "label_en": text, "label_zh": text} for n, text in enumerate(("=1+1", "-x", "新", "a;b"))
    ]
    graph = build_graph({"technologies": rows}, base=excerpt)
    path = tmp_path / "tables.xlsx"
    path.write_bytes(tables_xlsx(graph))
    assert read_spreadsheet(path, base=PolicyGraph({}, as_of=graph.as_of)).graph == graph


def test_a_cell_no_spreadsheet_holds_is_named() -> None:
    with pytest.raises(LimitError) as caught:
        workbook_bytes({"a": [["head"], ["x" * 32_768]]})
    assert caught.value.values["row"] == 2
