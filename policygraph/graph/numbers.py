"""The numbers of the tables as plain dicts, so that any room can feed a model: series, parameters, tariffs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from policygraph.errors import ModelError, ScopeError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.schema.numbers import Observation, Parameter, Tariff

__all__ = [
    "FAMILIES",
    "car_stock",
    "grid_factors",
    "named_places",
    "parameter_rows",
    "parameter_sets",
    "parameters",
    "series",
    "tariffs",
]

NATION: Final = "plc:CN"
# Families of grid emission factors: one series each, never mixed.
FAMILIES: Final = {
    "ember": "grid_ef_ember",
    "iea": "grid_ef_iea",
    "mee": "grid_ef_mee_average",
    "province": "grid_ef_provincial",
    "region": "grid_ef_regional",
}
_PER_KWH: Final = {"kgCO2/kWh": 1.0, "gCO2e/kWh": 0.001, "gCO2/kWh": 0.001}


def series(graph: PolicyGraph, name: str, place: str = NATION) -> dict[int, float]:
    """Return a measured series by year; years without a value are left out.

    Parameters
    ----------
    name
        Name of the series, such as ``grid_ef_ember``; its unit and family stand in the observations.
    place
        Id of the place.

    Raises
    ------
    ModelError
        If the series has no value in the place (the message names the places it has), or two values for one year.
    """
    rows = [row for row in graph.rows(Observation) if row.series == name and row.value]
    if not rows:
        known = {row.series for row in graph.rows(Observation)}
        raise ModelError("models.no_series", name=name, suggestion=suggest(name, known))
    here = [row for row in rows if row.place == place]
    if not here:
        places = named_places(graph, {row.place for row in rows})
        raise ModelError("models.no_place", name=name, place=named_places(graph, [place]), places=places)
    found: dict[int, float] = {}
    for row in here:
        year = row.year or 0
        if year in found and found[year] != float(row.value):
            raise ModelError("models.two_values", name=name, year=year, row=row.id)
        found[year] = float(row.value)
    return dict(sorted(found.items()))


def grid_factors(graph: PolicyGraph, family: str, place: str = NATION) -> dict[int, float]:
    """Return the emission factor of electricity in a place by year, kgCO2/kWh, of one family.

    Parameters
    ----------
    family
        ``ember`` (generation side, CO2-equivalent), ``iea``, ``mee`` (national average), ``province`` or ``region``
        (both of the Ministry of Ecology and Environment).

    Raises
    ------
    ModelError
        If the family is unknown or has no factor for the place.
    """
    if family not in FAMILIES:
        raise ModelError("models.choice", name="family", value=family, choices=", ".join(FAMILIES))
    name = FAMILIES[family]
    found = series(graph, name, place)
    unit = next(row.unit for row in graph.rows(Observation) if row.series == name)
    return {year: value * _PER_KWH[unit] for year, value in found.items()}


def parameter_sets(graph: PolicyGraph) -> tuple[str, ...]:
    """Return the names of all parameter sets, ``default`` first."""
    return ("default", *sorted({row.parameter_set for row in graph.rows(Parameter)} - {"default"}))


def parameter_rows(graph: PolicyGraph, model: str, parameter_set: str = "default") -> dict[str, Parameter]:
    """Return the rows of a model's parameters by name: those of the set, and the default ones it does not replace.

    Raises
    ------
    ScopeError
        If no row belongs to the set; the message names the sets there are.
    """
    known = parameter_sets(graph)
    if parameter_set not in known:
        raise ScopeError("models.no_set", name=parameter_set, sets=", ".join(known))
    rows = [row for row in graph.rows(Parameter) if row.model == model and not row.place and row.year is None]
    found = {row.name: row for row in rows if row.parameter_set == "default"}
    found.update({row.name: row for row in rows if row.parameter_set == parameter_set})
    return dict(sorted(found.items()))


def parameters(graph: PolicyGraph, model: str, parameter_set: str = "default") -> dict[str, float]:
    """Return the central value of every parameter of a model (``v2g``, ``fleet``, ``adoption``, ``ageing``) by name.

    Rows of one place or one year are left out: they are assumptions about that place or year, not defaults.

    Raises
    ------
    ScopeError
        If no row belongs to the set; the message names the sets there are.
    """
    return {name: float(row.value) for name, row in parameter_rows(graph, model, parameter_set).items()}


def tariffs(graph: PolicyGraph, place: str) -> dict[tuple[str, str, str], dict[str, Tariff]]:
    """Return the tariffs of a place: rows by hour label, under ``(customer class, category, month)``, sorted.

    Raises
    ------
    ModelError
        If the place has no tariff; the message names the places that have one.
    """
    rows = graph.rows(Tariff)
    found: dict[tuple[str, str, str], dict[str, Tariff]] = {}
    for row in rows:
        if row.place == place:
            found.setdefault((row.customer_class, row.category, row.date), {})[row.tariff_label] = row
    if not found:
        places = named_places(graph, {row.place for row in rows})
        raise ModelError("models.no_tariff", place=named_places(graph, [place]), places=places)
    return dict(sorted(found.items()))


def named_places(graph: PolicyGraph, places: Iterable[str]) -> dict[str, str]:
    """Return places by name and id as one text in each language, sorted by id, for messages."""
    ids = sorted(places)
    return {
        "en": ", ".join(f"{graph.label(each, 'en')} ({each})" for each in ids),
        "zh": "、".join(f"{graph.label(each, 'zh')}（{each}）" for each in ids),
    }


def car_stock(graph: PolicyGraph, parameter_set: str = "default") -> dict[int, float]:
    """Return small and mini passenger cars in the country by year.

    The statistical yearbook where it is coded; later the automobiles of the Ministry of Public Security times the
    passenger share and the share of small and mini cars among passenger vehicles. Trucks, buses and three-wheelers
    are outside; taxis that are small cars are inside.
    """
    small, mini = (series(graph, f"{name}_passenger_vehicles_nbs") for name in ("small", "mini"))
    counted = {year: (small[year] + mini[year]) * 1e4 for year in sorted(small.keys() & mini.keys())}
    share = _passenger_share(parameters(graph, "fleet", parameter_set))
    all_kinds = series(graph, "automobile_parc_mps")
    later = {year: value * 1e4 * share for year, value in all_kinds.items() if year > max(counted)}
    return counted | later


def _passenger_share(values: Mapping[str, float]) -> float:
    return values["passenger_per_automobile"] * values["small_mini_share"]
