"""Exact counts against every pair looked at, on graphs with lists, groups and classes with several parents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.causal.links import Link
from policygraph.checks import PushColumns, count_facts, find_conflicts, list_facts, push_columns
from policygraph.checks.columns import View
from policygraph.checks.conflicts import RULES
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.teaching import effect, policy, provision, teaching_graph
from policygraph.graph import PolicyGraph
from policygraph.graph.hierarchy import Hierarchy
from policygraph.schema.vocabularies import ancestors, terms

C1 = next(rule for rule in RULES if rule.name == "c01_opposite_signs")
# Two groups that share a province, a city, and a class that lies below two others.
WORLD = {
    "policies": [policy("a"), policy("b"), policy("c", "plc:P", legal_level="local_government_document")],
    "jurisdictions": [
        {"id": "plc:P", "label_en": "P", "label_zh": "P", "place_level": "province", "parent": "plc:CN", "groups": "plc:N;plc:S"},
        {"id": "plc:Q", "label_en": "Q", "label_zh": "Q", "place_level": "province", "parent": "plc:CN", "groups": "plc:N"},
        {"id": "plc:R", "label_en": "R", "label_zh": "R", "place_level": "province", "parent": "plc:CN", "groups": "plc:S"},
        {"id": "plc:N", "label_en": "N", "label_zh": "N", "place_level": "group", "parent": "plc:CN"},
        {"id": "plc:S", "label_en": "S", "label_zh": "S", "place_level": "group", "parent": "plc:CN"},
    ],
    "technologies": [
        {"id": "tec:oil-burning", "label_en": "o", "label_zh": "o"},
        {"id": "tec:phev", "label_en": "p", "label_zh": "p", "parents": "tec:nev;tec:oil-burning"},
        {"id": "tec:ice", "label_en": "i", "label_zh": "i", "parents": "tec:oil-burning"},
    ],
}  # fmt: skip
GROUPS = {"plc:N": ["plc:P", "plc:Q"], "plc:S": ["plc:P", "plc:R"]}


def lists(*names: str, most: int = 2) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(";".join)


DATES = st.sampled_from(["2020-05-01", "2020", "2021-07", "2022", ""])
PUSHES = st.lists(
    st.fixed_dictionaries(
        {
            "policy": st.sampled_from("abc"),
            "indicator": st.sampled_from(["coal", "nev"]),
            "sign": st.sampled_from("+-"),
            "places": lists("plc:CN", "plc:P", "plc:Q", "plc:N", "plc:S", "plc:P1"),
            "not_places": lists("plc:P", "plc:Q", "plc:P1", most=1),
            "technologies": lists("tec:nev", "tec:bev", "tec:phev", "tec:oil-burning", "tec:coal"),
            "months": lists("6", "7", "8"),
            "addressees": lists("enterprise", "generator", "user", "not_stated", "anyone"),
            "start": DATES,
            "end": st.sampled_from(["2022-06-30", "2022", "2023-01", ""]),
        }
    ),
    min_size=2,
    max_size=6,
)


def build(pushes: list[dict[str, str]]) -> PolicyGraph:
    provisions, effects = [], []
    for number, push in enumerate(pushes):
        cells = {
            name: push[name]
            for name in ("places", "not_places", "technologies", "months", "addressees", "start", "end")
        }
        provisions.append(provision(push["policy"], str(number), **cells))
        effects.append(effect(push["policy"], str(number), f"ind:{push['indicator']}", push["sign"]))
    return teaching_graph({**WORLD, "provisions": provisions, "effects": effects})


def members(names: tuple[str, ...]) -> set[str]:
    return {each for name in names for each in GROUPS.get(name, [name])}


def leaves(graph: PolicyGraph, names: tuple[str, ...]) -> set[str]:
    return {each for name in names for each in graph.technologies.down(name) if len(graph.technologies.down(each)) == 1}


def shared(first: set[str], second: set[str]) -> int:
    """How many parts two open or closed lists share; both open is one part."""
    if not first or not second:
        return len(first or second) or 1
    return len(first & second)


def addressed(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    def widest(names: tuple[str, ...]) -> set[str]:
        if not names or set(names) & {"anyone", "not_stated"}:
            return set()
        return {each for each in names if not set(ancestors("addressee", each)[1:]) & set(names)}

    one, other = widest(first), widest(second)
    if not one or not other:
        return len(one or other) or 1
    return sum(a in ancestors("addressee", b) or b in ancestors("addressee", a) for a, b in product(one, other))


def look_at_every_pair(graph: PolicyGraph) -> tuple[Counter[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Facts by indicator, narrower place and overlap, and the pairs of provisions behind them."""
    facts: Counter[tuple[str, str, str]] = Counter()
    pairs = set()
    for indicator, found in pushes_by_indicator(graph).items():
        for (one, up), (other, down) in product(found, found):
            if not (up.sign or 0) > 0 > (down.sign or 0) or one.policy == other.policy:
                continue
            meeting = graph.meet_scopes(up.scope, down.scope)
            if meeting:
                pairs.add((indicator, one.id, other.id))
                atoms = count_atoms(graph, up, down)
                for place in atoms_places(graph, up, down):
                    facts[indicator, place, str(meeting.overlap)] += atoms
    return facts, pairs


