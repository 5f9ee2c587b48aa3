"""Findings gathered for reading."""

from __future__ import annotations

from policygraph.checks import find_conflicts, find_gaps
from policygraph.checks.groups import finding_order, gather
from policygraph.graph import PolicyGraph


def test_every_finding_is_in_exactly_one_group_and_the_gravest_leads(bundled: PolicyGraph) -> None:
    for findings in (find_conflicts(bundled), find_gaps(bundled)):
        groups = findings.groups()
        members = [each.id for group in groups for each in group.members]
        assert sorted(members) == sorted(each.id for each in findings)
        for group in groups:
            assert group.head == min(group.members, key=finding_order)
            assert {each.code for each in group.members} == {group.code}
        heads = [finding_order(group.head) for group in groups]
        assert heads == sorted(heads)
        assert len(groups) < len(findings)


def test_cities_are_gathered_under_their_province(bundled: PolicyGraph) -> None:
    groups = find_conflicts(bundled).groups()
    provinces = {row.id for row in bundled.tables["jurisdictions"] if getattr(row, "place_level", "") == "city"}
    assert not {group.place for group in groups} & provinces


def test_nothing_gives_no_groups(bundled: PolicyGraph) -> None:
    assert gather(bundled, []) == ()
