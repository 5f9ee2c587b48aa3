from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import UnreadableInput, UsageError
from policygraph.graph import PolicyGraph
from policygraph.interop import import_file, import_formats
from policygraph.interop.xlsx import tables_xlsx


def test_the_list_names_every_door() -> None:
    assert import_formats() == ("cclw", "cpdb", "gccmpd", "iea", "kumu", "qdpx", "spreadsheet")


def test_an_unknown_format_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        import_file("visio", tmp_path)
    with pytest.raises(UnreadableInput):
        import_file("cpdb", tmp_path / "none.csv")


def test_our_own_workbook_comes_back(excerpt: PolicyGraph, tmp_path: Path, bundled: PolicyGraph) -> None:
    small = excerpt.replaced(**{name: () for name in excerpt.tables if name != "technologies"})
    path = tmp_path / "own.xlsx"
    path.write_bytes(
        tables_xlsx(
            small.replaced(
                technologies=[row.model_copy(update={"adoption": ""}) for row in small.tables["technologies"]]
            )
        )
    )
    imported = import_file("spreadsheet", path, base=bundled)
    assert {row["id"] for row in imported.tables["technologies"]} == {row.id for row in excerpt.tables["technologies"]}


def test_each_database_goes_to_its_reader(tmp_path: Path, bundled: PolicyGraph) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "policy_id,policy_name,country_iso,policy_instrument,sector\n1,Invented,CHN,Target,Coal\n", encoding="utf-8"
    )
    assert [each["id"] for each in import_file("cpdb", path, base=bundled).tables["policies"]] == ["pol:cpdb/1"]
