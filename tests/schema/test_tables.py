"""The list of tables, and the records of its files."""

from __future__ import annotations

from policygraph.resources import data_folder
from policygraph.schema.ids import PREFIXES
from policygraph.schema.tables import TABLES, table_of


def test_every_prefix_but_results_has_a_table() -> None:
    assert set(PREFIXES.values()) - set(TABLES) == {"findings", "assessments"}


def test_table_of_reads_the_prefix() -> None:
    assert table_of("prv:cn/2021/guofa-23/2") is TABLES["provisions"]
    assert table_of("fnd:c04-1") is None


def test_bundled_files_are_exactly_the_tables() -> None:
    folder = data_folder()
    files = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.csv")
        if path.parent.name in {t.folder for t in TABLES.values()}
    }
    assert files == {table.path for table in TABLES.values()}
