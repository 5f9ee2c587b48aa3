from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from policygraph.checks import find_conflicts
from policygraph.errors import InvalidData, UnreadableInput
from policygraph.graph import PolicyGraph, read_tables
from policygraph.interop.databases.mapping import fields_of, formats
from policygraph.interop.databases.reading import read_database
from policygraph.interop.formats.xlsx import workbook_bytes

HEADS = {
    "cpdb": ("policy_id", "country", "country_iso", "policy_name", "policy_description", "policy_instrument", "sector", "policy_status", "decision_date", "start_date", "end_date", "reference"),
    "cclw": ("Collection Name", "Family Name", "Family Summary", "Family Publication Date", "Family URL", "Document Title", "Document URL", "Document Content URL", "Document Type", "Geographies", "Category", "Languages", "Source"),
    "iea": ("Policy", "Country", "Year", "Status", "Jurisdiction", "policy_url", "Topics", "Type", "Sectors", "Technologies", "LearnMore", "Policy_Content", "_id"),
    "gccmpd": ("id", "Policy", "Policy_Content", "Source", "Year", "URL", "sector", "objective", "Instrument", "Policy_Type", "law_or_strategy", "ISO_code", "Jurisdiction"),
}  # fmt: skip
RENAMED = {"cpdb": "policy_instrument", "cclw": "Category", "iea": "Type", "gccmpd": "Instrument"}


def record(database: str, number: int, chance: random.Random) -> dict[str, str]:
    """Return a made-up row with the dirt such files have; it stands for no real policy."""
    title = chance.choice(
        [f"Invented act {number}", f"Invented act {number}; second line\nof it", f"  Spaced  {number} "]
    )
    country, code = chance.choice([("China", "CHN"), ("Germany", "DEU"), ("India", "IND")])
    year = chance.choice(["2011", "2016.0", "2020-05-01", ""])
    address = chance.choice(["https://example.org/a, https://example.org/b", "n/a", "javascript:alert(1)", ""])
    cpdb = chance.choice(["Retirement premium", "Tax relief, Target", "Product standards", "Obligation schemes"])
    iea = chance.choice(
        ["Rebates", "Targets;Grants", "Product import or sales bans", "Minimum energy performance standards"]
    )
    values = {
        "policy_id": str(number), "country": country, "country_iso": code, "policy_name": title, "policy_description": "words " * 200,
        "policy_instrument": cpdb, "policy_status": chance.choice(["In force", "Ended", "Unheard of"]), "decision_date": year, "reference": address,
        "sector": chance.choice(["Low-emissions mobility", "Coal, Gas", "General"]) if database == "cpdb" else "Transport",
        "Family Name": title, "Family Summary": "words", "Family Publication Date": year, "Family URL": f"https://example.org/document/family-{number // 2}",
        "Document Title": f"Text {number}", "Document URL": f"https://example.org/documents/text-{number}", "Document Content URL": "https://example.org/text.pdf",
        "Geographies": code, "Category": chance.choice(["Legislative", "Executive"]), "Policy": title, "Country": country, "Year": year,
        "Status": "In force", "policy_url": f"https://example.org/policies/{number}", "Type": iea, "Technologies": "", "Sectors": "Passenger transport (Road)",
        "Policy_Content": "words", "_id": f"hash{number}", "id": str(number), "URL": address, "Instrument": "Subsidies", "Policy_Type": "executive", "ISO_code": code,
    }  # fmt: skip
    return {head: values.get(head, "") for head in HEADS[database]}


