"""C5: targets, caps and shares of one place and year that no numbers can satisfy together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from policygraph.checks.bounds import target_bounds
from policygraph.checks.drafting import draft
from policygraph.checks.feasibility import Constraint, Infeasible, Sense, infeasible_subset
from policygraph.checks.paths_to_targets import measured
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import provision, target
from policygraph.checks.wording import amount, join_words, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Edit, Finding, Magnitude
from policygraph.schema.periods import Period
from policygraph.schema.policies import Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Indicator

__all__ = ["RULE"]

_NATION = "plc:CN"


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a finding for every place and year whose targets no numbers can satisfy together."""
    measured = _measured(graph)
    for (place, year), targets in _by_place(graph).items():
        constraints = [each for row in targets for each in _constraints(graph, row)]
        indicators = {name for each in constraints for name, _ in each.terms}
        identities = list(_identities(graph, indicators))
        known = [each for name in sorted(indicators) for each in measured.get((name, place, year), ())]
        found = infeasible_subset([*constraints, *identities, *known])
        # Two values for one indicator are a matter of two documents (C6), not of a balance.
        if found and len({each.terms for each in found.members}) > 1:
            yield _finding(graph, place, year, found)
    for year, found in _sums(graph):
        yield _finding(graph, _NATION, year, found)


def _sums(graph: PolicyGraph) -> Iterator[tuple[int, Infeasible]]:
    """Yield where the targets of provinces together pass the nation's bound on the same level and year."""
    groups: dict[tuple[str, int], list[Constraint]] = {}
    for (place, year), targets in _by_place(graph).items():
        level = getattr(graph.index[place], "place_level", "")
        for row in targets if level in ("nation", "province") and year else ():
            if row.nature in ("stock", "annual_flow", "cumulative"):
                for each in _constraints(graph, row):
                    name = f"{row.indicator}@{place}"
                    groups.setdefault((row.indicator, year), []).append(replace(each, terms=((name, 1.0),)))
    for (indicator, year), constraints in sorted(groups.items()):
        names = sorted({name for each in constraints for name, _ in each.terms})
        parts = [(name, 1.0) for name in names if not name.endswith(f"@{_NATION}")]
        whole = f"{indicator}@{_NATION}"
        found = infeasible_subset([*constraints, Constraint("", (*parts, (whole, -1.0)), "<=", 0.0)]) if parts and whole in names else None  # fmt: skip  # noqa: E501
        if found and len({each.terms for each in found.members}) > 1:
            yield year, found


def _by_place(graph: PolicyGraph) -> dict[tuple[str, int], list[Target]]:
    found: dict[tuple[str, int], list[Target]] = {}
    for row in graph.rows(Target):
        scope = graph.scope_of(row)
        plain = row.value and row.due_year and row.nature in ("share", "stock", "annual_flow", "cumulative")
        # A basis narrows what is counted, so such a number stands in no balance with the others.
        if plain and not row.basis and len(scope.places) == 1 and row.standing in ("text", "inherited"):
            found.setdefault((scope.places[0], row.due_year or 0), []).append(row)
    return {key: found[key] for key in sorted(found)}


def _constraints(graph: PolicyGraph, row: Target) -> list[Constraint]:
    indicator = graph.get(Indicator, row.indicator)
    return [_bound(graph, row, indicator, sense, number) for sense, number in target_bounds(graph, row)]


def _bound(graph: PolicyGraph, row: Target, indicator: Indicator, sense: Sense, number: float) -> Constraint:
    """Return a bound on a level, or on a share as ``part - s whole`` against 0."""
    if indicator.part and indicator.whole:
        terms = ((indicator.part, 1.0), (indicator.whole, -number / 100))
        return Constraint(row.id, terms, sense, 0.0, graph.get(Indicator, indicator.part).unit)
    return Constraint(row.id, ((indicator.id, 1.0),), sense, number, indicator.unit)


