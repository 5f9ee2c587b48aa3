from __future__ import annotations

from policygraph.site.groups import under_headings
from policygraph.site.material import STATUS_ORDER, Material


def test_every_finding_is_in_one_group(real: Material) -> None:
    groups = under_headings(real.findings)
    assert sorted(each.id for group in groups for each in group.members) == sorted(each.id for each in real.findings)


def test_members_share_code_and_subject(real: Material) -> None:
    for group in under_headings(real.findings):
        assert {each.code for each in group.members} == {group.code}
        if group.about.startswith("ind:"):
            assert {each.indicator for each in group.members} == {group.about}


def test_the_group_with_the_gravest_open_finding_comes_first(real: Material) -> None:
    keys = [
        (STATUS_ORDER.index(group.gravest.status), -group.gravest.priority) for group in under_headings(real.findings)
    ]
    assert keys == sorted(keys)


def test_names_are_unique(real: Material) -> None:
    names = [group.name for group in under_headings(real.findings)]
    assert len(names) == len(set(names))