def written(path: Path, rows: list[dict[str, str]], heads: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, heads, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> list[dict[str, str]]:
    chance = random.Random(7)
    return [record(request.param, number, chance) for number in range(200)]


BY_DATABASE = pytest.mark.parametrize(("database", "rows"), [(each, each) for each in formats()], indirect=["rows"])


@BY_DATABASE
def test_two_hundred_rows_become_policies_that_can_be_checked(
    database: str, rows: list[dict[str, str]], tmp_path: Path, bundled: PolicyGraph
) -> None:
    imported = read_database(database, written(tmp_path / f"{database}.csv", rows, HEADS[database]), base=bundled)
    assert imported.rejects == ()
    policies = imported.tables["policies"]
    assert len(policies) == (100 if database == "cclw" else 200)
    assert len(imported.tables["provisions"]) >= len(policies)
    assert all(each["inferred"] for each in imported.tables["provisions"])
    graph = imported.graph(bundled)
    assert {each["jurisdiction"] for each in policies} >= {"plc:CN"}
    assert {row.id for row in graph.tables["policies"]} >= {each["id"] for each in policies}
    assert not any(row.url.startswith("javascript") for row in graph.tables["sources"])  # type: ignore[attr-defined]
    folder = tmp_path / "out"
    imported.write(folder, base=bundled)
    assert len(read_tables(folder).tables["policies"]) == len(policies)


@BY_DATABASE
def test_an_extra_column_is_said_and_changes_nothing(
    database: str, rows: list[dict[str, str]], tmp_path: Path, bundled: PolicyGraph
) -> None:
    heads = (*HEADS[database], "My own notes")
    plain = read_database(database, written(tmp_path / "plain.csv", rows[:20], HEADS[database]), base=bundled)
    extra = read_database(
        database,
        written(tmp_path / "plain.csv", [{**row, "My own notes": "x"} for row in rows[:20]], heads),
        base=bundled,
    )
    assert extra.tables == plain.tables
    assert ("interop.import.extra", {"columns": "My own notes"}) in extra.remarks


@BY_DATABASE
@pytest.mark.parametrize("change", ["missing", "renamed"])
def test_a_missing_or_renamed_required_column_is_named(
    database: str, rows: list[dict[str, str]], tmp_path: Path, change: str, bundled: PolicyGraph
) -> None:
    name = RENAMED[database]
    if change == "missing":
        heads = tuple(head for head in HEADS[database] if head != name)
    else:
        heads = tuple(f"{head}s kind" if head == name else head for head in HEADS[database])
    if database == "cclw":
        heads = tuple(head for head in heads if head != "Category")
    with pytest.raises(InvalidData) as caught:
        read_database(database, written(tmp_path / "x.csv", rows[:5], heads), base=bundled)
    (problem,) = caught.value.problems
    field = next(each for each in fields_of(database) if name in each.heads)
    assert problem.column == field.heads[0]
    assert name in problem.line("en")
    assert name in problem.line("zh")


@BY_DATABASE
def test_a_missing_column_that_is_not_required_is_done_without(
    database: str, rows: list[dict[str, str]], tmp_path: Path, bundled: PolicyGraph
) -> None:
    optional = {head for each in fields_of(database) if not each.required for head in each.heads}
    needed = {head for each in fields_of(database) if each.required for head in each.heads}
    heads = tuple(head for head in HEADS[database] if head in needed or head not in optional)
    imported = read_database(database, written(tmp_path / "x.csv", rows[:10], heads), base=bundled)
    assert imported.tables["policies"]


def test_older_heads_of_the_same_database_are_known(tmp_path: Path, bundled: PolicyGraph) -> None:
    heads = (
        "Policy ID",
        "Country ISO",
        "Policy name",
        "Sector name",
        "Type of policy instrument",
        "Implementation state",
        "Date of decision",
    )
    row = dict(
        zip(
            heads,
            (
                "4330",
                "CHN",
                "Invented plan",
                "Light-duty vehicles",
                "Grants and subsidies, Direct investment",
                "Ended",
                "2011",
            ),
            strict=True,
        )
    )
    imported = read_database("cpdb", written(tmp_path / "x.csv", [row], heads), base=bundled)
    (policy,) = imported.tables["policies"]
    assert policy["id"] == "pol:cpdb/4330"
    assert policy["status"] == "expired"
    assert [each["instrument"] for each in imported.tables["provisions"]] == ["capital_subsidy"]


def test_a_workbook_reads_like_a_text_table(tmp_path: Path, bundled: PolicyGraph) -> None:
    chance = random.Random(1)
    rows = [record("cpdb", number, chance) for number in range(5)]
    text = read_database("cpdb", written(tmp_path / "x.csv", rows, HEADS["cpdb"]), base=bundled)
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook_bytes({"policies": [HEADS["cpdb"], *(tuple(row.values()) for row in rows)]}))
    book = read_database("cpdb", path, base=bundled)
    assert [each["id"] for each in book.tables["policies"]] == [each["id"] for each in text.tables["policies"]]


@pytest.mark.slow
def test_an_imported_policy_meets_the_bundled_ones(tmp_path: Path, bundled: PolicyGraph) -> None:
    row = dict.fromkeys(HEADS["cpdb"], "") | {
        "policy_id": "1", "country_iso": "CHN", "decision_date": "2020-05-01", "policy_name": "Invented premium", "policy_instrument": "Retirement premium", "sector": "Low-emissions mobility",
    }  # fmt: skip
    imported = read_database("cpdb", written(tmp_path / "x.csv", [row], HEADS["cpdb"]), base=bundled)
    found = find_conflicts(imported.graph(bundled), codes=["C1"], involving="pol:cpdb/1")
    assert len(found) > 0
    assert all(any(party.id == "prv:cpdb/1/1" for party in each.parties) for each in found)


def test_what_is_no_table_is_refused(tmp_path: Path, bundled: PolicyGraph) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableInput):
        read_database("cpdb", path, base=bundled)
