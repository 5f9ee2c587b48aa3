"""How scopes meet in place, technology, season, addressee and time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph.scopes import EVERYWHERE, Meeting, Scope
from policygraph.schema.periods import Period
from tests.worlds import world

GRAPH = world()


def meet(first: Scope, second: Scope) -> Meeting:
    return GRAPH.meet_scopes(first, second)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (Scope(places=("plc:P",)), Scope(places=("plc:Q",)), "place"),
        (Scope(technologies=("tec:bev",)), Scope(technologies=("tec:ice",)), "technology"),
        (Scope(months=("7", "8")), Scope(months=("1",)), "season"),
        (Scope(addressees=("vehicle_buyer",)), Scope(addressees=("generator",)), "addressee"),
        (Scope(period=Period.parse("2020", "2020")), Scope(period=Period.parse("2021", "2021")), "time"),
        (Scope(places=("plc:CN",), not_places=("plc:P",)), Scope(places=("plc:P1",)), "place"),
    ],
)
def test_the_part_that_keeps_two_scopes_apart_is_named(first: Scope, second: Scope, apart: str) -> None:
    assert meet(first, second).apart == apart
    assert not meet(first, second)
    assert meet(second, first).apart == apart


def test_a_group_meets_its_members_and_a_class_its_subclasses() -> None:
    found = meet(
        Scope(places=("plc:G",), technologies=("tec:nev",)),
        Scope(places=("plc:P1", "plc:R"), technologies=("tec:ice",)),
    )
    assert found.places == ("plc:P1",)
    assert found.technologies == ("tec:phev",)
    assert found.overlap == "certain"


def test_an_uncertain_end_makes_a_possible_overlap() -> None:
    found = meet(Scope(period=Period.parse("2020", "2021")), Scope(period=Period.parse("2021-06-01", "")))
    assert found.overlap == "possible"


def test_an_addressee_that_is_not_stated_meets_possibly() -> None:
    assert meet(Scope(addressees=("not_stated",)), Scope(addressees=("generator",))).overlap == "possible"
    assert meet(Scope(addressees=("anyone",)), Scope(addressees=("generator",))).overlap == "certain"


scopes = st.builds(
    Scope,
    places=st.sampled_from([(), ("plc:CN",), ("plc:P",), ("plc:Q", "plc:P1"), ("plc:G",)]),
    technologies=st.sampled_from([(), ("tec:nev",), ("tec:ice",), ("tec:bev",)]),
    months=st.sampled_from([(), ("1", "2"), ("2", "3"), ("7",)]),
    period=st.sampled_from([Period.parse(), Period.parse("2020", "2021"), Period.parse("2021-05", "")]),
)


@given(scopes, scopes)
def test_meeting_is_symmetric(first: Scope, second: Scope) -> None:
    one, other = meet(first, second), meet(second, first)
    assert (one.places, one.technologies, one.months, one.overlap) == (
        other.places,
        other.technologies,
        other.months,
        other.overlap,
    )


@given(scopes)
def test_a_scope_meets_everywhere_in_itself(scope: Scope) -> None:
    found = meet(scope, EVERYWHERE)
    assert found
    assert set(GRAPH.places.meet(scope.places, scope.places)) == set(found.places)
