"""What must happen to findings when the rows change in a known way."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.checks import find_conflicts, find_synergies
from policygraph.checks.teaching import effect, policy, provision, teaching_graph
from policygraph.schema.findings import Finding

QUICK = settings(max_examples=6, deadline=None)
SIGNS = st.sampled_from("+-")
OTHER = {"+": "-", "-": "+"}


def world(first: str, second: str, indicator: str = "ind:nev", *, names: tuple[str, str] = ("a", "c"), **cells: Any):
    """Return two clauses of two policies, one of the nation and one of a province, that push one indicator."""
    one, two = names
    return {
        "policies": [policy(one), policy(two, "plc:P", sources="src:b")],
        "provisions": [provision(one), provision(two, **cells)],
        "effects": [effect(one, "1", indicator, first), effect(two, "1", indicator, second)],
    }


def between(findings: Any, *policies: str) -> list[Finding]:
    """Return findings that have all these policies as parties."""
    return [each for each in findings if {f"pol:{name}" for name in policies} <= {p.policy for p in each.parties}]


def opposed(rows: Any) -> list[Finding]:
    """Return the opposed pushes among rows laid over the small world."""
    return [each for each in find_conflicts(teaching_graph(rows), codes=["C1"]) if each.rule == "c01_opposite_signs"]


@QUICK
@given(SIGNS, st.sampled_from(["ind:nev", "ind:coal", "ind:oil"]))
def test_turning_one_side_ends_the_conflict(sign: str, indicator: str) -> None:
    assert len(opposed(world(sign, OTHER[sign], indicator))) == 1
    assert opposed(world(sign, sign, indicator)) == []


@QUICK
@given(SIGNS)
def test_turning_both_sides_keeps_the_conflict(sign: str) -> None:
    first, turned = opposed(world(sign, OTHER[sign])), opposed(world(OTHER[sign], sign))
    assert {p.id for p in first[0].parties} == {p.id for p in turned[0].parties}


@QUICK
@given(SIGNS, st.sampled_from(["technologies", "months", "place"]))
def test_a_scope_that_does_not_meet_ends_the_conflict(sign: str, part: str) -> None:
    rows = world(sign, OTHER[sign])
    apart = {
        "technologies": ({"technologies": "tec:bev"}, {"technologies": "tec:phev"}),
        "months": ({"months": "1;2"}, {"months": "7;8"}),
        "place": ({"jurisdiction": "plc:Q"}, {"jurisdiction": "plc:R"}),
    }[part]
    if part == "place":
        rows["policies"] = [policy("a", "plc:Q"), policy("c", "plc:R")]
    else:
        rows["provisions"] = [provision("a", **apart[0]), provision("c", **apart[1])]
    assert opposed(rows) == []


@QUICK
@given(SIGNS, st.dates(min_value=date(2021, 1, 1), max_value=date(2025, 6, 1)))
def test_an_end_of_one_side_ends_the_finding_then(sign: str, end: Any) -> None:
    rows = world(sign, OTHER[sign])
    rows["policies"][1] = policy("c", "plc:P", end=end.isoformat())
    found = opposed(rows)
    assert found
    for each in found:
        assert each.status == "ended"
        assert each.period.end == end.isoformat()


@QUICK
@given(SIGNS, st.sampled_from(["supersedes", "ends"]), st.dates(date(2021, 1, 1), date(2025, 6, 1)))
def test_a_successor_ends_the_conflict_of_what_it_replaces(sign: str, kind: str, start: date) -> None:
    rows = world(sign, OTHER[sign])
    rows["policies"].append(policy("new", "plc:P", sources="src:a", start=start.isoformat()))
    (open_still,) = opposed(rows)
    assert (open_still.status, open_still.overlap, open_still.period.end) == ("open", "certain", "")
    # The act names no end of its own: it holds until its successor begins, and after that at most perhaps.
    rows["relations"] = [{"id": "rel:1", "subject": "pol:new", "relation": kind, "object": "pol:c"}]
    graph = teaching_graph(rows)
    before, after = (
        [each for each in find_conflicts(graph, codes=["C1"], at=day.isoformat()) if between([each], "a", "c")]
        for day in (start - timedelta(days=1), start)
    )
    assert len(before) == 1
    if kind == "ends":
        assert after == []
        assert before[0].status == "ended"
        assert before[0].period.end == (start - timedelta(days=1)).isoformat()
    else:
        assert before[0].status != "open"


@QUICK
@given(SIGNS, st.text("bdefghk", min_size=2, max_size=6))
def test_a_renamed_row_renames_only_itself(sign: str, name: str) -> None:
    plain = opposed(world(sign, OTHER[sign]))
    renamed = opposed(world(sign, OTHER[sign], names=("a", name)))
    assert len(plain) == len(renamed)
    for one, other in zip(plain, renamed, strict=True):
        assert [p.id.replace("prv:c/", f"prv:{name}/") for p in one.parties] == [p.id for p in other.parties]
        assert (one.code, one.place, one.period) == (other.code, other.place, other.period)


@QUICK
@given(SIGNS, SIGNS)
def test_an_unrelated_policy_adds_only_findings_that_name_it(sign: str, extra: str) -> None:
    rows = world(sign, OTHER[sign])
    before = {each.id for each in find_conflicts(teaching_graph(rows))}
    more = {
        "policies": [*rows["policies"], policy("new", sources="src:a")],
        "provisions": [*rows["provisions"], provision("new")],
        "effects": [*rows["effects"], effect("new", "1", "ind:price", extra)],
    }
    for each in find_conflicts(teaching_graph(more)):
        assert each.id in before or "pol:new" in {p.policy for p in each.parties}


@QUICK
@given(SIGNS, st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(sign: str, seed: int) -> None:
    rows = world(sign, OTHER[sign])
    rng = random.Random(seed)
    mixed = {table: rng.sample(cells, len(cells)) for table, cells in rows.items()}
    assert list(find_conflicts(teaching_graph(rows))) == list(find_conflicts(teaching_graph(mixed)))


def both_goals(supply: str, carbon: str, strength: str) -> Any:
    """Return the findings on a deed whose lever moves a number of each top goal: trade-offs and what serves both."""
    links = [("supply", supply), ("co2", carbon)]
    rows = {
        "provisions": [provision("a", instrument="fleet_mandate", modality="obliges")],
        "effects": [effect("a", "1", "ind:price", "+", strength=strength)],
        "influences": [
            {"id": f"inf:price-{name}", "source": "ind:price", "target": f"ind:{name}", "sign": sign, "strength": "3", "kind": "physical"}
            for name, sign in links
        ],
        "evidence": [{"id": "evd:p", "about": "inf:price-supply;inf:price-co2", "source": "src:paper", "stance": "supports"}],
    }  # fmt: skip
    graph = teaching_graph(rows)
    return find_conflicts(graph, codes=["C2"]), find_synergies(graph, codes=["S3"])


@QUICK
@given(SIGNS, st.booleans(), st.sampled_from("123"))
def test_turning_one_goal_of_a_trade_off_makes_it_a_synergy_or_harms_both(sign: str, last: bool, strength: str) -> None:
    # Supply is wanted up and CO2 down: one sign on both is a trade-off.
    torn, none = both_goals(sign, sign, strength)
    assert (len(torn), len(none)) == (1, 0)
    turned = (sign, OTHER[sign]) if last else (OTHER[sign], sign)
    torn, serves = both_goals(*turned, strength)
    assert len(torn) == 0
    assert len(serves) == (turned == ("+", "-"))


def test_one_lever_between_two_goals_turns_into_a_synergy() -> None:
    # Coal output helps supply and harms the climate; cleaner cars help both.
    coal = between(find_conflicts(teaching_graph(world("+", "+", "ind:coal")), codes=["C2"]), "a")
    cars = between(find_conflicts(teaching_graph(world("+", "+", "ind:nev")), codes=["C2"]), "a")
    assert coal
    assert cars == []
    deeds = world("+", "+", "ind:nev")
    deeds["provisions"] = [
        {**each, "instrument": "fleet_mandate", "modality": "obliges"} for each in deeds["provisions"]
    ]
    assert between(find_synergies(teaching_graph(deeds)), "a")
