"""Constraints on one quantity, the published cases first."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import interval_verdict
from policygraph.causal.intervals import opposite
from policygraph.errors import UsageError

IDS = [f"ODRL{number}-1" for number in range(800, 816)]


def constraints(problem: str) -> list[tuple[str, str, str]]:
    """Read "dateTime lteq 2026-12-31 & gteq 2027-06-01 -> Conflict" as its triples."""
    operand, rest = problem.split("->")[0].strip().split(" ", 1)
    return [(operand, *part.strip().split(" ")) for part in rest.split("&")]  # type: ignore[misc]


@pytest.mark.parametrize("identifier", IDS)
def test_published_temporal_case(cases: Path, identifier: str) -> None:
    table = pd.read_csv(cases / "odrl_temporal_conflict_cases.csv", dtype=str).set_index("id")
    assert sorted(table.index) == IDS
    row = table.loc[identifier]
    assert interval_verdict(constraints(row["problem"])) == row["expected_verdict"]


@pytest.mark.parametrize("identifier", IDS)
def test_published_temporal_case_as_assertions_on_numbers(cases: Path, identifier: str) -> None:
    row = pd.read_csv(cases / "odrl_temporal_conflict_cases.csv", dtype=str).set_index("id").loc[identifier]
    found = re.findall(r"\((<=|>=|<|>|=) (x|[\d.]+) (x|[\d.]+)\)", row["smt_asserts"])
    turned = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "="}
    read = [("x", sign, right) if left == "x" else ("x", turned[sign], left) for sign, left, right in found]
    assert interval_verdict(read) == row["expected_verdict"]


@pytest.mark.parametrize(
    ("items", "verdict"),
    [
        ([], "Compatible"),
        ([("day", "lteq", "2024-02"), ("day", "gteq", "2024-02-29")], "Compatible"),
        ([("day", "lteq", "2023-02"), ("day", "gteq", "2023-03-01")], "Conflict"),
        ([("day", "gt", "2024"), ("day", "lteq", "2024-12-31")], "Conflict"),
        ([("day", "eq", "2024"), ("day", "neq", "2024")], "Conflict"),
        ([("day", "eq", "2024"), ("day", "eq", "2024-07-01")], "Compatible"),
        ([("t", "lt", "2024-07-01T12:00:00"), ("t", "gt", "2024-07-01T11:00:00Z")], "Compatible"),
        ([("t", "lt", "2024-07-01T12:00:00+08:00"), ("t", "gt", "2024-07-01T11:00:00Z")], "Conflict"),
        ([("t", "eq", date(2024, 7, 1)), ("t", "eq", datetime(2024, 7, 1))], "Compatible"),
        ([("elapsedTime", "lt", "PT0S")], "Conflict"),
        ([("odrl:elapsedTime", "odrl:lteq", "P1W"), ("odrl:elapsedTime", "odrl:gt", "P6D")], "Compatible"),
        ([("age", ">=", 18), ("age", "<", 18)], "Conflict"),
        ([("age", "neq", 18), ("age", "gteq", 18), ("age", "lteq", 18)], "Conflict"),
        ([("place", "eq", "Beijing"), ("place", "eq", "Shanghai")], "Conflict"),
        ([("place", "eq", "Beijing"), ("place", "neq", "Shanghai")], "Compatible"),
        ([("place", "eq", "Beijing"), ("time", "eq", "2024")], "Compatible"),
        ([("member", "eq", True), ("member", "eq", False)], "Conflict"),
    ],
)
def test_verdicts_worked_by_hand(items: list[tuple[str, str, object]], verdict: str) -> None:
    assert interval_verdict(items) == verdict


@given(st.lists(st.tuples(st.sampled_from(["lt", "lteq", "gt", "gteq", "eq", "neq"]), st.integers(0, 4)), max_size=5))
def test_verdict_equals_a_search_on_a_fine_grid(items: list[tuple[str, int]]) -> None:
    holds = {
        "lt": lambda x, y: x < y, "lteq": lambda x, y: x <= y, "gt": lambda x, y: x > y,
        "gteq": lambda x, y: x >= y, "eq": lambda x, y: x == y, "neq": lambda x, y: x != y,
    }  # fmt: skip
    grid = [number / 16 for number in range(-16, 6 * 16)]
    possible = any(all(holds[operator](x, value) for operator, value in items) for x in grid)
    wanted = "Compatible" if possible else "Conflict"
    assert interval_verdict(("x", operator, value) for operator, value in items) == wanted


@given(st.sampled_from(["lt", "lteq", "gt", "gteq", "eq", "neq"]), st.integers(-3, 3), st.integers(-3, 3))
def test_a_constraint_and_its_opposite_divide_every_value(operator: str, value: int, at: int) -> None:
    constraint, here = ("x", operator, value), ("x", "eq", at)
    inside = interval_verdict([constraint, here]) == "Compatible"
    outside = interval_verdict([opposite(constraint), here]) == "Compatible"
    assert inside != outside


@pytest.mark.parametrize("item", [("x", "near", 1), ("x", "lt", "soon"), ("x", "lt")])
def test_what_cannot_be_read_is_refused(item: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        interval_verdict([item])  # type: ignore[list-item]
