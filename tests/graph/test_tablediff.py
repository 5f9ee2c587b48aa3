"""What two graphs do not share."""

from __future__ import annotations

from hypothesis import given

from policygraph.graph import PolicyGraph, diff
from tests.worlds import graphs, policy, world


def test_added_removed_and_changed_cells() -> None:
    old = world(policies=[policy("a"), policy("b")])
    new = world(policies=[policy("a", title_en="New"), policy("c")])
    found = diff(old, new)
    assert list(found.itertuples(index=False, name=None)) == [
        ("policies", "pol:a", "changed", "title_en", "Policy a", "New"),
        ("policies", "pol:b", "removed", "", "", ""),
        ("policies", "pol:c", "added", "", "", ""),
    ]


@given(graphs(), graphs())
def test_nothing_differs_from_itself_and_sides_mirror(one: PolicyGraph, other: PolicyGraph) -> None:
    assert diff(one, one).empty
    there, back = diff(one, other), diff(other, one)
    assert sorted(there["id"]) == sorted(back["id"])
    assert (there["change"] == "added").sum() == (back["change"] == "removed").sum()
