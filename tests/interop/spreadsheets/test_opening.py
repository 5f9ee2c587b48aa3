"""Which data a question is about, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import InvalidData, UnreadableInput
from policygraph.graph import PolicyGraph, write_tables
from policygraph.interop.spreadsheets.opening import open_data
from policygraph.interop.spreadsheets.starter import write_starter


def test_without_a_path_the_bundled_data(bundled: PolicyGraph) -> None:
    assert open_data() == (bundled, ())
    assert open_data(as_of="2024-01-01")[0].as_of == "2024-01-01"


def test_a_complete_folder_is_read_as_it_is(tmp_path: Path, bundled: PolicyGraph) -> None:
    write_tables(bundled, tmp_path)
    assert open_data(tmp_path) == (bundled, ())


@pytest.mark.parametrize("template", ["xlsx", "csv"])
def test_own_policies_stand_in_place_of_the_bundled_ones_or_beside_them(
    tmp_path: Path, bundled: PolicyGraph, template: str
) -> None:
    write_starter(tmp_path / "mine", template)  # type: ignore[arg-type]
    alone, notes = open_data(tmp_path / "mine")
    assert {row.id for row in alone.tables["policies"]} == {
        "pol:example/nation",
        "pol:example/province",
        "pol:example/city",
    }
    assert alone.tables["jurisdictions"] == bundled.tables["jurisdictions"]
    assert alone.as_of == bundled.as_of
    assert "interop.merged.instead" in [key for key, _ in notes]
    beside, notes = open_data(tmp_path / "mine", beside=True)
    assert len(beside.tables["policies"]) == len(bundled.tables["policies"]) + 3
    assert "interop.merged.beside" in [key for key, _ in notes]


def test_a_row_of_the_same_id_replaces_the_bundled_one_and_that_is_said(tmp_path: Path, bundled: PolicyGraph) -> None:
    policy = bundled.tables["policies"][0]
    sources = ";".join(policy.sources)  # type: ignore[attr-defined]
    text = f"id,title_en,jurisdiction,kind,sources\n{policy.id},Mine,plc:CN,act,{sources}\n"
    (tmp_path / "policies.csv").write_text(text, encoding="utf-8")
    graph, notes = open_data(tmp_path, beside=True)
    assert graph.label(policy.id) == "Mine"
    assert ("interop.merged.replaced", {"ids": policy.id, "count": 1}) in notes


def test_what_is_missing_or_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        open_data(tmp_path / "none")
    (tmp_path / "policies.csv").write_text(
        "id,title_en,jurisdiction,kind,sources\npol:a,A,plc:CN,act,\n", encoding="utf-8"
    )
    with pytest.raises(InvalidData):
        open_data(tmp_path)
