"""Net effects of provisions on objectives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.causal import net_effects, walk_tail
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.graph import PolicyGraph

World = Callable[..., PolicyGraph]


def one(graph: PolicyGraph, objective: str, **options: Any) -> pd.DataFrame:
    found = net_effects(graph, **options)
    return found[(found["provision"] == "prv:a/1") & (found["objective"] == objective)]


def test_coal_helps_security_and_harms_carbon_by_the_weights_of_the_chain() -> None:
    graph = teaching_graph({"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")]})
    security, carbon = one(graph, "obj:energy-security"), one(graph, "obj:dual-carbon")
    assert security["helps"].item() == pytest.approx(0.4 * 0.6)
    assert security["harms"].item() == 0
    assert carbon["harms"].item() == pytest.approx(0.24)
    assert carbon["net"].item() == pytest.approx(-0.24)
    assert carbon["dominance"].item() == 1


def test_signs_that_cancel_stay_visible_and_unsigned_links_stay_apart(world: World) -> None:
    effects = [effect("a", "1", f"ind:{name}", "+") for name in ("coal", "nev", "price")]
    graph = world([("price", "co2", "?")], provisions=[provision("a")], effects=effects)
    carbon = one(graph, "obj:dual-carbon")
    assert carbon["helps"].item() == pytest.approx(carbon["harms"].item())
    assert carbon["net"].item() == pytest.approx(0)
    assert carbon["dominance"].item() == pytest.approx(0.5)
    assert carbon["undetermined"].item() == pytest.approx(0.24)


def test_links_that_never_hold_together_make_no_walk(world: World) -> None:
    rows = {
        "provisions": [provision("a", start="2020-01-01", end="2029-12-31")],
        "effects": [effect("a", "1", "ind:price", "+")],
    }
    early = ("price", "nev", "+", {"start": "2020", "end": "2024"})
    apart = world([early, ("nev", "oil", "-", {"start": "2026"})], **rows)
    assert one(apart, "obj:energy-security").empty
    together = world([early, ("nev", "oil", "-", {"start": "2023"})], **rows)
    found = one(together, "obj:energy-security", by_atom=True)
    assert found["helps"].tolist() == [pytest.approx(0.4 * 0.6 * 0.6)]
    assert found[["start", "end"]].to_numpy().tolist() == [["2023-01-01", "2024-12-31"]]


@pytest.mark.parametrize(
    "limit", [{"places": "plc:Q"}, {"technologies": "tec:phev"}, {"end": "2019"}, {"not_places": "plc:P"}]
)
def test_an_influence_counts_only_within_its_scope(world: World, limit: dict[str, str]) -> None:
    rows = {
        "provisions": [provision("a", places="plc:P", technologies="tec:bev", start="2021-01-01")],
        "effects": [effect("a", "1", "ind:price", "+")],
    }
    assert one(world([("price", "co2", "+", limit)], **rows), "obj:dual-carbon").empty
    assert not one(world([("price", "co2", "+")], **rows), "obj:dual-carbon").empty


def test_the_piece_in_which_most_is_moved_stands_for_the_provision(world: World) -> None:
    links = [("price", "co2", "+"), ("price", "coal", "+", {"places": "plc:P"})]
    graph = world(links, provisions=[provision("a")], effects=[effect("a", "1", "ind:price", "+")])
    pieces = one(graph, "obj:dual-carbon", by_atom=True)
    assert pieces["place"].tolist() == ["plc:CN", "plc:P"]
    assert one(graph, "obj:dual-carbon")["harms"].item() == pieces["harms"].max()
    assert pieces["harms"].is_monotonic_increasing


SIGNED = st.lists(
    st.tuples(st.sampled_from(["coal", "nev", "price", "co2", "oil"]), st.sampled_from("+-")), min_size=1, unique_by=lambda each: each[0]
)  # fmt: skip


@settings(max_examples=25)
@given(SIGNED)
def test_turning_every_effect_turns_help_into_harm(signs: list[tuple[str, str]]) -> None:
    def found(turned: bool) -> pd.DataFrame:
        turn = {"+": "-", "-": "+"} if turned else {"+": "+", "-": "-"}
        effects = [effect("a", "1", f"ind:{name}", turn[sign]) for name, sign in signs]
        return net_effects(teaching_graph({"provisions": [provision("a")], "effects": effects}))

    straight, turned = found(False), found(True)
    assert straight["objective"].tolist() == turned["objective"].tolist()
    assert straight["helps"].tolist() == turned["harms"].tolist()
    assert straight["net"].tolist() == [-each for each in turned["net"]]


def test_the_bundled_map_reaches_both_goals(bundled: PolicyGraph) -> None:
    found = net_effects(bundled)
    assert {"obj:energy-security", "obj:dual-carbon"} <= set(found["objective"])
    assert not found.duplicated(["provision", "objective"]).any()
    assert found["dominance"].between(0.5, 1).all()
    assert (found[["helps", "harms", "undetermined"]] >= 0).all().all()


def test_a_graph_without_goals_or_clauses_reaches_nothing() -> None:
    assert net_effects(PolicyGraph({}, as_of="2026-01-01")).empty
    without = teaching_graph({"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")]})
    assert net_effects(without.replaced(objectives=())).empty


def test_the_tail_holds_what_longer_walks_would_add(world: World) -> None:
    graph = world([("coal", "price", "+"), ("price", "oil", "+"), ("oil", "co2", "-")], provisions=[provision("a")], effects=[effect("a", "1", "ind:coal", "+")])  # fmt: skip
    for length in (1, 2, 3, 4):
        here = one(graph, "obj:dual-carbon", length=length)
        near = here["helps"].sum() + here["harms"].sum()
        far = one(graph, "obj:dual-carbon", length=12)
        tail = walk_tail(graph, "prv:a/1", "obj:dual-carbon", length=length)
        assert tail == pytest.approx((far["helps"] + far["harms"]).item() - near)
    assert tail == pytest.approx(0)


def test_no_tail_where_a_circle_grows(world: World) -> None:
    links = [(a, b, "+") for a in ("coal", "price", "oil") for b in ("coal", "price", "oil") if a != b]
    graph = world(links, provisions=[provision("a")], effects=[effect("a", "1", "ind:coal", "+")])
    assert walk_tail(graph, "prv:a/1", "obj:dual-carbon") is None
