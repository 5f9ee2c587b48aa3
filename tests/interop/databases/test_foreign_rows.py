from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.interop.databases.foreign_rows import Reading, Refused, take_row
from policygraph.interop.spreadsheets.names import Names

ROW = {
    "id": "7",
    "title": "Invented",
    "country_code": "CHN",
    "instrument": "Tax relief",
    "sector": "Low-emissions mobility",
}


@pytest.fixture
def reading(bundled: PolicyGraph) -> Reading:
    return Reading("cpdb", bundled, Names(bundled))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": ""}, "blank"), ({"title": ""}, "blank"), ({"id": "///"}, "blank"), ({"instrument": "Witchcraft"}, "instrument"),
        ({"decided": "sometime"}, "date"), ({"start": "2020", "end": "2011"}, "period"),
    ],
)  # fmt: skip
def test_a_refused_row_leaves_nothing_behind(reading: Reading, change: dict[str, str], why: str) -> None:
    with pytest.raises(Refused) as caught:
        take_row(reading, {**ROW, **change}, "x.csv")
    assert caught.value.why == f"interop.import.{why}"
    assert not any(reading.tables.values())


def test_the_second_row_of_an_id_is_refused(reading: Reading) -> None:
    take_row(reading, ROW, "x.csv")
    with pytest.raises(Refused) as caught:
        take_row(reading, ROW, "x.csv")
    assert caught.value.why == "interop.import.double"


def test_documents_of_a_family_are_sources_of_one_policy(bundled: PolicyGraph) -> None:
    reading = Reading("cclw", bundled, Names(bundled))
    row = {
        "id": "https://e.org/family-a",
        "title": "Act",
        "country_code": "CHN",
        "kind": "Legislative",
        "document_title": "Text",
    }
    take_row(reading, {**row, "document_id": "https://e.org/text-1"}, "x.csv")
    take_row(reading, {**row, "document_id": "https://e.org/text-2", "document_title": "Translation"}, "x.csv")
    (policy,) = reading.tables["policies"].values()
    assert policy["sources"] == "src:cclw/family-a/text-1;src:cclw/family-a/text-2"
    assert {each["origin"] for each in reading.tables["sources"].values()} == {"cclw/family-a"}, "they count once"


def test_what_we_have_no_word_for_is_counted(reading: Reading) -> None:
    take_row(
        reading,
        {**ROW, "instrument": "Tax relief, Witchcraft", "sector": "Space", "status": "Odd", "region": "Atlantis"},
        "x.csv",
    )
    assert reading.unknown == {
        "instrument": {"Witchcraft": 1}, "sector": {"Space": 1}, "status": {"Odd": 1}, "place": {"Atlantis": 1},
    }  # fmt: skip


def test_a_region_of_the_nation_is_a_place_of_ours_and_another_nation_is_entered(reading: Reading) -> None:
    take_row(reading, {**ROW, "region": "Guangdong"}, "x.csv")
    take_row(reading, {**ROW, "id": "8", "country": "Germany", "country_code": "DEU"}, "x.csv")
    places = [each["jurisdiction"] for each in reading.tables["policies"].values()]
    assert places == ["plc:CN-GD", "plc:DEU"]
    assert reading.tables["jurisdictions"]["plc:DEU"]["label_en"] == "Germany"


def test_text_is_shortened_at_a_word(reading: Reading) -> None:
    take_row(reading, {**ROW, "summary": "word " * 400}, "x.csv")
    (provision,) = reading.tables["provisions"].values()
    assert provision["summary_en"].endswith("word …")
    assert len(provision["summary_en"]) <= 602


@pytest.mark.parametrize(
    ("written", "read"),
    [("2011", "2011"), ("2011.0", "2011"), ("2020-05-01", "2020-05-01"), ("2025-01-01T00:00:00+00:00", "2025-01-01"), ("2016-01-01 00:00:00", "2016-01-01")],
)  # fmt: skip
def test_dates_as_exports_write_them(reading: Reading, written: str, read: str) -> None:
    take_row(reading, {**ROW, "decided": written}, "x.csv")
    (policy,) = reading.tables["policies"].values()
    assert policy["text_date"] == read
