"""Findings under headings: one code on one thing, in whatever places; nobody reads three thousand lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policygraph.checks.groups import finding_order
from policygraph.schema.findings import Finding

__all__ = ["Heading", "under_headings"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Findings of one code about one row (``about``: indicator, objective, technology or policy), gravest first."""

    code: str
    about: str
    members: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """Return its address on the page."""
        return f"group-{self.code.lower()}-{self.about}"

    @property
    def gravest(self) -> Finding:
        """Return the first member."""
        return self.members[0]

    @property
    def places(self) -> tuple[str, ...]:
        """Return the places of its members, sorted."""
        return tuple(sorted({each.place for each in self.members}))

    def count(self, status: str) -> int:
        """Return how many members have a status."""
        return sum(each.status == status for each in self.members)


def under_headings(findings: Iterable[Finding]) -> tuple[Heading, ...]:
    """Return headings by code and subject; the one with the gravest open finding comes first."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.code, _about(each)), []).append(each)
    made = (Heading(*key, tuple(sorted(members, key=finding_order))) for key, members in found.items())
    return tuple(sorted(made, key=lambda heading: finding_order(heading.gravest)))


def _about(finding: Finding) -> str:
    if finding.indicator or finding.objective or finding.technology:
        return finding.indicator or finding.objective or finding.technology
    policies = [party.policy for party in finding.parties if party.policy]
    return policies[-1] if policies else ""
