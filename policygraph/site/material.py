"""What every page is made from: the graph, what the checks found in it, and the ranking."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from policygraph.checks import Findings
from policygraph.checks.coordination import local_coordination
from policygraph.checks.groups import finding_order
from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.places import Jurisdiction
from policygraph.scoring import portfolio
from policygraph.site.drawing import Drawing, draw_finding

if TYPE_CHECKING:
    from policygraph.scoring import Ranking

__all__ = ["STATUS_ORDER", "Material", "code_order"]

# Draws of provinces behind the interval of the local-coordination index.
_BOOTSTRAP: Final = 300
# As many interventions as a programme of one period can hold, and a page can explain.
_TOGETHER: Final = 5
STATUS_ORDER: Final = ("open", "upcoming", "unknown", "ended")


def code_order(code: str) -> tuple[str, int]:
    """Return a key that sorts C2 before C10."""
    return code[0], int(code[1:])


@dataclass(frozen=True)
class Material:
    """Inputs of the pages; everything derived from them is worked out once, on first use."""

    graph: PolicyGraph
    conflicts: Findings
    gaps: Findings
    synergies: Findings
    ranking: Ranking
    samples: int
    seed: int
    vanished: tuple[str, ...] = field(default=())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: open first, then upcoming, unknown and ended; inside by priority, then id."""
        found = (*self.conflicts, *self.gaps, *self.synergies)
        return tuple(sorted(found, key=finding_order))

    @cached_property
    def by_code(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by code, codes in order."""
        codes = sorted({each.code for each in self.findings}, key=code_order)
        return {code: tuple(each for each in self.findings if each.code == code) for code in codes}

    @cached_property
    def by_row(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by every row they name: parties, their policies, indicator, objective and technology."""
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            names = {each.indicator, each.objective, each.technology}
            names |= {name for party in each.parties for name in (party.id, party.policy)}
            for name in names - {""}:
                found.setdefault(name, []).append(each)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def by_province(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by province-level place; those of a city count for its province."""
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            home = province_of(self.graph, each.place)
            if home:
                found.setdefault(home.id, []).append(each)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def provinces(self) -> tuple[Jurisdiction, ...]:
        """Province-level places, sorted by id."""
        return tuple(row for row in self.graph.rows(Jurisdiction) if row.place_level == "province")

    @cached_property
    def drawings(self) -> dict[str, Drawing]:
        """What the picture of every finding shows, by id; the same in both languages."""
        return {each.id: draw_finding(self.graph, each) for each in self.findings}

    @cached_property
    def coordination(self) -> list[dict[str, Any]]:
        """How alike local rules are, by topic."""
        rows = local_coordination(self.graph, draws=_BOOTSTRAP).to_dict(orient="records")
        return [{str(name): value for name, value in row.items()} for row in rows]

    @cached_property
    def together(self) -> Any:
        """What to do together: the largest value of a few interventions that cost the public nothing on the whole."""
        return portfolio(self.graph, self.ranking, 0.0, most=_TOGETHER, samples=max(1, min(self.samples, 200)))

    def count(self, kind: str, status: str) -> int:
        """Return how many findings of ``conflicts``, ``gaps`` or ``synergies`` have a status."""
        found: Findings = getattr(self, kind)
        return sum(each.status == status for each in found)