def atoms_places(graph: PolicyGraph, up: Link, down: Link) -> list[str]:
    out = members(up.scope.not_places) | members(down.scope.not_places)
    found = graph.places.meet(members(up.scope.places), members(down.scope.places))
    return [each for each in found if not any(graph.places.covers(name, each) for name in out)]


def count_atoms(graph: PolicyGraph, up: Link, down: Link) -> int:
    technologies = shared(leaves(graph, up.scope.technologies), leaves(graph, down.scope.technologies))
    months = shared(set(up.scope.months), set(down.scope.months))
    return technologies * months * addressed(up.scope.addressees, down.scope.addressees)


def counted(graph: PolicyGraph, **options: Any) -> Counter[tuple[str, str, str]]:
    columns = push_columns(graph)
    counts = count_facts(columns, **options)
    found: Counter[tuple[str, str, str]] = Counter()
    for overlap, table in (("certain", counts.certain), ("possible", counts.possible)):
        for row, place in zip(*np.nonzero(table), strict=True):
            found[columns.indicators[row], columns.axes[0].names[place], overlap] = int(table[row, place])
    return found


@settings(max_examples=80)
@given(PUSHES)
def test_counts_equal_every_pair_looked_at(pushes: list[dict[str, str]]) -> None:
    graph = build(pushes)
    facts, pairs = look_at_every_pair(graph)
    assert counted(graph) == +facts
    # ... and the rule that lists conflicts finds exactly these pairs.
    listed = {(each.indicator, each.parties[0].id, each.parties[1].id) for each in C1.find(graph)}
    assert listed == pairs


@settings(max_examples=25)
@given(PUSHES)
def test_histograms_and_sorting_count_the_same_with_two_axes_and_shadows(pushes: list[dict[str, str]]) -> None:
    columns = push_columns(build(pushes))
    flat = replace(
        columns, axes=columns.axes[:2], certain=two_axes(columns.certain), possible=two_axes(columns.possible)
    )
    for one, other in zip(count_facts(flat, method="histogram"), count_facts(flat, method="sorting"), strict=True):
        np.testing.assert_array_equal(one, other)


def two_axes(view: View) -> View:
    return replace(view, nodes=view.nodes[:2])


@settings(max_examples=40)
@given(PUSHES)
def test_counts_equal_the_listed_facts(pushes: list[dict[str, str]]) -> None:
    graph = build(pushes)
    listed = list_facts(push_columns(graph))
    assert Counter(zip(listed["indicator"], listed["place"], listed["overlap"], strict=True)) == counted(graph)


@settings(max_examples=15)
@given(PUSHES, st.randoms(use_true_random=False), st.integers(2, 5))
def test_row_order_and_parts_are_irrelevant_and_turning_every_sign_changes_nothing(
    pushes: list[dict[str, str]], shuffler: Any, parts: int
) -> None:
    wanted = counted(build(pushes))
    turned = [{**push, "sign": "-" if push["sign"] == "+" else "+"} for push in pushes]
    assert counted(build(turned)) == wanted
    assert counted(build(pushes), parts=parts) == wanted
    shuffled = list(pushes)
    shuffler.shuffle(shuffled)
    assert counted(build(shuffled)) == wanted


@settings(max_examples=15)
@given(PUSHES)
def test_a_disjoint_scope_removes_and_an_unrelated_push_adds_nothing(pushes: list[dict[str, str]]) -> None:
    wanted = counted(build(pushes))
    apart = [{**push, "places": "plc:P" if push["sign"] == "+" else "plc:Q"} for push in pushes]
    assert not counted(build(apart))
    stranger = {**pushes[0], "indicator": "price"}
    assert counted(build([*pushes, stranger])) == wanted


def naive(columns: PushColumns) -> Counter[tuple[int, int]]:
    tree = Hierarchy(
        {str(node): ([str(above)] if above >= 0 else []) for node, above in enumerate(columns.axes[0].above)}
    )
    found: Counter[tuple[int, int]] = Counter()
    view = columns.certain
    for up, down in product(range(len(columns)), repeat=2):
        one, other = int(view.nodes[0][up]), int(view.nodes[0][down])
        together = view.start[up] <= view.end[down] and view.start[down] <= view.end[up]
        real = view.start[up] <= view.end[up] and view.start[down] <= view.end[down]
        if (
            columns.sign[up] > 0 > columns.sign[down]
            and columns.indicator[up] == columns.indicator[down]
            and together
            and real
        ):
            if tree.covers(str(one), str(other)):
                found[int(columns.indicator[up]), other] += 1
            elif tree.covers(str(other), str(one)):
                found[int(columns.indicator[up]), one] += 1
    return found


