"""Series, parameters, grid factors, tariffs and the car stock as plain dicts."""

from __future__ import annotations

import pytest

from policygraph.errors import ModelError, ScopeError
from policygraph.graph import PolicyGraph, build_graph
from policygraph.graph.numbers import (
    FAMILIES,
    car_stock,
    grid_factors,
    parameter_sets,
    parameters,
    series,
    tariffs,
)
from policygraph.schema.numbers import Observation


def observation(identifier: str, year: str, value: str, **cells: str) -> dict[str, str]:
    return {
        "id": f"obs:{identifier}",
        "series": "cars",
        "place": "plc:A",
        "year": year,
        "value": value,
        "unit": "vehicles",
        "sources": "src:s",
        **cells,
    }


def graph_of(*rows: dict[str, str]) -> PolicyGraph:
    places = [{"id": f"plc:{name}", "label_en": name, "label_zh": name, "place_level": "province"} for name in "AB"]
    sources = [{"id": "src:s", "title": "s", "url_safe": "no", "source_kind": "dataset", "origin": "s"}]
    return build_graph({"observations": rows, "jurisdictions": places, "sources": sources}, as_of="2026-01-01")


def test_a_series_by_year_without_its_gaps() -> None:
    graph = graph_of(observation("2", "2021", "7"), observation("1", "2020", "5"), observation("3", "2022", ""))
    assert series(graph, "cars", "plc:A") == {2020: 5.0, 2021: 7.0}


def test_missing_series_and_places_say_what_there_is() -> None:
    graph = graph_of(observation("1", "2020", "5"))
    with pytest.raises(ModelError, match="cars"):
        series(graph, "car")
    with pytest.raises(ModelError, match="plc:A"):
        series(graph, "cars", "plc:B")


def test_two_values_for_one_year_are_no_series() -> None:
    graph = graph_of(observation("1", "2020", "5"), observation("2", "2020", "6"))
    with pytest.raises(ModelError, match="2020"):
        series(graph, "cars", "plc:A")


def test_every_bundled_series_is_one_number_a_year(bundled: PolicyGraph) -> None:
    for name, place in sorted({(row.series, row.place) for row in bundled.rows(Observation) if row.value}):
        assert series(bundled, name, place)


def test_parameters_of_a_set_lie_over_the_default(bundled: PolicyGraph) -> None:
    default, stress = (parameters(bundled, "v2g", name) for name in ("default", "stress"))
    assert (default["pack_price"], stress["pack_price"]) == (600, 1000)
    assert default["pack_energy"] == stress["pack_energy"]
    assert parameter_sets(bundled)[0] == "default"
    with pytest.raises(ScopeError, match="stress"):
        parameters(bundled, "v2g", "strain")


def test_families_of_grid_factors_share_a_unit_and_are_never_mixed(bundled: PolicyGraph) -> None:
    assert grid_factors(bundled, "ember")[2022] == pytest.approx(0.58675)
    assert grid_factors(bundled, "mee") == {2021: 0.5568, 2022: 0.5366, 2023: 0.5306}
    # IEA 2021 lies 9.43 % above the ministry's factor (evidence/fleet.md 0.7).
    assert grid_factors(bundled, "iea")[2021] / grid_factors(bundled, "mee")[2021] == pytest.approx(1.0943, abs=1e-4)
    with pytest.raises(ModelError, match=", ".join(FAMILIES)):
        grid_factors(bundled, "average")


def test_a_place_without_a_factor_is_refused(bundled: PolicyGraph) -> None:
    assert grid_factors(bundled, "province", "plc:CN-YN")[2022] == 0.1073
    with pytest.raises(ModelError, match="plc:CN-YN"):
        grid_factors(bundled, "province", "plc:CN-XZ")


def test_car_stock_of_the_yearbook_and_after(bundled: PolicyGraph) -> None:
    """Millions of small and mini passenger cars, evidence/fleet.md 4."""
    stock = {year: round(value / 1e6, 1) for year, value in car_stock(bundled).items() if 2015 <= year <= 2022}
    assert list(stock.values()) == [138.7, 160.5, 182.4, 203.2, 222.4, 239.7, 257.6, 272.1]


def test_tariffs_by_class_and_month(bundled: PolicyGraph) -> None:
    rows = tariffs(bundled, "plc:CN-SH")["industrial_commercial", "two-part", "2026-08"]
    assert (rows["peak"].value, rows["valley"].value) == ("1.1444", "0.3167")
    with pytest.raises(ModelError, match="Shanghai") as error:
        tariffs(bundled, "plc:CN-XZ")
    assert "上海" in error.value.message("zh")
    assert "Shanghai" not in error.value.message("zh")


def test_case_12_derived_import_dependence_against_the_published(bundled: PolicyGraph) -> None:
    """evidence/fleet.md 3, case 12: within 1 point in 2021 and 2022, within 1.6 in 2015."""
    derived = series(bundled, "oil_import_dependence_derived")
    published = series(bundled, "oil_import_dependence_cpcif") | {
        2015: series(bundled, "oil_import_dependence_etri")[2015]
    }
    allowed = {2015: 1.65, 2021: 1.0, 2022: 1.0}
    for year, points in allowed.items():
        assert abs(derived[year] - published[year]) <= points


def test_e19_pearl_river_delta_gap(bundled: PolicyGraph) -> None:
    """evidence/v2g.md 2, E19: 1.1577 in January 2026 is 11.9 % below a year before, which 2025's 1.3136 confirms."""
    gaps = series(bundled, "peak_valley_gap_max", "plc:CN-GD")
    assert gaps[2026] / (1 - 0.119) == pytest.approx(gaps[2025], abs=1e-3)
