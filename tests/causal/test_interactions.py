"""What two kinds of instruments do together, the published pairs first."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from policygraph.causal import interaction_sign
from policygraph.checks.teaching import teaching_graph
from policygraph.errors import UsageError
from policygraph.schema.vocabularies import terms

# "Non-negative" and "zero or positive" are one statement: nothing is lost.
SIGNS = {"negative": "-", "zero": "0", "non-negative": "+", "zero-or-positive": "+", "positive": "+"}


@pytest.mark.parametrize("number", range(6))
def test_published_interaction(cases: Path, number: int) -> None:
    table = pd.read_csv(cases / "instrument_interactions_published.csv")
    assert len(table) == 6
    row = table.iloc[number]
    wanted = SIGNS[row["expected_sign_of_interaction"]]
    assert interaction_sign(row["instrument_a"], row["instrument_b"]) == wanted
    assert interaction_sign(row["instrument_b"], row["instrument_a"]) == wanted


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("purchase_subsidy", "emissions_trading", "-"),
        ("购置补贴", "碳排放权交易", "-"),
        ("Purchase subsidy", "cap-and-trade", "-"),
        ("efficiency standard", "emissions trading", "-"),
        ("innovation support", "carbon tax", "+"),
        ("innovation support", "carbon market", "+"),
        ("regulatory energy tax", "investment subsidy", "-"),
        ("driving_restriction", "reserve_obligation", "?"),
    ],
)
def test_pairs_by_any_of_their_names(first: str, second: str, sign: str) -> None:
    assert interaction_sign(first, second) == interaction_sign(second, first) == sign


def test_every_instrument_of_the_vocabulary_is_known_and_order_never_matters() -> None:
    for first, second in combinations(sorted(terms("instrument"))[::4], 2):
        assert interaction_sign(first, second) == interaction_sign(second, first)


def test_a_row_of_ones_own_table_decides() -> None:
    row = {"id": "int:1", "first": "tax", "second": "tou_tariff", "sign": "0"}
    assert interaction_sign("tax", "tou_tariff", graph=teaching_graph({"interactions": [row]})) == "0"
    assert interaction_sign("tax", "tou_tariff", graph=teaching_graph({})) == "?"


def test_an_unknown_instrument_is_named_with_near_ones() -> None:
    with pytest.raises(UsageError, match="purchase_limit"):
        interaction_sign("purchase_limitt", "tax")
