"""What neighbours have and a place has not."""

from __future__ import annotations

from policygraph.checks.peers import PeerGap, peer_gaps
from policygraph.checks.teaching import policy, provision, teaching_graph


def world(**change: str) -> object:
    return teaching_graph(
        {
            "policies": [
                policy("c", "plc:P", topics="v2g"),
                policy("a", "plc:Q", topics="v2g"),
                policy("b", "plc:R", topics="v2g"),
            ],
            "provisions": [
                provision("c", instrument="pilot", modality="authorises"),
                provision("a", "1", instrument="feed_in_price", modality="prices", **change),
                provision("a", "2", instrument="plan"),
                provision("b", instrument="discharge_subsidy", modality="pays"),
            ],
        }
    )


def test_an_instrument_of_a_neighbour_is_named_with_its_clause() -> None:
    assert peer_gaps(world(), "plc:P", ["v2g"]) == (PeerGap("v2g", "feed_in_price", ("plc:Q",), ("prv:a/1",)),)  # type: ignore[arg-type]


def test_a_place_that_is_no_neighbour_a_plan_and_an_ended_clause_do_not_count() -> None:
    assert peer_gaps(world(end="2021-12-31"), "plc:P", ["v2g"]) == ()  # type: ignore[arg-type]


def test_cities_stand_for_their_province_and_the_nation_has_no_peers() -> None:
    assert peer_gaps(world(), "plc:P1", ["v2g"]) == peer_gaps(world(), "plc:P", ["v2g"])  # type: ignore[arg-type]
    assert peer_gaps(world(), "plc:CN", ["v2g"]) == ()  # type: ignore[arg-type]
    assert peer_gaps(world(), "plc:P", ["coal_power"]) == ()  # type: ignore[arg-type]