def _identities(graph: PolicyGraph, names: set[str]) -> Iterator[Constraint]:
    """Yield that a part is no more than its whole, for parts of one unit."""
    for name in sorted(names):
        row = graph.get(Indicator, name)
        for above in row.broader:
            if above in names and graph.get(Indicator, above).unit == row.unit:
                yield Constraint("", ((name, 1.0), (above, -1.0)), "<=", 0.0)


def _measured(graph: PolicyGraph) -> dict[tuple[str, str, int], list[Constraint]]:
    """Return what was measured for a place and year: it bounds the wholes of shares from both sides."""
    found: dict[tuple[str, str, int], list[Constraint]] = {}
    wholes = {row.whole for row in graph.rows(Indicator) if row.whole}
    for row in measured(graph):
        if row.indicator in wholes and row.year:
            value = convert(Decimal(row.value), row.unit, graph.get(Indicator, row.indicator).unit)
            if value is not None:
                known = found.setdefault((row.indicator, row.place, row.year), [])
                terms = ((row.indicator, 1.0),)
                known.append(Constraint(row.id, terms, "<=", float(value), row.unit, given=True))
                known.append(Constraint(row.id, terms, ">=", float(value), row.unit, given=True))
    return found


def _finding(graph: PolicyGraph, place: str, year: int, found: Infeasible) -> Finding:
    rows = [graph.row(name) for name in sorted({each.row for each in found.members})]
    last = Period.parse(end=str(year))
    period = last
    for row in rows:
        if graph.policy_of(row):
            period = period.intersect(graph.scope_of(row).period)
    return draft(
        graph, "c05_infeasible", "C5", [("bound", row) for row in rows], place=place,
        period=last if period.is_empty() else period, overlap="certain", share=1.0,
        weight=min(1.0, found.slack / (abs(max(each.bound for each in found.members)) or 1.0)),
        indicator=found.members[0].terms[0][0].partition("@")[0], year=year, count=len(rows),
        magnitude=Magnitude(value=float(f"{found.slack:.6g}"), unit=found.unit, model="balance", parameter_set="targets"),  # noqa: E501
        names=join_words(label(graph, row) for row in rows), slack=amount(f"{found.slack:.6f}", found.unit),
        changes=tuple(Edit(operation="set", table="targets", row=row.id, column="value") for row in rows if isinstance(row, Target)),  # noqa: E501
    )  # fmt: skip


def _share() -> list[dict[str, str]]:
    tags = {"three_e": "energy", "trilemma": "supply", "levels": "path", "better_when": "up", "unit": "vehicles/yr"}
    more = {
        "sales": {}, "cars": {"better_when": "none"}, "share": {"unit": "%", "part": "ind:sales", "whole": "ind:cars"},
    }  # fmt: skip
    return [{"id": f"ind:{name}", "label_en": name, "label_zh": name, **tags, **cells} for name, cells in more.items()]


def _number(name: str, value: str, comparator: str, number: str, **cells: str) -> dict[str, str]:
    unit = "%" if name == "share" else "vehicles/yr"
    return target("a", number, f"ind:{name}", value, comparator=comparator, unit=unit, basis="", base_year="", **cells)


RULE = Rule(
    "C5",
    "c05_infeasible",
    "method: linear feasibility with a deletion filter (Chinneck & Dravnieks 1991, doi 10.1287/ijoc.3.2.157)",
    find,
    example={
        "indicators": _share(),
        "provisions": [provision("a")],
        "targets": [
            _number("share", "50", ">=", "1"),
            _number("sales", "100", "<=", "1", nature="annual_flow"),
            _number("cars", "300", ">=", "1", nature="annual_flow"),
        ],
    },
    near_miss={
        "indicators": _share(),
        "provisions": [provision("a")],
        "targets": [
            _number("share", "50", ">=", "1"),
            _number("sales", "150", "<=", "1", nature="annual_flow"),
            _number("cars", "300", ">=", "1", nature="annual_flow"),
        ],
    },
)
