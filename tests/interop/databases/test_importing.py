from __future__ import annotations

import json
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from policygraph.errors import PolicyGraphError, UnreadableInput, UsageError
from policygraph.graph import PolicyGraph
from policygraph.interop import import_file, import_formats
from policygraph.interop.formats.xlsx import tables_xlsx


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


QDE = (
    '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>'
    '<Code guid="a" name="plan" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="b" name="n">'
    "<PlainTextContent>one two three</PlainTextContent>"
    '<PlainTextSelection guid="c" startPosition="0" endPosition="3"><Coding guid="d"><CodeRef targetGUID="a"/></Coding>'
    "</PlainTextSelection></TextSource></Sources></Project>"
)
MAP = json.dumps({"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B", "type": "+"}]})
TABLE = "policy_id,policy_name,country_iso,policy_instrument,sector,start_date\n1,Invented,CHN,Target,Coal,2020\n"


@pytest.mark.parametrize(("kind", "text"), [("qdpx", QDE), ("kumu", MAP), ("cpdb", TABLE)])
def test_a_spoilt_file_gives_a_sentence_or_rows(bundled: PolicyGraph, tmp_path: Path, kind: str, text: str) -> None:
    chance = random.Random(kind)
    path = tmp_path / {"qdpx": "x.qdpx", "kumu": "x.json", "cpdb": "x.csv"}[kind]
    for _ in range(40):
        start, length = chance.randrange(len(text)), chance.randrange(20)
        junk = "".join(chance.choice('<>"{}[],;:-= \n\0新9') for _ in range(chance.randrange(6)))
        spoilt = text[:start] + junk + text[start + length :]
        if kind == "qdpx":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("project.qde", spoilt)
        else:
            path.write_text(spoilt, encoding="utf-8")
        # Anything but a sentence of ours would end this test.
        with suppress(PolicyGraphError):
            imported = import_file(kind, path, base=bundled)
            assert imported.notes("zh")
            imported.graph(PolicyGraph({"jurisdictions": bundled.tables["jurisdictions"]}, as_of=bundled.as_of))
