"""C8: discharging to the grid is wanted in a place where the price gap does not pay for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policygraph.causal.claims import weight_of
from policygraph.checks.drafting import REPEATS, draft, label
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import document
from policygraph.graph.numbers import parameters
from policygraph.graph.policygraph import PolicyGraph
from policygraph.models.v2g import PARAMETERS, owner_account
from policygraph.schema.column import Row
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.numbers import Parameter, Tariff
from policygraph.schema.periods import Period
from policygraph.schema.policies import Provision
from policygraph.schema.system import Technology

__all__ = ["RULE"]

_V2G = "tec:v2g"
_KNOWN = tuple(spec.name for spec in PARAMETERS if not spec.choices)
_DEAR, _CHEAP = ("peak", "sharp"), ("valley", "deep_valley")


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every place with a known price gap under break-even where discharge is promoted."""
    technology = graph.index.get(_V2G)
    wanted = _promoters(graph, technology) if isinstance(technology, Technology) else []
    values = {name: value for name, value in _values(graph).items() if name in _KNOWN and name != "valley_price"}
    for place, (dear, cheap, *flat) in _latest_gaps(graph).items():
        until = _until(graph, dear)
        promoter = _promoter(graph, [row for row in wanted if graph.scope_of(row).period.overlap(until)], place)
        gap = float(Decimal(dear.value) - Decimal(cheap.value))
        account = owner_account(gap, valley_price=float(cheap.value), **values)
        short = float(account.break_even_gap) - gap
        if promoter and short > 0:
            yield _finding(graph, promoter, (dear, cheap, *flat), until, (gap, short, float(account.net_income)))


def _values(graph: PolicyGraph) -> dict[str, float]:
    return parameters(graph, "v2g") if any(row.model == "v2g" for row in graph.rows(Parameter)) else {}


def _promoters(graph: PolicyGraph, technology: Technology) -> list[Provision]:
    pushes = pushes_by_indicator(graph).get(technology.adoption, ())
    return [each for each, link in pushes if link.sign == 1]


def _promoter(graph: PolicyGraph, wanted: list[Provision], place: str) -> Provision | None:
    """Return the clause closest to the place that promotes discharge there; of several the latest."""
    scopes = {each.id: graph.scope_of(each) for each in wanted}
    near = [each for each in wanted if any(graph.places.covers(place, name) for name in scopes[each.id].places)]
    above = [each for each in wanted if any(graph.places.covers(name, place) for name in scopes[each.id].places)]
    return max(near or above, key=lambda row: (scopes[row.id].period.latest_start, row.id), default=None)


def _latest_gaps(graph: PolicyGraph) -> dict[str, tuple[Tariff, ...]]:
    """Return by place the dearest and the cheapest hours of its latest tariff, and the flat ones where they are known.

    Of several tariffs of one date the one with the widest gap counts.
    A tariff of the shortest hours (sharp) counts only where there is no peak: it holds for few days of the year.
    """
    found: dict[str, tuple[Tariff, ...]] = {}
    groups: dict[tuple[str, str, str, str], dict[str, Tariff]] = {}
    for row in graph.rows(Tariff):
        if row.category != "promotion":
            groups.setdefault((row.place, row.customer_class, row.category, row.date), {})[row.tariff_label] = row
    for key in sorted(groups):
        rows = groups[key]
        dear = next((rows[name] for name in _DEAR if name in rows), None)
        cheap = next((rows[name] for name in _CHEAP if name in rows), None)
        if dear and cheap:
            old = found.get(key[0])
            if old is None or _order(dear, cheap) > _order(*old[:2]):
                found[key[0]] = (dear, cheap, *([rows["flat"]] if "flat" in rows else []))
    return found


def _order(dear: Tariff, cheap: Tariff) -> tuple[bool, str, Decimal]:
    return (dear.category == "discharge", dear.date, Decimal(dear.value) - Decimal(cheap.value))


def _until(graph: PolicyGraph, dear: Tariff) -> Period:
    """Return how long a tariff stands for the place: the year after its month, unless a later one is known."""
    window = int(365 * weight_of(graph, "rule", "c08_tariff_years", 1.0))
    start = Period.parse(dear.date)
    last = start.latest_start + window
    return Period(start.earliest_start, start.latest_start, last, last)


def _finding(
    graph: PolicyGraph, each: Provision, hours: tuple[Tariff, ...], until: Period, yuan: tuple[float, float, float]
) -> Finding:
    (dear, cheap, *flat), (gap, short, net) = hours, yuan
    parties: list[tuple[str, Row]] = [("wants", each), ("dear", dear), ("cheap", cheap), *((REPEATS, row) for row in flat)]  # fmt: skip  # noqa: E501
    period = until.intersect(graph.scope_of(each).period)
    return draft(
        graph, "c08_break_even", "C8", parties, place=dear.place,
        period=period, overlap="possible", share=1.0, technology=_V2G,
        weight=min(1.0, short / 0.5),
        magnitude=Magnitude(value=float(f"{short:.4g}"), unit="CNY/kWh", model="v2g", parameter_set="default, throughput wear"),  # noqa: E501
        gap=f"{gap:.3f}", need=f"{gap + short:.3f}", short=f"{short:.3f}", net=f"{net:.0f}",
        month=dear.date, who=label(graph, each), document1=document(graph, each),
        changes=(Edit(operation="add", table="settings", row=each.id, column="discharge_subsidy", value=f"{short:.3f}"),),  # noqa: E501
    )  # fmt: skip


def _tariff(name: str, value: str) -> dict[str, str]:
    return {
        "id": f"tar:{name}", "place": "plc:P", "customer_class": "industrial_commercial", "category": "two-part",
        "date": "2025-12", "tariff_label": name, "value": value, "unit": "CNY/kWh", "sources": "src:a",
    }  # fmt: skip


def _v2g() -> dict[str, object]:
    tags = {"three_e": "energy", "trilemma": "supply", "levels": "path"}
    return {
        "technologies": [{"id": _V2G, "label_en": "V2G", "label_zh": "车网互动", "adoption": "ind:discharged"}],
        "indicators": [
            {"id": "ind:discharged", "label_en": "Energy discharged", "label_zh": "放电量", "unit": "kWh/yr", "better_when": "up", **tags}  # noqa: E501
        ],
        "provisions": [provision("a", instrument="pilot", technologies=_V2G)],
        "effects": [effect("a", "1", "ind:discharged", "+")],
    }  # fmt: skip


RULE = Rule(
    "C8",
    "c08_break_even",
    "paper, section 3.2; model: owner account with the wear of throughput, 600 CNY/kWh and 3000 cycles unless the data say otherwise",  # noqa: E501
    find,
    example={**_v2g(), "tariffs": [_tariff("peak", "0.60"), _tariff("valley", "0.40")]},  # type: ignore[dict-item]
    near_miss={**_v2g(), "tariffs": [_tariff("peak", "1.10"), _tariff("valley", "0.30")]},  # type: ignore[dict-item]
)
