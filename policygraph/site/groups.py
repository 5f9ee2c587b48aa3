"""Findings in groups: one code on one thing, with the places it is found in; nobody reads three thousand lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policygraph.schema.findings import Finding
from policygraph.site.material import STATUS_ORDER

__all__ = ["Group", "group_findings"]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one code about one row (``about``: indicator, objective, technology or policy), gravest first."""

    code: str
    about: str
    members: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """Return an anchor for the group."""
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


def group_findings(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return groups by code and what they are about; the group with the gravest open finding comes first.

    Members keep the order they are given in.
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.code, _about(each)), []).append(each)
    groups = [Group(code, about, tuple(members)) for (code, about), members in found.items()]
    return tuple(sorted(groups, key=_order))


def _about(finding: Finding) -> str:
    if finding.indicator or finding.objective or finding.technology:
        return finding.indicator or finding.objective or finding.technology
    policies = [party.policy for party in finding.parties if party.policy]
    return policies[-1] if policies else ""


def _order(group: Group) -> tuple[int, float, str, str]:
    first = group.gravest
    return STATUS_ORDER.index(first.status), -first.priority, group.code, group.about
