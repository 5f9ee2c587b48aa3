"""Heads of either language in any order tell the table and its columns."""

from __future__ import annotations

import pytest

from policygraph.interop.spreadsheets.headers import (
    counted_tables,
    find_heads,
    folded,
    table_names,
    table_word,
    table_words,
    unread,
)
from policygraph.interop.spreadsheets.sheets import Sheet, SheetRow
from policygraph.schema.tables import TABLES


def sheet(*rows: list[str], name: str = "") -> Sheet:
    return Sheet("f.xlsx", name, tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1)))


@pytest.mark.parametrize("table", sorted(TABLES))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_heads_of_every_table_are_found_by_label_in_any_order(table: str, lang: str) -> None:
    labels = [each.label(lang) for each in TABLES[table].columns][::-1]  # type: ignore[arg-type]
    heads = find_heads(sheet(labels, ["x"] * len(labels)), hint=table)
    assert heads is not None
    assert heads.table.name == table
    assert [heads.columns[place].name for place in sorted(heads.columns)] == [
        each.name for each in TABLES[table].columns
    ][::-1]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_file_heads_of_a_table_tell_it_without_any_other_name(table: str) -> None:
    heads = find_heads(sheet([each.name for each in TABLES[table].columns]))
    assert heads is not None
    assert heads.table.name == table


def test_a_title_above_and_a_second_row_of_heads_below_are_no_data() -> None:
    heads = find_heads(
        sheet(["省级政策一览"], [], ["编号", "政策名称", "省份"], ["id", "title_zh", "jurisdiction"], ["1", "甲", "粤"])
    )
    assert heads is not None
    assert (heads.table.name, heads.row, heads.first) == ("policies", 3, 5)


def test_a_head_may_hold_both_languages_and_a_star() -> None:
    heads = find_heads(sheet(["编号\nid *", "中文标题 / title_zh", "辖区|jurisdiction"]))
    assert heads is not None
    assert [each.name for each in heads.columns.values()] == ["id", "title_zh", "jurisdiction"]
    assert heads.name_of("title_zh") == "中文标题 / title_zh"


def test_unknown_doubled_and_misspelt_heads_are_told_apart() -> None:
    heads = find_heads(sheet(["id", "title_en", "序号", "英文标题", "jursdiction", "kind"]))
    assert heads is not None
    assert unread(heads.unknown, heads) == "序号"
    assert heads.doubled == (3,)
    assert heads.near == ((4, "jurisdiction"),)


def test_a_sheet_called_by_the_word_for_goals_holds_numbers_to_reach_or_goals() -> None:
    targets = find_heads(sheet(["编号", "条款", "指标", "数值", "单位"], name="目标"))
    goals = find_heads(sheet(["编号", "英文名称", "中文名称", "越高越好的指标"], name="目标"))
    assert targets is not None
    assert goals is not None
    assert (targets.table.name, goals.table.name) == ("targets", "objectives")


def test_a_misleading_name_does_not_hide_a_table() -> None:
    heads = find_heads(sheet(["id", "title_en", "jurisdiction", "kind"], name="来源"))
    assert heads is not None
    assert heads.table.name == "policies"


def test_what_has_no_heads_is_no_table() -> None:
    assert find_heads(sheet(["hello"], ["a", "b", "c"])) is None
    assert find_heads(sheet([])) is None


def test_names_are_compared_in_one_width_and_case() -> None:
    assert folded("Ｔｉｔｌｅ （中文）*") == folded("title(中文)")
    assert table_names()[folded("政策")] == ("policies",)
    assert table_word("policies", "zh") == "政策"
    assert table_words("policies") == {"en": "policies", "zh": "政策"}
    assert counted_tables({"policies": 3, "sources": 1}) == {"en": "3 policies, 1 sources", "zh": "政策 3、来源 1"}
