"""C10: one hour of the day is dear in some places and cheap in others for the same class of users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policygraph.checks.drafting import REPEATS, draft, label
from policygraph.checks.hours import CHEAP, DEAR, root_class, shared_minutes
from policygraph.checks.levers import hull
from policygraph.checks.neighbours import province_of
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import policy, provision
from policygraph.checks.wording import join_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import TariffPeriod
from policygraph.schema.vocabularies import label as word

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield one finding for a broad class of users whose hours are dear in one province and cheap in another."""
    by_class: dict[str, list[TariffPeriod]] = {}
    for row in graph.rows(TariffPeriod):
        by_class.setdefault(root_class(row.customer_class), []).append(row)
    for name in sorted(by_class):
        opposed = list(_opposed(graph, by_class[name]))
        if opposed:
            yield _finding(graph, name, opposed)


def _opposed(
    graph: PolicyGraph, rows: list[TariffPeriod]
) -> Iterator[tuple[TariffPeriod, TariffPeriod, frozenset[int]]]:
    """Yield dear and cheap hours of two provinces that meet one user at one time."""
    for dear in (row for row in rows if row.tariff_label in DEAR):
        for cheap in (row for row in rows if row.tariff_label in CHEAP):
            shared = shared_minutes(dear, cheap)
            if shared and _in_two_provinces(graph, dear, cheap):
                yield dear, cheap, shared


def _in_two_provinces(graph: PolicyGraph, first: TariffPeriod, second: TariffPeriod) -> bool:
    """Return whether two rows belong to two provinces and may hold at one time."""
    here, there = graph.scope_of(first), graph.scope_of(second)
    homes = province_of(graph, here.places[0]), province_of(graph, there.places[0])
    return bool(homes[0] and homes[1] and homes[0].id != homes[1].id and here.period.overlap(there.period))


def _finding(
    graph: PolicyGraph, name: str, opposed: list[tuple[TariffPeriod, TariffPeriod, frozenset[int]]]
) -> Finding:
    opposed = sorted(opposed, key=lambda pair: (-len(pair[2]), pair[0].id, pair[1].id))
    first, second, _ = opposed[0]
    dear = {row.id: row for row, _, _ in opposed}
    cheap = {row.id: row for _, row, _ in opposed}
    others = {name: row for name, row in sorted({**dear, **cheap}.items()) if row not in (first, second)}
    parties: list[tuple[str, Row]] = [("peak", first), ("valley", second), *((REPEATS, row) for row in others.values())]
    period = hull(graph.scope_of(one).period.intersect(graph.scope_of(other).period) for one, other, _ in opposed)
    shared = frozenset().union(*(span for _, _, span in opposed))
    return draft(
        graph, "c10_labels", "C10", parties, place="plc:CN", period=period, grade="diverges", overlap="certain",
        share=1.0, weight=0.25 * min(1.0, len(shared) / 240), hours=f"{len(shared) / 60:.3g}",
        first=_clock(min(shared)), last=_clock(max(shared) + 1),
        dear=join_words(_homes(graph, dear.values())), cheap=join_words(_homes(graph, cheap.values())),
        who={"en": word("customer_class", name, "en"), "zh": word("customer_class", name, "zh")},
    )  # fmt: skip


def _homes(graph: PolicyGraph, rows: Iterable[TariffPeriod]) -> list[dict[str, str]]:
    names = sorted({graph.scope_of(row).places[0] for row in rows})
    return [label(graph, name) for name in names]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _hours(name: str, kind: str, hours: str = "10-12") -> dict[str, str]:
    return {
        "id": f"trp:{name}/1", "provision": f"prv:{name}/1", "customer_class": "industrial_commercial",
        "day_type": "all", "hours": hours, "tariff_label": kind,
    }  # fmt: skip


_ROWS = {"policies": [policy("b", "plc:R"), policy("c", "plc:P")], "provisions": [provision("c"), provision("b")]}

RULE = Rule(
    "C10",
    "c10_labels",
    "evidence: documented local inconsistencies; paper, section 3.1 (local standards differ)",
    find,
    example={**_ROWS, "tariff_periods": [_hours("c", "peak"), _hours("b", "valley")]},
    near_miss={**_ROWS, "tariff_periods": [_hours("c", "peak"), _hours("b", "valley", "13-15")]},
)
