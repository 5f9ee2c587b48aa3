"""Findings gathered for reading: one group for a code, an indicator and a province, the gravest member first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding

__all__ = ["Group", "finding_order", "gather"]

# What ended is history: it stands below everything that holds, will hold or may hold.
_STANDINGS = ("open", "upcoming", "unknown", "ended")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one code on one subject in one province (or the nation); ``members`` in order, gravest first."""

    code: str
    subject: str
    place: str
    members: tuple[Finding, ...]

    @property
    def head(self) -> Finding:
        """The gravest member."""
        return self.members[0]


def finding_order(each: Finding) -> tuple[int, float, str]:
    """Return the key that puts open findings first, then upcoming, unknown and ended; inside by priority, then id."""
    return (_STANDINGS.index(each.status), -each.priority, each.id)


def gather(graph: PolicyGraph, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return findings as groups by code, subject and province, in the order of their gravest members.

    The subject is the indicator, else the objective, else the technology, else the rule.
    """
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for each in findings:
        home = province_of(graph, each.place)
        subject = each.indicator or each.objective or each.technology or each.rule
        found.setdefault((each.code, subject, home.id if home else each.place), []).append(each)
    groups = (Group(*key, tuple(sorted(members, key=finding_order))) for key, members in found.items())
    return tuple(sorted(groups, key=lambda group: finding_order(group.head)))
