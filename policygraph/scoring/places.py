"""Which place pays a car that discharges, under which rule, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from policygraph.errors import ModelError
from policygraph.graph.numbers import named_places, parameters, series, tariffs
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.v2g import WEAR_MODES, owner_account
from policygraph.schema.numbers import Observation, Tariff
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Setting
from policygraph.schema.vocabularies import label as word
from policygraph.texts import both

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PLACE_UNITS", "PlaceGap", "place_gaps", "v2g_by_place"]

PLACE_UNITS: Final = {
    "discharge_price": "CNY/kWh", "charge_price": "CNY/kWh", "price_gap": "CNY/kWh", "gap_max": "CNY/kWh",
    "subsidy_cap": "CNY/kWh", "break_even_gap": "CNY/kWh", "margin": "CNY/kWh", "net_income": "CNY/vehicle/yr",
}  # fmt: skip
_CHARGING: Final = ("residential_ev", "industrial_commercial")
_HEADLINE: Final = "peak_valley_gap_max"
_PROVINCIAL: Final = ("province",)


class PlaceGap(NamedTuple):
    """One way to be paid in a place.

    ``basis`` is ``discharge_price`` (a rule prices what is fed back), ``promotion`` (a practice without a text), or
    ``tariff_gap`` (a time-of-use tariff alone: the gap is earned only on site) or ``headline_gap`` (the largest gap
    reported, its prices not coded).
    """

    place: str
    basis: str
    rule: str
    discharge: float
    charge: float
    charge_basis: str
    gap: float
    gap_max: float
    subsidy_cap: float
    start: str
    until: str
    status: str
    words: dict[str, str]


def place_gaps(graph: PolicyGraph, place: str, *, valley_price: float | None = None) -> list[PlaceGap]:
    """Return every price gap known for a place: of rules that price discharge, and of its time-of-use tariffs.

    Parameters
    ----------
    valley_price
        Charging price where the place has no tariff of its own; by default the row ``valley_price`` of the parameters.
        The result says in ``charge_basis`` where this happened.

    Raises
    ------
    ModelError
        If neither a rule nor a complete tariff is known for the place; the message names the places that have one.
    """
    found = [*_by_rule(graph, place, valley_price), *_by_tariff(graph, place)]
    found = found or list(_by_headline(graph, place, valley_price))
    if not found:
        known = _all_places(graph, provinces=False)
        raise ModelError("models.no_tariff", place=named_places(graph, [place]), places=named_places(graph, known))
    return found


def v2g_by_place(
    graph: PolicyGraph, *, parameter_set: str = "default", provinces: bool = True, **sets: Any
) -> pd.DataFrame:
    """Return one row a place, way of being paid and wear mode: the gap, the break-even gap, and whether it pays.

    Parameters
    ----------
    provinces
        Also list the provincial-level places of which no price is known, with empty numbers: an unknown is no zero.
    parameter_set, **sets
        As in :func:`run_v2g`.

    Returns
    -------
    DataFrame
        ``place, basis, rule, rule_en, rule_zh, start, until, status, wear_mode, discharge_price, charge_price,
        charge_basis, price_gap, gap_max, subsidy_cap, break_even_gap, margin, net_income, pays, parameter_set``;
        ``pays`` is ``yes``, ``with_subsidy`` (only if the whole cap were paid), ``no`` or ``unknown``.
    """
    import pandas as pd

    from policygraph.scoring.accounts import v2g_inputs

    inputs = v2g_inputs(graph, sets, parameter_set=parameter_set)
    modes = (sets["wear_mode"],) if "wear_mode" in sets else WEAR_MODES
    rows: list[dict[str, Any]] = []
    for place in _all_places(graph, provinces=provinces):
        try:
            cases = place_gaps(graph, place, valley_price=float(inputs["valley_price"]))
        except ModelError:
            rows.append(_unknown(place))
            continue
        rows += [_row(each, mode, inputs) for each in cases for mode in modes]
    frame = pd.DataFrame(rows)
    frame["parameter_set"] = parameter_set
    frame.attrs = {"units": PLACE_UNITS}
    return frame


def _row(case: PlaceGap, mode: str, inputs: dict[str, Any]) -> dict[str, Any]:
    account = owner_account(case.gap, **{**inputs, "valley_price": case.charge, "wear_mode": mode})
    needed = float(account.break_even_gap)
    margin = case.gap - needed
    helped = margin + (0.0 if np.isnan(case.subsidy_cap) else case.subsidy_cap)
    pays = "unknown" if np.isnan(margin) else "yes" if margin >= 0 else "with_subsidy" if helped >= 0 else "no"
    return {
        "place": case.place, "basis": case.basis, "rule": case.rule, "rule_en": case.words["en"],
        "rule_zh": case.words["zh"], "start": case.start, "until": case.until, "status": case.status,
        "wear_mode": mode, "discharge_price": case.discharge, "charge_price": case.charge,
        "charge_basis": case.charge_basis, "price_gap": case.gap, "gap_max": case.gap_max,
        "subsidy_cap": case.subsidy_cap, "break_even_gap": needed, "margin": margin,
        "net_income": float(account.net_income), "pays": pays,
    }  # fmt: skip


def _unknown(place: str) -> dict[str, Any]:
    words = both("scoring.place.unknown")
    blank = dict.fromkeys(("rule", "start", "until", "wear_mode", "charge_basis"), "")
    return {
        "place": place, "basis": "none", "rule_en": words["en"], "rule_zh": words["zh"], "status": "unknown",
        "pays": "unknown", **blank,
    }  # fmt: skip


def _all_places(graph: PolicyGraph, *, provinces: bool) -> list[str]:
    known = {row.place for row in graph.rows(Tariff)} | {place for place, _ in _priced(graph)}
    known |= {row.place for row in graph.rows(Observation) if row.series == _HEADLINE}
    if provinces:
        known |= {row.id for row in graph.rows(Jurisdiction) if row.place_level in _PROVINCIAL}
    return sorted(known)


# -- rules that price what is fed back ------------------------------------------------------------------------------


def _priced(graph: PolicyGraph) -> Iterator[tuple[str, Setting]]:
    for row in graph.rows(Setting):
        if row.customer_class == "v2g" and row.unit == "CNY/kWh" and row.role == "paid":
            for place in graph.scope_of(row).places:
                yield place, row


def _caps(graph: PolicyGraph, place: str) -> dict[str, float]:
    """Return the ceiling of the subsidy per kWh in force in a place, by row; a ceiling is no promise to pay it."""
    found: dict[str, float] = {}
    for row in graph.rows(Setting):
        is_cap = row.customer_class == "v2g" and row.unit == "CNY/kWh" and row.role == "cap"
        if is_cap and place in graph.scope_of(row).places and graph.period_of(row).standing(graph.as_of) == "open":
            found[row.id] = float(row.value or row.high)
    return found


def _by_rule(graph: PolicyGraph, place: str, valley_price: float | None) -> Iterator[PlaceGap]:
    best: dict[str, tuple[float, Setting]] = {}
    for where, row in _priced(graph):
        price = max(float(text) for text in (row.value, row.low, row.high) if text)
        key = row.provision
        if where == place and (key not in best or price > best[key][0]):
            best[key] = (price, row)
    for provision, (price, row) in sorted(best.items()):
        charge, charge_basis = _charging_price(graph, place, valley_price)
        period = graph.period_of(row)
        start, until = period.bounds()
        policy = graph.policy_of(row)
        practice = policy is not None and policy.kind == "practice"
        names = {"en": graph.label(provision, "en"), "zh": graph.label(provision, "zh")}
        yield PlaceGap(
            place, "promotion" if practice else "discharge_price", provision, price, charge, charge_basis,
            price - charge, price - charge, max(_caps(graph, place).values(), default=float("nan")), start, until,
            period.standing(graph.as_of), names,
        )  # fmt: skip


def _charging_price(graph: PolicyGraph, place: str, valley_price: float | None) -> tuple[float, str]:
    """Return what a car pays per kWh in valley hours of the place or of what it lies in, and the row that says so."""
    for where in sorted(graph.places.up(place), key=lambda each: (each != place, each)):
        known = [row for row in graph.rows(Tariff) if row.place == where and row.tariff_label == "valley"]
        for customer in _CHARGING:
            mine = [row for row in known if row.customer_class == customer]
            if mine:
                latest = max(mine, key=lambda row: (row.date, row.category, row.id))
                return float(latest.value), latest.id
    default = parameters(graph, "v2g")["valley_price"] if valley_price is None else valley_price
    return default, "par:v2g/valley-price"


# -- time-of-use tariffs --------------------------------------------------------------------------------------------


def _by_tariff(graph: PolicyGraph, place: str) -> Iterator[PlaceGap]:
    latest: dict[tuple[str, str], tuple[str, dict[str, Tariff]]] = {}
    for (customer, category, date), rows in _known(graph, place).items():
        if customer in _CHARGING and date >= latest.get((customer, category), ("", {}))[0]:
            latest[customer, category] = date, rows
    for (customer, category), (date, rows) in sorted(latest.items()):
        if not {"peak", "valley"} <= rows.keys():
            continue
        prices = {name: float(row.value) for name, row in rows.items()}
        names = {lang: word("customer_class", customer, lang) for lang in ("en", "zh")}
        words = both("scoring.place.tariff", customer=names, category=both(f"scoring.category.{category}"), month=date)
        yield PlaceGap(
            place, "tariff_gap", rows["peak"].id, prices["peak"], prices["valley"], rows["valley"].id,
            prices["peak"] - prices["valley"], max(prices.values()) - min(prices.values()),
            max(_caps(graph, place).values(), default=float("nan")), date, "", "open", words,
        )  # fmt: skip


def _by_headline(graph: PolicyGraph, place: str, valley_price: float | None) -> Iterator[PlaceGap]:
    """Yield the largest gap reported for a place whose tariffs are not coded."""
    try:
        gaps = series(graph, _HEADLINE, place)
    except ModelError:
        return
    year = max(gaps)
    charge, basis = _charging_price(graph, place, valley_price)
    rows = [each for each in graph.rows(Observation) if each.series == _HEADLINE and each.place == place]
    row = next(each.id for each in rows if each.year == year)
    nothing = float("nan")
    yield PlaceGap(
        place, "headline_gap", row, nothing, charge, basis, gaps[year], gaps[year], nothing, str(year), "", "open",
        both("scoring.place.headline", year=year),
    )  # fmt: skip


def _known(graph: PolicyGraph, place: str) -> dict[tuple[str, str, str], dict[str, Tariff]]:
    try:
        return tariffs(graph, place)
    except ModelError:
        return {}
