"""Documents made from the declarations; the committed ones are as of this commit."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.schema.documents import csv_template, data_dictionary, data_package, findings_schema
from policygraph.schema.tables import TABLES
from policygraph.schema.vocabularies import schemes

ROOT = Path(__file__).parents[2]


def test_the_committed_documents_are_as_generated() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_template_is_the_header(table: object) -> None:
    rows = list(csv.reader(csv_template(table).splitlines()))  # type: ignore[arg-type]
    assert rows == [[each.name for each in table.columns]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_dictionary_names_every_column_and_vocabulary(lang: str) -> None:
    page = data_dictionary(lang)  # type: ignore[arg-type]
    for table in TABLES.values():
        assert f"## {table.name}\n" in page
        for each in table.columns:
            assert f"| `{each.name}` |" in page
    for scheme in schemes():
        assert f"## {scheme}\n" in page


def test_the_package_describes_every_table_without_hashes_or_counts() -> None:
    package = json.loads(data_package("2026-01-31"))
    assert package["as_of"] == "2026-01-31"
    assert {each["name"] for each in package["resources"]} == set(TABLES)
    assert not {"hash", "bytes", "count"} & {key for each in package["resources"] for key in each}


def test_the_schema_of_findings_defines_both_results() -> None:
    assert set(json.loads(findings_schema())["$defs"]) == {"Finding", "Assessment"}
