"""Rows on their way: what heads make of them, and where a problem is said to stand."""

from __future__ import annotations

from policygraph.errors import Problem
from policygraph.interop.spreadsheets.lines import sheet_lines
from policygraph.interop.spreadsheets.sheets import Note, Sheet, SheetRow


def lines_of(*rows: list[str], name: str = "政策") -> tuple[list[object], list[Note], list[Problem]]:
    notes: list[Note] = []
    problems: list[Problem] = []
    sheet = Sheet("f.xlsx", name, tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1)))
    return list(sheet_lines(sheet, notes, problems)), notes, problems


HEAD = ["编号", "政策名称", "辖区", "类别"]


def test_a_problem_stands_in_the_row_and_under_the_head_of_the_sheet() -> None:
    (line,), _, problems = lines_of(HEAD, [], ["a", "甲", "", "act"])
    assert not problems
    found = line.problem("jurisdiction", ("schema.why.required", "schema.mend.required", {"hint": "x"}))  # type: ignore[attr-defined]
    assert (found.file, found.sheet, found.row, found.column, found.value) == ("f.xlsx", "政策", 3, "辖区", "")


def test_columns_that_are_not_read_are_named_in_a_note() -> None:
    _, notes, problems = lines_of([*HEAD, "序号"], ["a", "甲", "粤", "act", "1"])
    assert not problems
    assert ("interop.note.columns", {"file": "f.xlsx", "sheet": " [政策]", "columns": "序号"}) in notes


def test_a_missing_required_column_is_one_problem_in_the_row_of_heads() -> None:
    _, _, problems = lines_of(["编号", "政策名称", "辖区"], ["a", "甲", "粤"], ["b", "乙", "粤"])
    assert [(each.row, each.why, dict(each.details)["column"]) for each in problems] == [
        (1, "interop.why.no_column", "kind")
    ]


def test_a_cell_under_no_head_is_named_by_its_letter() -> None:
    _, _, problems = lines_of(HEAD, ["a", "甲", "粤", "act", *[""] * 22, "stray"])
    assert [(each.row, each.column, each.value) for each in problems] == [(2, "AA", "stray")]


def test_lists_behind_drop_downs_and_blank_sheets_are_passed_over_in_silence() -> None:
    assert lines_of(["act", "decision"], name="_lists") == ([], [], [])
    assert lines_of([""], []) == ([], [], [])


def test_a_sheet_without_heads_is_passed_over_with_a_note() -> None:
    lines, notes, problems = lines_of(["a remark"], name="备忘")
    assert (lines, problems) == ([], [])
    assert [key for key, _ in notes] == ["interop.note.skipped"]
