from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from policygraph.graph import PolicyGraph
from policygraph.interop.formats.iamc import iamc_csv
from tests.interop.material import ASSESSMENT


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_columns_are_those_of_the_format(bundled: PolicyGraph) -> None:
    text = iamc_csv(bundled, [ASSESSMENT])
    assert text.splitlines()[0] == "model,scenario,region,variable,unit,year,value"
    found = rows(text)
    keys = [tuple(list(each.values())[:6]) for each in found]
    assert len(keys) == len(set(keys)), "two values for one cell are refused by every reader"
    for each in found:
        assert all(each.values())
        assert each["year"].isdigit()
        float(each["value"])


def test_observations_targets_and_assessments_are_there(bundled: PolicyGraph) -> None:
    found = rows(iamc_csv(bundled, [ASSESSMENT]))
    assert {each["model"] for each in found} == {"Observation", "Policy target", "policygraph", "policygraph scoring"}
    scored = {each["variable"]: each["value"] for each in found if each["model"] == "policygraph scoring"}
    assert scored == {f"Assessment|ease|{part}": value for part, value in (("median", "2"), ("p05", "1"), ("p95", "3"))}
    years = {each["year"] for each in found if each["variable"].startswith("nev sales caam")}
    assert {
        str(row.year) for row in bundled.tables["observations"] if row.series == "nev_sales_caam" and row.value
    } == years  # type: ignore[attr-defined]


def test_tables_without_a_fleet_have_no_fleet_results(bundled: PolicyGraph, excerpt: PolicyGraph) -> None:
    whole, part = ({each["variable"] for each in rows(iamc_csv(graph))} for graph in (bundled, excerpt))
    fleet = "Final Energy|Transportation|Passenger|Road|LDV"
    assert fleet in whole
    assert fleet not in part


@pytest.mark.slow
def test_pyam_opens_it_and_keeps_every_value(bundled: PolicyGraph, tmp_path: Path) -> None:
    import pyam

    file = tmp_path / "results.csv"
    file.write_text(iamc_csv(bundled, [ASSESSMENT]), encoding="utf-8")
    opened = pyam.IamDataFrame(file)
    wanted = {(each["model"], each["region"], each["variable"], each["unit"], int(each["year"])): float(each["value"]) for each in rows(file.read_text(encoding="utf-8"))}  # fmt: skip
    found = {
        (row.model, row.region, row.variable, row.unit, int(row.year)): row.value for row in opened.data.itertuples()
    }
    assert found == wanted
