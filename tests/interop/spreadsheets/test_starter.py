"""A project of one's own runs at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from policygraph.checks import find_conflicts
from policygraph.errors import UsageError
from policygraph.interop.spreadsheets.opening import open_data
from policygraph.interop.spreadsheets.starter import write_starter


@pytest.mark.parametrize("template", ["xlsx", "csv"])
def test_the_starter_holds_one_planted_conflict(tmp_path: Path, template: str) -> None:
    paths = write_starter(tmp_path / "mine", template)  # type: ignore[arg-type]
    assert all(path.is_file() for path in paths)
    graph, _ = open_data(tmp_path / "mine")
    (found,) = find_conflicts(graph)
    assert (found.code, found.grade) == ("C4", "looser_than")
    assert {party.policy for party in found.parties} == {"pol:example/nation", "pol:example/province"}


@pytest.mark.parametrize("template", ["xlsx", "csv"])
def test_the_same_template_gives_the_same_bytes(tmp_path: Path, template: str) -> None:
    first, second = (write_starter(tmp_path / name, template) for name in ("a", "b"))  # type: ignore[arg-type]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        write_starter(tmp_path)
    with pytest.raises(UsageError):
        write_starter(tmp_path / "mine.txt")


def test_cells_have_drop_downs_and_notes_in_both_languages(tmp_path: Path) -> None:
    write_starter(tmp_path / "mine", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "mine" / "policies.xlsx")
    assert book["_lists"].sheet_state == "hidden"
    sheet = book["条款"]
    heads = {cell.value.split("\n")[0]: cell for cell in sheet[1]}
    assert "工具类型" in heads["政策工具"].comment.text
    assert "Kind of instrument" in heads["政策工具"].comment.text
    drop_downs = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    letter = heads["政策工具"].column_letter
    column = next(formula for cells, formula in drop_downs.items() if cells.startswith(f"{letter}2"))
    listed = [cell[0].value for cell in book["_lists"][column.partition("!")[2].replace("$", "")]]
    assert "限购 | purchase_limit" in listed


def test_the_page_tells_the_commands_in_both_languages(tmp_path: Path) -> None:
    write_starter(tmp_path / "mine", "csv")
    text = (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    assert "# Your policies" in text
    assert "# 自有政策" in text
    assert "policygraph check mine/policies.csv" in text
    assert len(text.splitlines()) < 60
