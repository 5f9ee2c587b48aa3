"""Columns and cells: what is read, what is refused, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from policygraph.errors import Problem
from policygraph.schema.column import Row, cell_text, columns
from policygraph.schema.evidence import Source
from policygraph.schema.policies import Policy, Provision, Target
from policygraph.schema.system import Influence
from policygraph.schema.tables import TABLES

POLICY = {"id": "pol:x", "title_en": "X", "jurisdiction": "plc:CN", "kind": "act"}


def problems(record: type[Row], cells: dict[str, object]) -> list[Problem]:
    return record.read(cells, file="file.csv", row=7)[1]


def test_a_sound_row_is_read_whole() -> None:
    values, faults = Policy.read({**POLICY, "text_date": "2021-10", "agencies": "ag:b; ag:a ;ag:b"})
    assert not faults
    assert values["agencies"] == ("ag:a", "ag:b")
    assert values["text_date"] == "2021-10"
    assert values["document_number"] == ""


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [
        ("text_date", "2021-02-30", "date"),
        ("text_date", "2021年10月24日", "date"),
        ("kind", "actt", "term"),
        ("jurisdiction", "CN", "id"),
        ("jurisdiction", "pol:x", "id"),
        ("title_en", "", "required"),
        ("title_en", "a\x07b", "control"),
        ("title_en", "a‮b", "control"),
    ],
)
def test_a_wrong_cell_is_named_with_place_reason_and_mend(column: str, value: str, key: str) -> None:
    (found,) = problems(Policy, {**POLICY, column: value})
    assert (found.file, found.row, found.column, found.value) == ("file.csv", 7, column, value)
    assert found.why == f"schema.why.{key}"
    for lang in ("en", "zh"):
        assert column in found.line(lang)
        assert found.remedy(lang) in found.line(lang)


@pytest.mark.parametrize("text", ["1,000", "1e3", "１２", "abc", "--5", "1.", ".5", "NaN", "inf", "12 %"])
def test_only_plain_decimals_are_numbers(text: str) -> None:
    cells = {"id": "tgt:x", "provision": "prv:x", "indicator": "ind:x", "value": text, "unit": "%"}
    assert any(each.column == "value" and each.why == "schema.why.number" for each in problems(Target, cells))


@pytest.mark.parametrize("text", ["--5", "1.0", "x", "99999999999", "+3", "４"])
def test_whole_numbers_are_read_exactly(text: str) -> None:
    cells = {"id": "inf:x", "source": "ind:a", "target": "ind:b", "sign": "+", "strength": text, "kind": "physical"}
    assert [each.column for each in problems(Influence, cells)] == ["strength"]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://x.org",
        "file:///etc/passwd",
        "http://a b",
        'https://x.org/"',
        "https://x.org/<b>",
        "https://",
    ],
)
def test_only_web_addresses_are_addresses(text: str) -> None:
    cells = {"id": "src:x", "title": "T", "url": text, "url_safe": "no", "source_kind": "press", "origin": "o"}
    assert [each.why for each in problems(Source, cells)] == ["schema.why.url"]


def test_a_blank_sign_is_an_error_and_zero_is_not() -> None:
    cells = {"id": "inf:x", "source": "ind:a", "target": "ind:b", "strength": "1", "kind": "physical"}
    assert [each.column for each in problems(Influence, {**cells, "sign": ""})] == ["sign"]
    assert not problems(Influence, {**cells, "sign": "0"})


def test_records_refuse_wrong_cells_and_unknown_columns() -> None:
    with pytest.raises(ValidationError, match="title_en"):
        Policy(**{**POLICY, "title_en": ""})
    with pytest.raises(ValidationError):
        Policy(**POLICY, colour="red")


def test_leading_zeros_and_na_stay_text() -> None:
    values, faults = Policy.read({**POLICY, "document_number": "011", "title_zh": "NA"})
    assert not faults
    assert (values["document_number"], values["title_zh"]) == ("011", "NA")


def test_id_comes_first_and_notes_last() -> None:
    names = [each.name for each in columns(Provision)]
    assert names[0] == "id"
    assert names[-3:] == ["note", "recalled", "inferred"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_says_what_it_is_in_both_languages(table: object) -> None:
    for each in table.columns:  # type: ignore[attr-defined]
        assert each.label_en, each
        assert each.label_zh, each
        assert each.description_en.endswith((".", "…")), each
        assert each.description_zh.endswith("。"), each
        assert ":" in each.property


@given(st.lists(st.from_regex(r"[a-z0-9]{1,5}", fullmatch=True), max_size=5))
def test_a_list_cell_reads_back_from_its_own_text(items: list[str]) -> None:
    values, faults = Policy.read({**POLICY, "topics": "", "recalled": ";".join(items)})
    assert not faults
    again, _ = Policy.read({**POLICY, "recalled": cell_text(values["recalled"])})
    assert again["recalled"] == values["recalled"]
    assert set(items) == set(values["recalled"])  # type: ignore[arg-type]
