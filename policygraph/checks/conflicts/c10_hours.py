"""C10: neighbouring places call the same hours of the day by opposite names for the same class of users."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import REPEATS, draft
from policygraph.checks.hours import CHEAP, DEAR, narrower_class, root_class, shared_minutes
from policygraph.checks.levers import hull
from policygraph.checks.neighbours import are_neighbours
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import TariffPeriod
from policygraph.schema.vocabularies import label as word

__all__ = ["RULE"]


Pair = tuple[TariffPeriod, TariffPeriod, frozenset[int]]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one finding for two neighbours and a line of classes whose dear and cheap hours share enough of the day."""
    least = weight_of(graph, "rule", "c10_minutes", 120)
    groups: dict[tuple[str, str, str], list[Pair]] = {}
    for dear, cheap, shared in _opposed(graph):
        here, there = sorted((graph.scope_of(dear).places[0], graph.scope_of(cheap).places[0]))
        groups.setdefault((here, there, root_class(_class(dear, cheap))), []).append((dear, cheap, shared))
    for key in sorted(groups):
        minutes_shared = frozenset().union(*(shared for _, _, shared in groups[key]))
        if len(minutes_shared) >= least:
            yield _finding(graph, groups[key], len(minutes_shared))


def _opposed(graph: PolicyGraph) -> Iterator[Pair]:
    rows = graph.rows(TariffPeriod)
    for dear in (row for row in rows if row.tariff_label in DEAR):
        for cheap in (row for row in rows if row.tariff_label in CHEAP):
            if shared := shared_minutes(dear, cheap):
                here, there = graph.scope_of(dear), graph.scope_of(cheap)
                if here.period.overlap(there.period) and are_neighbours(graph, here.places, there.places):
                    yield dear, cheap, shared


def _finding(graph: PolicyGraph, pairs: list[Pair], shared: int) -> Finding:
    # The two that share most lead; every further hour stands beside them.
    pairs = sorted(pairs, key=lambda pair: (-len(pair[2]), pair[0].id, pair[1].id))
    dear, cheap, _ = pairs[0]
    others = {row.id: row for pair in pairs for row in pair[:2] if row not in (dear, cheap)}
    parties: list[tuple[str, Row]] = [("peak", dear), ("valley", cheap)]
    parties += [(REPEATS, others[name]) for name in sorted(others)]
    scopes = [(graph.scope_of(one), graph.scope_of(other)) for one, other, _ in pairs]
    # Who belongs to the narrowest class meets the hours of those above it.
    who = reduce(narrower_class, sorted(_class(*pair[:2]) for pair in pairs))
    certain = any(here.period.overlap(there.period) == "certain" for here, there in scopes)
    return draft(
        graph, "c10_hours", "C10", parties, place=are_neighbours(graph, scopes[0][0].places, scopes[0][1].places),
        overlap="certain" if certain else "possible", grade="diverges", weight=min(1.0, shared / 240) * 0.5, share=1.0,
        period=hull(here.period.intersect(there.period) for here, there in scopes), hours=f"{shared / 60:.3g}",
        place1=_name(graph, scopes[0][0].places[0]), place2=_name(graph, scopes[0][1].places[0]),
        who={"en": word("customer_class", who, "en"), "zh": word("customer_class", who, "zh")},
    )  # fmt: skip


def _class(dear: TariffPeriod, cheap: TariffPeriod) -> str:
    return narrower_class(dear.customer_class, cheap.customer_class)


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
    "evidence: documented local inconsistencies",
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
