"""Commands that compute."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

# The worked example of the V2G model: gap, revenue, net income by lifetime throughput, and by surplus cycles alone.
WORKED = [
    (0.3, 2250, 92.2, 1879.1), (0.4, 3000, 842.2, 2629.1), (0.5, 3750, 1592.2, 3379.1), (0.6, 4500, 2342.2, 4129.1),
    (0.7, 5250, 3092.2, 4879.1), (0.8, 6000, 3842.2, 5629.1),
]  # fmt: skip


def test_the_owner_s_account_is_that_of_the_worked_example(policygraph: Any, mine: Path) -> None:
    body = json.loads(policygraph("v2g", "--json", "--data", mine, "--quiet").out)
    assert body["parameters"]["cycle_life"] == 3000
    rows = {(each["price_gap"], each["wear_mode"]): each for each in body["results"]}
    for gap, revenue, throughput, surplus in WORKED:
        assert rows[gap, "throughput"]["revenue"] == pytest.approx(revenue, abs=0.1)
        assert rows[gap, "throughput"]["net_income"] == pytest.approx(throughput, abs=0.1)
        assert rows[gap, "surplus"]["net_income"] == pytest.approx(surplus, abs=0.1)


def test_parameters_are_set_by_name_any_number_of_times(policygraph: Any, mine: Path) -> None:
    body = json.loads(
        policygraph(
            "v2g", "--json", "--data", mine, "--set", "cycle_life=4000", "--set", "wear_mode=none", "--gaps", "0.5"
        ).out
    )
    assert body["parameters"]["cycle_life"] == 4000
    assert [(each["price_gap"], each["wear_mode"]) for each in body["results"]] == [(0.5, "none")]


def test_the_fleet_gives_48_cells_falling_with_the_share(policygraph: Any, mine: Path) -> None:
    rows = json.loads(policygraph("fleet", "--json", "--data", mine, "--quiet").out)
    assert len(rows) == 48
    assert {"year", "ev_share", "energy_mtce", "carbon_mtco2", "oil_mt"} <= set(rows[0])
    for year in range(2015, 2023):
        for name in ("energy_mtce", "carbon_mtco2"):
            values = [each[name] for each in sorted(rows, key=lambda each: each["ev_share"]) if each["year"] == year]
            assert values == sorted(values, reverse=True)
            assert len(set(values)) == 6


def test_shares_and_years_are_chosen(policygraph: Any, mine: Path) -> None:
    rows = json.loads(policygraph("fleet", "--json", "--data", mine, "--shares", "0,0.5", "--years", "2020-2021").out)
    assert [
        (each["year"], each["ev_share"]) for each in sorted(rows, key=lambda each: (each["year"], each["ev_share"]))
    ] == [(2020, 0), (2020, 0.5), (2021, 0), (2021, 0.5)]


def test_a_fleet_of_a_place_needs_its_cars(policygraph: Any) -> None:
    told = policygraph("fleet", "--where", "CN-JS", "--years", "2022")
    assert told.code == 2
    assert "vehicles=" in told.err
    body = policygraph("fleet", "--where", "CN-JS", "--years", "2022", "--set", "vehicles=2e7", "--json")
    double = policygraph("fleet", "--where", "CN-JS", "--years", "2022", "--set", "vehicles=4e7", "--json")
    for one, two in zip(json.loads(body.out), json.loads(double.out), strict=True):
        assert two["energy_mtce"] == pytest.approx(2 * one["energy_mtce"], rel=1e-5)


def test_the_stock_is_followed_by_scenarios(policygraph: Any) -> None:
    shares = [
        json.loads(policygraph("fleet", "--until", "2035", "--scenario", name, "--json").out)[-1]["ev_share"]
        for name in ("projection_slow", "projection", "projection_fast")
    ]
    assert shares == sorted(shares)
    assert policygraph("fleet", "--until", "2035", "--scenario", "nothing").code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["v2g", "--set", "cycle=1"], "cycle_life"), (["v2g", "--set", "cycle_life"], "NAME=VALUE"),
        (["v2g", "--set", "cycle_life=-1"], "cycle_life"), (["v2g", "--gaps", "wide"], "wide"), (["fleet", "--shares", "2"], "0 to 1"),
        (["fleet", "--where", "Nowhere"], "Nowhere"), (["fleet", "--until", "2035", "--shares", "0"], "--shares"),
        (["fleet", "--years", "then"], "then"), (["fleet", "--set", "foo=1"], "foo"), (["score", "--weight", "beauty=1", "--samples", "1"], "beauty"),
    ],
)  # fmt: skip
def test_what_a_model_has_no_meaning_for_is_refused(policygraph: Any, arguments: list[str], words: str) -> None:
    said = policygraph(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""


def test_tables_are_shown_in_the_language_asked_for_and_written_as_csv(
    policygraph: Any, mine: Path, tmp_path: Path
) -> None:
    assert "净收益" in policygraph("v2g", "--data", mine, "--lang", "zh").out
    assert policygraph("v2g", "--data", mine, "-o", tmp_path / "v.csv").code == 0
    with (tmp_path / "v.csv").open(encoding="utf-8", newline="") as file:
        assert float(next(csv.DictReader(file))["revenue"]) == 2250
    assert policygraph("v2g", "--data", mine, "-o", tmp_path / "v.docx").code == 2


@pytest.mark.slow
def test_interventions_are_ranked(policygraph: Any, tmp_path: Path) -> None:
    body = json.loads(policygraph("score", "--samples", "5", "--json").out)
    assert len(body["assessments"]) >= 8
    best = body["assessments"][0]["intervention"]
    assert best in policygraph("score", "--samples", "5").out
    assert policygraph("score", "--samples", "5", "--explain", best, "--lang", "zh").out.strip()


@pytest.mark.slow
def test_the_paper_is_recomputed(policygraph: Any) -> None:
    rows = json.loads(policygraph("paper", "--json").out)
    assert len(rows) >= 20
    assert {"claim", "verdict", "reason_en", "reason_zh"} <= set(rows[0])
    assert rows[0]["claim"] not in policygraph("paper", "--lang", "zh").out


def test_a_user_s_own_matrix_is_ranked(policygraph: Any, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(",a,b,c\na,0,2,1\nb,-1,0,3\nc,0,0,0\n", encoding="utf-8")
    rows = {each["item"]: each for each in json.loads(policygraph("crossimpact", tmp_path / "m.csv", "--json").out)}
    assert (rows["a"]["out"], rows["a"]["second"], rows["a"]["total"]) == (3, 2, 5)
    assert policygraph("crossimpact", tmp_path / "none.csv").code == 3
