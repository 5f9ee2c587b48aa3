"""Nets of classes: up, down, meet, circles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph.hierarchy import Hierarchy, find_cycle

NET = Hierarchy({"nev": (), "oil": (), "bev": ("nev",), "phev": ("nev", "oil"), "erev": ("phev",)})


def test_a_class_with_two_parents_lies_below_both() -> None:
    assert NET.up("erev") == {"erev", "phev", "nev", "oil"}
    assert NET.down("oil") == {"oil", "phev", "erev"}
    assert NET.covers("oil", "erev")
    assert not NET.covers("oil", "bev")


def test_two_classes_meet_in_the_widest_below_both() -> None:
    assert NET.meet(["nev"], ["oil"]) == ("phev",)
    assert NET.meet(["bev"], ["oil"]) == ()
    assert NET.meet(["nev"], ["bev", "erev"]) == ("bev", "erev")


def test_an_unknown_id_is_alone() -> None:
    assert NET.up("x") == {"x"}
    assert NET.meet(["x"], ["nev"]) == ()


def test_a_circle_is_named() -> None:
    assert find_cycle({"a": ("b",), "b": ("c",), "c": ("a",), "d": ()}) == ("a", "b", "c", "a")
    with pytest.raises(ValueError, match="a") as caught:
        Hierarchy({"a": ("a",)})
    assert caught.value.args[0] == ("a", "a")


@given(st.dictionaries(st.integers(0, 12), st.sets(st.integers(0, 12), max_size=3), max_size=13))
def test_numbers_that_only_point_down_form_no_circle(links: dict[int, set[int]]) -> None:
    parents = {str(child): tuple(str(each) for each in sorted(above) if each < child) for child, above in links.items()}
    assert find_cycle(parents) == ()
    net = Hierarchy(parents)
    for child in parents:
        for above in net.up(child):
            assert child in net.down(above)
            assert net.up(above) <= net.up(child)
