"""C10: neighbouring places call the same hours of the day by opposite names for the same class of users."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policygraph.checks.drafting import draft
from policygraph.checks.hours import CHEAP, DEAR, minutes
from policygraph.checks.neighbours import are_neighbours
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import TariffPeriod
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding where peak hours of one place are valley hours of its neighbour."""
    for first, second in combinations(graph.rows(TariffPeriod), 2):
        dear, cheap = sorted((first, second), key=lambda row: row.tariff_label in CHEAP)
        if dear.tariff_label not in DEAR or cheap.tariff_label not in CHEAP or not _same_class(dear, cheap):
            continue
        shared = _shared(dear, cheap)
        here, there = graph.scope_of(dear), graph.scope_of(cheap)
        pair = are_neighbours(graph, here.places, there.places)
        overlap = here.period.overlap(there.period)
        if shared and pair and overlap:
            yield draft(
                graph, "c10_hours", "C10", [("peak", dear), ("valley", cheap)], place=pair, overlap=overlap,
                period=here.period.intersect(there.period), grade="diverges", weight=min(1.0, shared / 240) * 0.5,
                hours=f"{shared / 60:.3g}",
                place1=_name(graph, here.places[0]), place2=_name(graph, there.places[0]),
            )  # fmt: skip


def _same_class(first: TariffPeriod, second: TariffPeriod) -> bool:
    one, other = first.customer_class, second.customer_class
    related = "all" in (one, other) or within("customer_class", one, other) or within("customer_class", other, one)
    seasons = not first.months or not second.months or bool(set(first.months) & set(second.months))
    days = "all" in (first.day_type, second.day_type) or first.day_type == second.day_type
    return related and seasons and days


def _shared(first: TariffPeriod, second: TariffPeriod) -> int:
    return len(minutes(first.hours) & minutes(second.hours))


def _name(graph: PolicyGraph, place: str) -> dict[str, str]:
    return {"en": graph.label(place, "en"), "zh": graph.label(place, "zh")}


def _hours(name: str, label: str) -> dict[str, str]:
    return {
        "id": f"trp:{name}/1", "provision": f"prv:{name}/1", "customer_class": "industrial_commercial",
        "day_type": "all", "hours": "10-12", "tariff_label": label,
    }  # fmt: skip


RULE = Rule(
    "C10",
    "c10_hours",
    "evidence: documented inconsistency LI14",
    find,
    example={
        "policies": [policy("b", "plc:Q")],
        "provisions": [provision("c"), provision("b")],
        "tariff_periods": [_hours("c", "peak"), _hours("b", "valley")],
    },
    near_miss={
        "policies": [policy("b", "plc:Q")],
        "provisions": [provision("c"), provision("b")],
        "tariff_periods": [_hours("c", "peak"), {**_hours("b", "valley"), "customer_class": "residential_ev"}],
    },
)
