"""Contradicting statements, the published cases first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import contradictions
from policygraph.errors import UsageError

# What the published table says in words: RAS is the parent of KRAS and HRAS.
PARENTS = {"find_contradicts": {}, "find_contradicts_refinement": {"KRAS": ["RAS"], "HRAS": "RAS"}}


@pytest.mark.parametrize(("case", "pairs"), [("find_contradicts", 3), ("find_contradicts_refinement", 2)])
def test_published_statements_contradict_in_these_pairs_and_no_other(cases: Path, case: str, pairs: int) -> None:
    table = pd.read_csv(cases / "indra_contradiction_cases.csv", dtype=str, keep_default_na=False)
    table = table[table["case"] == case]
    wanted = {
        tuple(sorted((row["statement"], other)))
        for row in table.to_dict(orient="records")
        for other in row["expected_contradicts_with"].split(";")
    }
    assert len(wanted) == pairs
    assert contradictions(table, parents=PARENTS[case]) == sorted(wanted)


def test_promoting_and_restricting_differ_in_polarity_at_one_end() -> None:
    rows = [("promote", "plan", "moves", "NEV", 1, 1, 1), ("restrict", "plan", "moves", "NEV", 1, 1, -1)]
    assert contradictions(rows) == [("promote", "restrict")]
    # Both ends turned is the same statement again.
    rows = [("promote", "plan", "moves", "NEV", 1, 1, 1), ("turned", "plan", "moves", "NEV", 1, -1, -1)]
    assert contradictions(rows) == []


def test_verbs_in_two_directions_are_one_dimension() -> None:
    assert contradictions([("1", "a", "promotes", "b", "+"), ("2", "a", "restricts", "b", "-")]) == [("1", "2")]
    assert contradictions([("1", "a", "Ubiquitination", "b", 1), ("2", "a", "Deubiquitination", "b", -1)])
    assert contradictions([("1", "a", "raises", "b", 1), ("2", "a", "restricts", "b", -1)]) == []


def test_a_detail_must_agree_where_both_name_one() -> None:
    def pair(one: str, other: str) -> list[tuple[str, str]]:
        return contradictions([("1", "a", one, "b", 1), ("2", "a", other, "b", -1)])

    assert pair("Phosphorylation(S1)", "Dephosphorylation(S1)")
    assert pair("Phosphorylation(S1)", "Dephosphorylation")
    assert not pair("Phosphorylation(S1)", "Dephosphorylation(S2)")


def test_siblings_do_not_meet() -> None:
    rows = [("1", "x", "raises", "KRAS", 1), ("2", "x", "raises", "HRAS", -1)]
    assert contradictions(rows, parents=PARENTS["find_contradicts_refinement"]) == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.sampled_from([1, -1])), max_size=8))
def test_pairs_are_those_found_by_looking_at_every_pair(found: list[tuple[str, str, int]]) -> None:
    rows = [(f"s{number}", subject, "raises", target, sign) for number, (subject, target, sign) in enumerate(found)]
    wanted = sorted(
        tuple(sorted((one[0], other[0])))
        for number, one in enumerate(rows)
        for other in rows[:number]
        if one[1] == other[1] and one[3] == other[3] and one[4] != other[4]
    )
    assert contradictions(rows) == wanted
    assert contradictions(rows[::-1]) == wanted


@pytest.mark.parametrize(
    ("rows", "parents", "word"),
    [
        ([{"id": "1", "subject": "a", "relation": "raises", "object": "b"}], None, "sign"),
        ([("1", "a", "raises", "b", 0)], None, "0"),
        ([("1", "a", "raises", "b", "up")], None, "up"),
        ([("1", "a")], None, "relation"),
        ([], {"a": ["b"], "b": ["a"]}, "a > b > a"),
    ],
)
def test_what_cannot_be_read_is_named(rows: Any, parents: Any, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        contradictions(rows, parents=parents)
