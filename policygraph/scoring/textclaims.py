"""Claims of the paper that the causal map, the checks or measured series can judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from policygraph.causal import paths_between
from policygraph.checks import find_conflicts
from policygraph.graph.numbers import series
from policygraph.graph.policygraph import PolicyGraph
from policygraph.scoring.fleets import PAPER_YEARS

__all__ = ["TEXT_CLAIMS", "Judge", "Judged"]

PAPER: Final = "src:guo-2024"
# Figures of the paper's text: intro (10^4 cars, growth) and section 1.1 (%).
_BEV_2022: Final = 536.5
_BEV_GROWTH: Final = 0.816
_BEV_WORLD_2022: Final = 780.0
_COAL_SHARES: Final = (47, 21, 15, 17)


class Judged(NamedTuple):
    """A verdict, what fills its sentence, and the numbers it rests on."""

    verdict: str
    values: dict[str, Any]
    numbers: dict[str, float]


Judge = Callable[[PolicyGraph], Judged]


def _path(start: str, end: str, sign: int) -> Judge:
    """Judge a claim by the chains of the map; evidence from the paper itself is no support for the paper."""

    def judge(graph: PolicyGraph) -> Judged:
        if start not in graph.index or end not in graph.index:
            return Judged("needs_assumption", _ends(graph, start, end, 0, 0), {})
        found = [path for path in paths_between(graph, start, end, length=4) if path.sign == sign]
        other = [path for path in paths_between(graph, start, end, length=4) if path.sign == -sign]
        own = [path for path in found if all(_independent(graph, row) for row in path.rows)]
        numbers = {"chains": float(len(found)), "independent": float(len(own)), "opposite": float(len(other))}
        verdict = "supported" if own else "needs_assumption"
        return Judged(verdict, _ends(graph, start, end, len(found), len(own)), numbers)

    return judge


def _independent(graph: PolicyGraph, row: str) -> bool:
    return any(source.id != PAPER for source in graph.sources_of(row))


def _ends(graph: PolicyGraph, start: str, end: str, chains: int, independent: int) -> dict[str, Any]:
    names = {
        name: {"en": graph.label(identifier, "en"), "zh": graph.label(identifier, "zh")}
        for name, identifier in (("start", start), ("end", end))
    }
    return {**names, "chains": chains, "independent": independent}


def _reduction_harms(graph: PolicyGraph) -> Judged:
    found = [each for each in find_conflicts(graph, codes=["C2"]) if each.status == "open"]
    return Judged(
        "supported" if found else "needs_assumption", {"count": len(found)}, {"open_conflicts": float(len(found))}
    )


def _divergence(graph: PolicyGraph) -> Judged:
    found = find_conflicts(graph, codes=["C4", "C10"])
    local = [each for each in found if each.status in ("open", "ended")]
    still = sum(1 for each in local if each.status == "open")
    numbers = {"findings": float(len(local)), "open": float(still)}
    return Judged("supported" if local else "needs_assumption", {"count": len(local), "open": still}, numbers)


def _import_dependence(graph: PolicyGraph) -> Judged:
    measured = series(graph, "oil_import_dependence_derived")
    parc, all_cars = series(graph, "nev_parc_mps"), series(graph, "automobile_parc_mps")
    first, last = measured[min(PAPER_YEARS)], measured[max(PAPER_YEARS)]
    share = {year: parc[year] / all_cars[year] * 100 for year in (min(PAPER_YEARS), max(PAPER_YEARS))}
    values = {"first": f"{first:.1f}", "last": f"{last:.1f}", "share": f"{share[max(PAPER_YEARS)]:.1f}"}
    numbers = {
        "first": first,
        "last": last,
        "nev_share_first": share[min(PAPER_YEARS)],
        "nev_share_last": share[max(PAPER_YEARS)],
    }
    return Judged("contradicted" if last >= first else "supported", values, numbers)


def _coal_shares(_: PolicyGraph) -> Judged:
    parts = _COAL_SHARES
    return Judged(
        "needs_assumption" if sum(parts) == 100 else "contradicted", {"sum": sum(parts)}, {"sum": float(sum(parts))}
    )


def _bev_sales(graph: PolicyGraph) -> Judged:
    counted = series(graph, "bev_sales_caam")[2022]
    same = abs(counted - _BEV_2022) < 0.05
    return Judged("supported" if same else "contradicted", {"counted": f"{counted:.1f}"}, {"counted_10k": counted})


def _bev_growth(graph: PolicyGraph) -> Judged:
    counted = series(graph, "bev_sales_caam")
    before = counted.get(2021)
    implied = counted[2022] / (1 + _BEV_GROWTH)
    if before is None:
        return Judged("needs_assumption", {"implied": f"{implied:.1f}"}, {"implied_2021_10k": implied})
    growth = counted[2022] / before - 1
    return Judged(
        "supported" if abs(growth - _BEV_GROWTH) < 5e-4 else "contradicted",
        {"implied": f"{implied:.1f}", "growth": f"{growth:.1%}"},
        {"growth": growth},
    )


def _world_share(_: PolicyGraph) -> Judged:
    share = _BEV_2022 / _BEV_WORLD_2022
    return Judged("needs_assumption", {"share": f"{share:.1%}"}, {"share": share})


TEXT_CLAIMS: Final[Mapping[str, Judge]] = {
    "bev_growth_2022": _bev_growth,
    "bev_sales_2022": _bev_sales,
    "china_share_of_bev_2022": _world_share,
    "coal_shares_sum_to_100": _coal_shares,
    "coal_supports_supply": _path("ind:coal-output", "ind:supply-adequacy", 1),
    "ev_lowers_import_dependence": _path("ind:nev-stock", "ind:oil-import-dependence", -1),
    "ev_raises_diversity": _path("ind:nev-stock", "ind:supply-diversity", 1),
    "import_dependence_falls": _import_dependence,
    "less_demand_lower_price": _path("ind:oil-demand", "ind:energy-price", 1),
    "local_divergence_found": _divergence,
    "reduction_harms_supply": _reduction_harms,
    "renewables_lower_stability": _path("ind:vre-output", "ind:grid-stability", -1),
    "subsidy_raises_share": _path("ind:purchase-subsidy-nev", "ind:nev-share-new-cars", 1),
}
