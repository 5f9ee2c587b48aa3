"""G8: behind the path to a target, or missed."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import target

NAME = "g08_behind_path"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_the_path_is_straight(found):
    # From 10 in 2020 to 40 in 2030: 25 in 2025, and 15 were measured.
    (finding,) = found(NAME, RULE.example)
    assert finding.magnitude.value == 10.0
    assert "25 %" in finding.explanation.en
    assert "behind" in finding.explanation.en


def test_in_the_due_year_it_is_a_result(found):
    due = {**RULE.example, "targets": [target("a", "1", "ind:nev", "40", due_year="2025", basis="")]}
    (finding,) = found(NAME, due)
    assert "missed" in finding.explanation.en
    assert finding.magnitude.value == 25.0


def test_one_measurement_before_the_due_year_says_nothing(found):
    assert found(NAME, {**RULE.example, "observations": RULE.example["observations"][:1]}) == []


def test_a_narrowed_basis_is_not_measured_by_the_whole(found):
    narrowed = {**RULE.example, "targets": [target("a", "1", "ind:nev", "40", basis="pilot cities")]}
    assert found(NAME, narrowed) == []


def projected(*trends, value="70"):
    """Return a target on the electric share of sales beside projections of it from 50 % in 2024."""
    part = {
        "id": "ind:nev-sales",
        "label_en": "NEV sales",
        "label_zh": "销量",
        "unit": "vehicles/yr",
        "better_when": "up",
    }
    tags = {"three_e": "energy", "trilemma": "supply", "levels": "path"}
    share = {**part, "id": "ind:share", "unit": "%", "part": "ind:nev-sales", "whole": "ind:car-sales"}
    row = {"model": "adoption", "distribution": "point", "unit": "1", "sources": "src:a"}
    return {
        "indicators": [{**each, **tags} for each in (part, {**part, "id": "ind:car-sales"}, share)],
        "provisions": RULE.example["provisions"],
        "targets": [target("a", "1", "ind:share", value, basis="")],
        "observations": [
            {
                "id": "obs:new", "series": "nev_new_registrations_mps", "place": "plc:CN", "year": "2024", "value": "10",
                "unit": "10^4 vehicles/yr", "sources": "src:a",
            }
        ],
        "parameters": [
            {"id": "par:base", "name": "base_sales_share", "value": "50", "parameter_set": "default", **row},
            *(
                {"id": f"par:{trend}", "name": "sales_trend", "value": trend, "parameter_set": f"p{trend}", **row}
                for trend in trends
            ),
        ],
    }  # fmt: skip


def test_what_no_projection_reaches_lies_behind(found):
    (finding,) = found(NAME, projected("0.02", "0.05"))
    # Log-odds 0 + 6 x 0.05 in 2030: 57.4 %.
    assert finding.magnitude.model == "adoption"
    assert finding.magnitude.parameter_set == "p0.05"
    assert abs(finding.magnitude.value - (70 - 57.4443)) < 1e-3
    assert "52.9" in finding.explanation.en or "53" in finding.explanation.en
    assert [party.role for party in finding.parties] == ["target", "projected"]


def test_inside_the_models_range_or_without_a_range_nothing_is_said(found):
    assert found(NAME, projected("0.02", "0.3")) == []
    assert found(NAME, projected("0.02")) == []
    assert found(NAME, projected("0.02", "0.05", value="58")) == []