ROWS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 6), st.sampled_from([1, -1]), st.integers(0, 9), st.integers(-1, 6)),
    min_size=1, max_size=30,
)  # fmt: skip
ABOVE = np.array([-1, 0, 0, 1, 1, 3, -1])


def arrays(rows: list[tuple[int, ...]], stretch: int = 1, ticks: int | None = None) -> PushColumns:
    table = np.array(rows, dtype=np.int64)
    return PushColumns.of_arrays(
        indicator=table[:, 0], place=table[:, 1], sign=table[:, 2], start=table[:, 3] * stretch,
        end=(table[:, 3] + table[:, 4]) * stretch, above=ABOVE, indicators=3, ticks=ticks or 17,
    )  # fmt: skip


@settings(max_examples=100)
@given(ROWS)
def test_both_ways_of_counting_equal_every_pair_looked_at(rows: list[tuple[int, ...]]) -> None:
    # Few ticks are counted with histograms, a span of a hundred thousand days by sorting.
    rows = [row for row in rows if row[3] + row[4] >= 0] or [(0, 0, 1, 0, 0)]
    for columns in (arrays(rows), arrays(rows, stretch=10_000, ticks=170_000)):
        found = count_facts(columns, parts=3).certain
        wanted = naive(arrays(rows))
        assert {(int(i), int(p)): int(found[i, p]) for i, p in zip(*np.nonzero(found), strict=True)} == dict(wanted)


def test_a_count_worked_by_hand() -> None:
    # The nation raises, province 1 and city 3 in it lower, province 2 lowers later, place 6 lies apart.
    rows = [(0, 0, 1, 0, 5), (0, 1, -1, 2, 2), (0, 3, -1, 5, 3), (0, 2, -1, 6, 3), (0, 6, -1, 0, 9), (0, 3, 1, 0, 2)]
    counts = count_facts(arrays([row for row in rows if row[3] + row[4] < 17]))
    assert counts.certain[0].tolist() == [0, 1, 0, 2, 0, 0, 0]
    assert counts.total == 3


def test_two_clauses_with_a_fact_stand_in_exactly_one_finding(bundled: PolicyGraph) -> None:
    columns = push_columns(bundled)
    links, listed = columns.details["links"], list_facts(columns)
    pairs = {frozenset((links[row.raising].source, links[row.lowering].source)) for row in listed.itertuples()}
    shown = [each for each in find_conflicts(bundled) if "C1" in (each.code, *each.also)]
    assert pairs
    for pair in pairs:
        assert len([each for each in shown if pair == {party.id for party in each.parties}]) == 1
    # Nothing is called a conflict of opposite signs that has no fact.
    assert {frozenset(party.id for party in each.parties) for each in shown if each.code == "C1"} <= pairs


def test_two_pushes_of_one_document_are_no_conflict() -> None:
    base = {"indicator": "coal", "places": "plc:P", "not_places": "", "technologies": "", "months": "", "addressees": "", "start": "2020", "end": ""}  # fmt: skip
    one = build([{**base, "policy": "a", "sign": "+"}, {**base, "policy": "a", "sign": "-"}])
    assert not counted(one)
    two = build([{**base, "policy": "a", "sign": "+"}, {**base, "policy": "b", "sign": "-"}])
    assert sum(counted(two).values()) == 1


def test_the_bundled_counts_equal_the_listed_conflicts(bundled: PolicyGraph) -> None:
    columns = push_columns(bundled)
    listed = list_facts(columns)
    counts = count_facts(columns)
    assert counts.total == len(listed) > 0
    links = columns.details["links"]
    pairs = {(row.indicator, links[row.raising].source, links[row.lowering].source) for row in listed.itertuples()}
    assert pairs == {(each.indicator, each.parties[0].id, each.parties[1].id) for each in C1.find(bundled)}


@pytest.mark.parametrize("name", sorted(terms("addressee")))
def test_every_addressee_has_a_node(name: str) -> None:
    base = {"indicator": "coal", "places": "", "not_places": "", "technologies": "", "months": "", "start": "2020", "end": ""}  # fmt: skip
    graph = build(
        [{**base, "policy": policy, "sign": sign, "addressees": name} for policy, sign in (("a", "+"), ("b", "-"))]
    )
    overlap = "possible" if name == "not_stated" else "certain"
    assert counted(graph) == {("ind:coal", "plc:CN", overlap): 1}
