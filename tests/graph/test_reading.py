"""From files to a graph."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from policygraph.errors import InvalidData, UnreadableInput
from policygraph.graph import PolicyGraph, load, read_tables, write_tables
from policygraph.resources import data_folder
from policygraph.schema.tables import TABLES


def test_the_bundled_data_are_sound(bundled: PolicyGraph) -> None:
    assert bundled.as_of
    assert len(bundled.tables["policies"]) >= 60


def test_another_data_date_can_be_asked_for() -> None:
    assert load(as_of="2024-01-01").as_of == "2024-01-01"


def test_the_order_of_rows_and_columns_does_not_matter(tmp_path: Path, bundled: PolicyGraph) -> None:
    write_tables(bundled, tmp_path)
    shuffled = random.Random(1)
    for table in TABLES.values():
        path = tmp_path / table.path
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        if not any('"' in row for row in rows):
            shuffled.shuffle(rows)
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    assert read_tables(tmp_path) == bundled


def test_five_mistakes_give_five_located_messages(tmp_path: Path) -> None:
    (tmp_path / "jurisdictions.csv").write_text(
        "id,label_en,label_zh,place_level\nplc:CN,China,中国,nation\n", encoding="utf-8"
    )
    (tmp_path / "sources.csv").write_text(
        "id,title,url_safe,source_kind,origin\nsrc:s,A page,no,press,s\n", encoding="utf-8"
    )
    (tmp_path / "policies.csv").write_text(
        "id,title_en,jurisdiction,kind,text_date,sources\n"
        "pol:a,A,plc:CN,act,2021-02-30,src:s\n"
        "pol:b,B,plc:XX,act,2021,src:s\n"
        "pol:b,B,plc:CN,act,2021,src:s\n"
        "pol:c,C,plc:CN,act,2021,\n",
        encoding="utf-8",
    )
    (tmp_path / "weights.csv").write_text("id,weight_group,name,value\nwgt:a,strength,1,much\n", encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_tables(tmp_path)
    found = {(each.file, each.row, each.column, each.value) for each in caught.value.problems}
    assert found >= {
        ("policies.csv", 2, "text_date", "2021-02-30"),
        ("policies.csv", 3, "jurisdiction", "plc:XX"),
        ("policies.csv", 4, "id", "pol:b"),
        ("policies.csv", 5, "sources", ""),
        ("weights.csv", 2, "value", "much"),
    }
    assert len(found) == 5


def test_an_unknown_column_is_named_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "weights.csv").write_text("id,weight_group,name,worth\nwgt:a,strength,1,2\n", encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_tables(tmp_path)
    assert any(each.column == "worth" and "value" in each.remedy() for each in caught.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_common_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "jurisdictions.csv").write_bytes(
        "id,label_en,label_zh,place_level\r\nplc:CN,China,中国,nation\r\n".encode(encoding)
    )
    assert read_tables(tmp_path).label("plc:CN", "zh") == "中国"


def test_a_folder_without_tables_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_tables(tmp_path)


def test_data_come_from_the_checkout_or_the_wheel() -> None:
    assert (data_folder() / "policies" / "policies.csv").is_file()
