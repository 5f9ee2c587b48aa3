"""Bands by kind, order from the data, whole numbers, and steady when the data grows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policygraph.views.layout import BAND, PITCH, barycentre_order, layered_positions

NAMES = [f"n{number:02}" for number in range(12)]


def test_bands_lie_below_one_another_and_are_centred() -> None:
    at = layered_positions({0: ["a"], 1: ["b", "c"], 2: ["d", "e", "f"]}, (), [])
    assert at == {
        "a": (0, 0), "b": (-PITCH // 2, BAND), "c": (PITCH // 2, BAND), "d": (-PITCH, 2 * BAND), "e": (0, 2 * BAND), "f": (PITCH, 2 * BAND),
    }  # fmt: skip


def test_a_free_band_follows_what_it_is_linked_to() -> None:
    # "x" hangs on the rightmost, "y" on the leftmost, "z" on nothing.
    at = layered_positions({0: ["x", "y", "z"], 1: ["l", "m", "r"]}, (0,), [("x", "r"), ("l", "y")])
    assert sorted(("x", "y", "z"), key=lambda name: at[name][0]) == ["y", "x", "z"]


def test_a_free_band_may_follow_another_free_band() -> None:
    at = layered_positions(
        {0: ["p", "q"], 1: ["x", "y"], 2: ["l", "r"]}, (1, 0), [("x", "r"), ("y", "l"), ("p", "x"), ("q", "y")]
    )
    assert at["y"][0] < at["x"][0]
    assert at["q"][0] < at["p"][0]


def test_ties_are_broken_by_id() -> None:
    assert barycentre_order(["b", "a", "c"], {"a": ["m"], "b": ["m"]}, {"m": 0.5}) == ["a", "b", "c"]


def test_links_to_what_is_not_drawn_are_left_out() -> None:
    assert layered_positions({0: ["a"]}, (0,), [("a", "elsewhere")]) == {"a": (0, 0)}


pairs = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=30)


@given(pairs, st.permutations(range(30)))
def test_the_order_of_edges_says_nothing(edges: list[tuple[str, str]], order: list[int]) -> None:
    bands = {0: NAMES[:4], 1: NAMES[4:]}
    shuffled = [edges[place] for place in order if place < len(edges)]
    assert layered_positions(bands, (0,), edges) == layered_positions(bands, (0,), shuffled)


@given(pairs)
def test_positions_are_whole_numbers_and_no_two_nodes_share_one(edges: list[tuple[str, str]]) -> None:
    at = layered_positions({0: NAMES[:4], 1: NAMES[4:8], 2: NAMES[8:]}, (0, 1), edges)
    assert len(set(at.values())) == len(NAMES)
    assert all(isinstance(part, int) for place in at.values() for part in place)


@given(pairs, st.integers(4, 11))
def test_a_node_that_is_added_leaves_the_given_order_as_it_was(edges: list[tuple[str, str]], where: int) -> None:
    before = layered_positions({0: NAMES[:4], 1: NAMES[4:]}, (0,), edges)
    after = layered_positions({0: NAMES[:4], 1: [*NAMES[4:where], "new", *NAMES[where:]]}, (0,), edges)

    def order(at: dict[str, tuple[int, int]]) -> list[str]:
        return sorted((name for name in NAMES[4:]), key=lambda name: at[name])

    assert order(before) == order(after)
