"""Scope atoms: pieces in which the same rows hold throughout."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal.atoms import hold_together, holds_in, scope_atoms
from policygraph.checks.teaching import teaching_graph
from policygraph.graph.scopes import EVERYWHERE, Scope
from policygraph.schema.periods import Period

GRAPH = teaching_graph({})
YEARS = Period.parse("2020-01-01", "2029-12-31")


def test_nothing_divides_a_scope_that_no_other_limits() -> None:
    here = Scope(("plc:P",), (), ("tec:nev",), (), (), YEARS)
    assert scope_atoms(GRAPH, here, [EVERYWHERE, EVERYWHERE]) == (here,)


def test_a_narrower_place_and_a_later_start_cut_pieces() -> None:
    here = Scope(("plc:CN",), period=YEARS)
    other = Scope(("plc:P",), period=Period.parse("2025-01-01"))
    atoms = scope_atoms(GRAPH, here, [other])
    assert [(each.places[0], each.period.bounds()) for each in atoms] == [
        ("plc:CN", ("2020-01-01", "2024-12-31")),
        ("plc:CN", ("2025-01-01", "2029-12-31")),
        ("plc:P", ("2020-01-01", "2024-12-31")),
        ("plc:P", ("2025-01-01", "2029-12-31")),
    ]
    assert [holds_in(GRAPH, other, each) for each in atoms] == [False, False, False, True]


def test_a_class_and_a_season_cut_pieces_too() -> None:
    here = Scope(("plc:P",), (), ("tec:nev",), (), (), YEARS)
    atoms = scope_atoms(GRAPH, here, [Scope((), (), ("tec:bev",), (), ("6", "7"))])
    assert {each.technologies for each in atoms} == {("tec:nev",), ("tec:bev",)}
    assert {each.months for each in atoms} == {("6", "7"), ("1", "2", "3", "4", "5", "8", "9", "10", "11", "12")}


def test_an_excluded_place_is_no_piece_and_cuts_one() -> None:
    here = Scope(("plc:CN",), ("plc:Q",), period=YEARS)
    atoms = scope_atoms(GRAPH, here, [Scope(("plc:CN",), ("plc:P",)), Scope(("plc:Q",))])
    assert [each.places for each in atoms] == [("plc:CN",), ("plc:P",)]
    assert [holds_in(GRAPH, Scope(("plc:CN",), ("plc:P",)), each) for each in atoms] == [True, False]


def test_two_scopes_hold_together_in_what_they_share() -> None:
    one = Scope(("plc:CN",), ("plc:Q",), ("tec:nev",), (), ("5", "6"), YEARS)
    other = Scope(("plc:P",), (), ("tec:bev", "tec:coal"), ("manufacturer",), ("6", "7"), Period.parse("2028"))
    both = hold_together(GRAPH, one, other)
    assert both is not None
    assert (both.places, both.technologies, both.months) == (("plc:P",), ("tec:bev",), ("6",))
    assert both.not_places == ("plc:Q",)
    assert both.addressees == ("manufacturer",)
    assert hold_together(GRAPH, one, EVERYWHERE) == hold_together(GRAPH, EVERYWHERE, one) == one
    assert hold_together(GRAPH, one, Scope(("plc:Q",))) is None


PLACES = st.lists(st.sampled_from(["plc:CN", "plc:P", "plc:Q", "plc:P1", "plc:G"]), max_size=2, unique=True).map(tuple)
TECHNOLOGIES = st.lists(st.sampled_from(["tec:nev", "tec:bev", "tec:coal"]), max_size=2, unique=True).map(tuple)
MONTHS = st.sampled_from([(), ("1",), ("1", "2"), ("7", "8")])
PERIODS = st.tuples(st.integers(2018, 2022), st.integers(0, 6)).map(
    lambda pair: Period.parse(str(pair[0]), str(pair[0] + pair[1]))
)
SCOPES = st.builds(Scope, PLACES, st.just(()), TECHNOLOGIES, st.just(()), MONTHS, PERIODS)


@given(SCOPES, st.lists(SCOPES, max_size=3))
def test_what_holds_in_a_piece_meets_it_and_what_meets_the_scope_holds_in_some_piece(
    here: Scope, others: list[Scope]
) -> None:
    atoms = scope_atoms(GRAPH, here, others)
    assert len(set(atoms)) == len(atoms)
    for other in others:
        inside = [each for each in atoms if holds_in(GRAPH, other, each)]
        assert all(hold_together(GRAPH, other, each) for each in inside)
        assert bool(inside) == (hold_together(GRAPH, here, other) is not None)


@given(SCOPES, st.lists(SCOPES, max_size=3))
def test_the_scope_itself_holds_in_every_piece(here: Scope, others: list[Scope]) -> None:
    assert all(holds_in(GRAPH, here, each) for each in scope_atoms(GRAPH, here, others))
