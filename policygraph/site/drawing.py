"""One finding drawn: two clauses left and right, the shared indicator between, the chain below, then the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from policygraph.checks.chains import Chain
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.evidence import Source
from policygraph.schema.findings import Finding, Party
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Setting, Target
from policygraph.schema.system import Effect
from policygraph.site.chains import chains_to_objectives

__all__ = ["Drawing", "Side", "draw_finding", "number_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """One clause of a finding: the party, what it does to the shared indicator (+1, -1, 0), and its number."""

    party: Party
    row: Row | None
    level: str
    place_level: str
    sign: int
    number: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the picture of a finding shows, in no language yet."""

    finding: Finding
    sides: tuple[Side, ...]
    more: tuple[Party, ...]
    chains: tuple[Chain, ...]
    origins: int
    evidence: int


def draw_finding(graph: PolicyGraph, finding: Finding) -> Drawing:
    """Return what the picture of a finding shows; clauses first, then the rows they point at."""
    clauses = [party for party in finding.parties if party.policy or party.role == "none_found"]
    others = [party for party in finding.parties if party not in clauses]
    ordered = [*clauses, *others]
    return Drawing(
        finding,
        tuple(_side(graph, finding, party) for party in ordered[:2]),
        tuple(ordered[2:]),
        chains_to_objectives(graph, finding),
        _origins(graph, finding),
        len(finding.evidence),
    )


def _side(graph: PolicyGraph, finding: Finding, party: Party) -> Side:
    row = graph.index.get(party.id)
    policy: Any = graph.index.get(party.policy)
    place = graph.index.get(party.place)
    sources = [graph.index.get(name) for name in party.source]
    return Side(
        party,
        row,
        policy.legal_level if policy else "",
        place.place_level if isinstance(place, Jurisdiction) else "",
        _sign(graph, finding.indicator, party, row),
        number_of(row) if isinstance(row, Target | Setting) else "",
        tuple(source for source in sources if isinstance(source, Source)),
    )


def _sign(graph: PolicyGraph, indicator: str, party: Party, row: Row | None) -> int:
    """Return what a side does to the indicator: by its role, else by the effect it has of its own."""
    by_role = {"raises": 1, "promotes": 1, "lowers": -1}.get(party.role)
    if by_role or not indicator or row is None or isinstance(row, Target | Setting):
        return by_role or 0
    signs = {
        effect.sign for effect in graph.rows(Effect) if effect.provision == row.id and effect.indicator == indicator
    }
    return {frozenset("+"): 1, frozenset("-"): -1}.get(frozenset(signs), 0)


def number_of(row: Target | Setting) -> str:
    """Return the number of a target or setting with its comparator, as figures; the unit is left to the page."""
    signs = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}
    if isinstance(row, Target):
        about = "≈ " if row.approximate == "yes" else ""
        return f"{signs.get(row.comparator, '')}{about}{_figures(row.value)}" if row.value else ""
    if row.value:
        return _figures(row.value)
    return f"{_figures(row.low)}–{_figures(row.high)}" if row.low or row.high else ""


def _figures(text: str) -> str:
    # A year stays four figures; anything longer is grouped by thousands.
    long = len(text.partition(".")[0]) > 4
    return (f"{Decimal(text):,f}" if long else text).replace("-", "−")


def _origins(graph: PolicyGraph, finding: Finding) -> int:
    names = {name for party in finding.parties for name in party.source}
    rows = [graph.index.get(name) for name in names]
    return len({row.origin for row in rows if isinstance(row, Source)})
