"""Claims of the paper that the two models can judge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import ModelError
from policygraph.graph.numbers import grid_factors
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.v2g import GAPS, WEAR_MODES
from policygraph.schema.places import Jurisdiction
from policygraph.scoring.accounts import run_v2g
from policygraph.scoring.figures import figure_three, mileage_for_peak
from policygraph.scoring.fleets import PAPER_YEARS, run_fleet
from policygraph.scoring.places import v2g_by_place
from policygraph.scoring.textclaims import Judge, Judged

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MODEL_CLAIMS"]

Array = NDArray[np.float64]


def _rises(column: str) -> Judge:
    def judge(graph: PolicyGraph) -> Judged:
        frame = run_v2g(graph)
        slopes = []
        for mode in WEAR_MODES:
            values = frame[frame["wear_mode"] == mode].sort_values("price_gap")[column].to_numpy(dtype=np.float64)
            slopes.append(float(np.diff(values).min() / 0.1))
        numbers = {f"slope_{mode}": slope for mode, slope in zip(WEAR_MODES, slopes, strict=True)}
        lowest = f"{min(slopes):,.0f}"
        return Judged("supported" if min(slopes) > 0 else "contradicted", {"slope": lowest}, numbers)

    return judge


def _positive_at_large_gap(graph: PolicyGraph) -> Judged:
    frame = run_v2g(graph, gaps=[max(GAPS)])
    net = dict(zip(frame["wear_mode"], frame["net_income"], strict=True))
    harsh = run_v2g(graph, gaps=[max(GAPS)], parameter_set="stress", wear_mode="throughput", charger_cost=20000)
    numbers = {f"net_{mode}": float(value) for mode, value in net.items()} | {
        "net_harsh": float(harsh["net_income"].iloc[0])
    }
    sound = min(numbers.values()) > 0
    values = {
        "low": f"{min(net.values()):,.0f}",
        "high": f"{max(net.values()):,.0f}",
        "harsh": f"{numbers['net_harsh']:,.0f}",
    }
    return Judged("supported" if sound else "needs_assumption", values, numbers)


def _by_place(graph: PolicyGraph) -> Judged:
    frame = v2g_by_place(graph, provinces=False, wear_mode="throughput")
    frame = frame[frame["pays"] != "unknown"].sort_values("price_gap")
    rank = frame[["price_gap", "net_income"]].rank()
    correlation = float(rank["price_gap"].corr(rank["net_income"]))
    paying = int((frame["pays"] == "yes").sum())
    values = {"places": len(frame), "paying": paying, "correlation": f"{correlation:.2f}"}
    return Judged(
        "supported" if correlation > 0.9 else "contradicted",
        values,
        {"rank_correlation": correlation, "paying": float(paying), "cases": float(len(frame))},
    )


def _cheaper_packs(graph: PolicyGraph) -> Judged:
    needed = {
        price: float(run_v2g(graph, gaps=[0.5], pack_price=price, wear_mode="throughput")["break_even_gap"].iloc[0])
        for price in (1200, 400)
    }
    values = {"high": f"{needed[1200]:.3f}", "low": f"{needed[400]:.3f}"}
    return Judged(
        "supported" if needed[400] < needed[1200] else "contradicted",
        values,
        {"break_even_1200": needed[1200], "break_even_400": needed[400]},
    )


def _cells(frame: pd.DataFrame, column: str) -> Array:
    """Return a column by year (rows) and share (columns), of one convention and mileage."""
    ordered = frame.sort_values(["year", "ev_share"])
    return ordered[column].to_numpy(dtype=np.float64).reshape(ordered["year"].nunique(), -1)


def _falls_with_share(column: str) -> Judge:
    def judge(graph: PolicyGraph) -> Judged:
        frame = figure_three(graph)
        parts = {key: _cells(part, column) for key, part in frame.groupby(["mileage", "convention"])}
        worst = max(float(np.diff(cells, axis=1).max()) for cells in parts.values())
        last = parts["constant", "calorific"][-1]
        values = {
            "none": f"{last[0]:.1f}",
            "all": f"{last[-1]:.1f}",
            "cases": sum(len(each) for each in parts.values()),
        }
        numbers = {"at_0": float(last[0]), "at_100": float(last[-1]), "worst_step": worst}
        return Judged("supported" if worst < 0 else "contradicted", values, numbers)

    return judge


def _peaks(graph: PolicyGraph) -> Judged:
    frame = figure_three(graph, conventions=["calorific"])
    first = min(PAPER_YEARS)
    years = {
        str(mileage): sorted({first + int(at) for at in _cells(part, "energy_mtce").argmax(axis=0)})
        for mileage, part in frame.groupby("mileage")
    }
    needed = mileage_for_peak(graph)
    low, high = float(needed["change_low"].max()), float(needed["change_high"].min())
    values = {
        "constant": years["constant"][-1],
        "two_points": ", ".join(map(str, years["mileage_two_points"])),
        "low": f"{-low:.2%}" if low < high else "",
        "high": f"{-high:.2%}",
    }
    bounds = sorted((-low, -high))
    values |= {"low": f"{bounds[0]:.2%}", "high": f"{bounds[1]:.2%}"}
    numbers = {f"peak_{mileage}": float(found[-1]) for mileage, found in years.items()} | {
        "change_low": low,
        "change_high": high,
    }
    return Judged("needs_assumption", values, numbers)


def _falls_every_year(graph: PolicyGraph) -> Judged:
    frame = figure_three(graph, conventions=["calorific"])
    falling = {}
    for mileage, part in frame.groupby("mileage"):
        falling[str(mileage)] = bool((np.diff(_cells(part, "carbon_mtco2"), axis=0) < 0).all())
    rows = frame[(frame["mileage"] == "constant") & (frame["ev_share"] == 0)].sort_values("year")
    first, last = (float(rows["carbon_mtco2"].iloc[k]) for k in (0, -1))
    numbers = {f"falls_{name}": float(value) for name, value in falling.items()} | {"first": first, "last": last}
    values = {"first": f"{first:.0f}", "last": f"{last:.0f}"}
    return Judged("needs_assumption" if any(falling.values()) else "contradicted", values, numbers)


def _both_at_zero(graph: PolicyGraph) -> Judged:
    frame = run_fleet(graph, shares=[0.0])
    ratio = frame["carbon_mtco2"] / frame["energy_mtce"]
    spread = float(ratio.max() - ratio.min())
    return Judged(
        "contradicted" if spread < 1e-9 else "needs_assumption",
        {"ratio": f"{ratio.iloc[0]:.3f}"},
        {"ratio": float(ratio.iloc[0]), "spread": spread},
    )


def _marginal(graph: PolicyGraph) -> Judged:
    frame = run_fleet(graph, shares=[0.0, 0.2]).pivot_table(index="year", columns="ev_share", values="carbon_mtco2")
    saved = (frame[0.0] - frame[0.2]).to_numpy(dtype=np.float64)
    per_car = run_fleet(graph, shares=[0.0, 1.0], vehicles=1, distance=1).pivot_table(
        index="year", columns="ev_share", values="carbon_mtco2"
    )
    grams = ((per_car[0.0] - per_car[1.0]) * 1e12).to_numpy(dtype=np.float64)
    numbers = {
        "mt_2015": float(saved[0]),
        "mt_2022": float(saved[-1]),
        "g_per_km_2015": float(grams[0]),
        "g_per_km_2022": float(grams[-1]),
    }
    weakens = bool((np.diff(saved) < 0).all())
    values = {
        "first": f"{saved[0]:.1f}",
        "last": f"{saved[-1]:.1f}",
        "gram_first": f"{grams[0]:.1f}",
        "gram_last": f"{grams[-1]:.1f}",
    }
    return Judged("supported" if weakens else "contradicted", values, numbers)


def _in_every_province(graph: PolicyGraph) -> Judged:
    edge = _break_even_factor(graph)
    latest: dict[str, float] = {}
    for place in graph.rows(Jurisdiction):
        try:
            factors = grid_factors(graph, "province", place.id)
        except ModelError:
            continue
        latest[place.id] = factors[max(factors)]
    worst = max(latest, key=lambda each: (latest[each], each))
    name = {"en": graph.label(worst, "en"), "zh": graph.label(worst, "zh")}
    values = {"count": len(latest), "edge": f"{edge:.3f}", "worst": name, "factor": f"{latest[worst]:.4f}"}
    verdict = "supported" if latest[worst] < edge else "contradicted"
    return Judged(
        verdict, values, {"break_even_factor": edge, "worst_factor": latest[worst], "provinces": float(len(latest))}
    )


def _break_even_factor(graph: PolicyGraph) -> float:
    """Return the grid factor, kgCO2/kWh, at which an electric car emits as much as a gasoline car in 2022."""
    frame = run_fleet(graph, shares=[0.0, 1.0], years=[2022], vehicles=1, grid_factor=1.0)
    return float(frame["carbon_mtco2"].iloc[0] / frame["carbon_mtco2"].iloc[1])


def _oil_saved(graph: PolicyGraph) -> Judged:
    frame = run_fleet(graph, shares=[0.0, 0.2], years=[2022])
    saved = frame["oil_mt"].iloc[0] - frame["oil_mt"].iloc[1]
    imported = frame["imported_oil_mt"].iloc[0] - frame["imported_oil_mt"].iloc[1]
    return Judged(
        "supported" if saved > 0 else "contradicted",
        {"saved": f"{saved:.1f}", "imported": f"{imported:.1f}"},
        {"saved_mt": float(saved), "imported_mt": float(imported)},
    )


MODEL_CLAIMS: Final[Mapping[str, Judge]] = {
    "both_at_no_electric_car": _both_at_zero,
    "carbon_falls_every_year": _falls_every_year,
    "carbon_falls_in_every_province": _in_every_province,
    "carbon_falls_with_share": _falls_with_share("carbon_mtco2"),
    "cheaper_packs_pay": _cheaper_packs,
    "energy_falls_with_share": _falls_with_share("energy_mtce"),
    "energy_peaks_in_2018": _peaks,
    "larger_gap_earns_more_by_place": _by_place,
    "marginal_effect_weakens": _marginal,
    "net_income_positive_at_large_gap": _positive_at_large_gap,
    "net_income_rises_with_gap": _rises("net_income"),
    "oil_saved_by_share": _oil_saved,
    "revenue_rises_with_gap": _rises("revenue"),
}
