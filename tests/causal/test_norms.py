"""Norms against norms, the published cases first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import Norm, norm_verdict
from policygraph.errors import UsageError
from policygraph.schema.periods import Period

# The published policies in words, coded by hand: case -> both norms and the classes they need.
CODED: dict[int, tuple[Norm, Norm, dict[str, str]]] = {
    1: (Norm("permits", "read", "alice", "X"), Norm("prohibits", "read", "alice", "X"), {}),
    2: (Norm("permits", "read", "alice", "X"), Norm("prohibits", "use", "alice", "X"), {"read": "use"}),
    3: (Norm("obligation", "read", "alice", "X"), Norm("prohibition", "read", "alice", "X"), {}),
    4: (
        Norm("permits", "use", "alice", "X", duties=(("sign", "contract of bob"),)),
        Norm("prohibits", "sign", "alice", "contract of bob"),
        {},
    ),
    5: (
        Norm("permits", "read", "alice", "X", condition=("age", "eq", 18)),
        Norm("prohibits", "read", "alice", "X", condition=("age", "eq", 18)),
        {},
    ),
    6: (
        Norm("permits", "read", "alice", "X"),
        Norm("prohibits", "read", "alice", "document2"),
        {"document2": "X"},
    ),
}


@pytest.mark.parametrize("case", sorted(CODED))
def test_published_deontic_case(cases: Path, case: int) -> None:
    table = pd.read_csv(cases / "odrl_deontic_conflict_cases.csv").set_index("testcase")
    assert sorted(table.index) == sorted(CODED)
    first, second, parents = CODED[case]
    assert norm_verdict(first, second, parents=parents) == table.loc[case, "expected_verdict"]
    assert norm_verdict(second, first, parents=parents) == table.loc[case, "expected_verdict"]


ADULT, SENIOR, MINOR = ("age", "gteq", 18), ("age", "gteq", 65), ("age", "lt", 18)


@pytest.mark.parametrize(
    ("permitted", "prohibited", "verdict"),
    [
        (None, ADULT, "Ambiguous"),  # minors may, adults may not
        (ADULT, None, "Conflict"),  # nobody who may is not forbidden
        (SENIOR, ADULT, "Conflict"),
        (ADULT, SENIOR, "Ambiguous"),
        (ADULT, MINOR, "NonConflict"),
        ([ADULT, MINOR], None, "Underspecified"),
        (None, [ADULT, MINOR], "Underspecified"),
        ("on weekdays", "on weekdays", "Conflict"),
        ("on weekdays", "in winter", "Ambiguous"),
        ({"any": [("student", "eq", True), ("employee", "eq", True)]},
         {"all": [("student", "eq", True), ("employee", "eq", True)]}, "Ambiguous"),
        ({"all": [("student", "eq", True), ("employee", "eq", True)]},
         {"any": [("student", "eq", True), ("employee", "eq", True)]}, "Conflict"),
    ],
)  # fmt: skip
def test_conditions_decide_between_conflict_and_ambiguous(permitted: Any, prohibited: Any, verdict: str) -> None:
    one = Norm("permits", "read", "alice", "X", condition=permitted)
    other = Norm("prohibits", "read", "alice", "X", condition=prohibited)
    assert norm_verdict(one, other) == norm_verdict(other, one) == verdict


def test_collections_that_share_a_member_meet() -> None:
    one, other = Norm("permits", "read", "alice", "X"), Norm("prohibits", "read", "alice", "Y")
    assert norm_verdict(one, other) == "NonConflict"
    assert norm_verdict(one, other, parents={"document1": ["X", "Y"]}) == "Conflict"


def test_time_place_and_addressee_keep_norms_apart() -> None:
    one = Norm("permits", "sell", "firms", "cars", period=("2020", "2022"), place="north")
    other = Norm("prohibits", "sell", "firms", "cars", period=("2023", ""), place="north")
    assert norm_verdict(one, other) == "NonConflict"
    later = Norm("prohibits", "sell", "firms", "cars", period=Period.parse("2022-06"), place="north")
    assert norm_verdict(one, later) == "Conflict"
    assert norm_verdict(one, Norm("prohibits", "sell", "firms", "cars", place="south")) == "NonConflict"
    assert norm_verdict(one, Norm("prohibits", "sell", "firms", "cars", place="all"), parents={"north": "all"}) == (
        "Conflict"
    )
    assert norm_verdict(one, Norm("prohibits", "sell", "users", "cars")) == "NonConflict"
    assert norm_verdict(one, Norm("prohibits", "sell", target="cars")) == "Conflict"


def test_two_permissions_or_two_prohibitions_never_clash() -> None:
    for modality in ("permits", "prohibits"):
        same = Norm(modality, "read", "alice", "X")
        assert norm_verdict(same, same) == "NonConflict"
    assert norm_verdict(Norm("permits", "read"), Norm("obliges", "read")) == "NonConflict"


def test_two_duties_clash_where_their_actions_exclude_each_other() -> None:
    one, other = Norm("obliges", "open", "shop"), Norm("obliges", "close early", "shop")
    assert norm_verdict(one, other) == "NonConflict"
    parents = {"close early": "close"}
    assert norm_verdict(one, other, exclusive=[("close", "open")], parents=parents) == "Conflict"


def test_a_duty_of_a_permission_that_another_prohibits_may_be_named_in_three_ways() -> None:
    other = Norm("prohibits", "sign", "alice")
    for duty in ("sign", ("sign",), ("sign", "contract"), Norm("obliges", "sign", "alice", "contract")):
        assert norm_verdict(Norm("permits", "use", "alice", "X", duties=(duty,)), other) == "Conflict"


MODALITIES = st.sampled_from(["obliges", "permits", "prohibits"])
CONDITIONS = st.none() | st.tuples(st.just("age"), st.sampled_from(["lt", "gteq"]), st.integers(16, 20))


@given(MODALITIES, MODALITIES, CONDITIONS, CONDITIONS)
def test_the_verdict_does_not_depend_on_who_comes_first(first: str, second: str, one: Any, other: Any) -> None:
    norms = Norm(first, "read", "alice", "X", one), Norm(second, "read", "alice", "X", other)
    assert norm_verdict(*norms) == norm_verdict(*norms[::-1])


@given(CONDITIONS, CONDITIONS)
def test_the_verdict_equals_asking_every_age(one: Any, other: Any) -> None:
    def met(condition: Any, age: float) -> bool:
        return condition is None or (age < condition[2] if condition[1] == "lt" else age >= condition[2])

    ages = [number / 2 for number in range(28, 48)]
    may = [age for age in ages if met(one, age)]
    caught = [age for age in may if met(other, age)]
    wanted = "NonConflict" if not caught else "Conflict" if caught == may else "Ambiguous"
    found = norm_verdict(Norm("permits", "read", condition=one), Norm("prohibits", "read", condition=other))
    assert found == wanted


@pytest.mark.parametrize(
    "norm",
    [
        Norm("wishes", "read"),
        Norm("permits", "read", condition=42),
        Norm("permits", "read", condition=[("age", "near", 18)]),
        Norm("permits", "read", period=("soon", "")),
        Norm("permits", "read", duties=(7,)),
    ],
)
def test_what_cannot_be_read_is_refused(norm: Norm) -> None:
    with pytest.raises(UsageError):
        norm_verdict(norm, Norm("prohibits", "read"))
