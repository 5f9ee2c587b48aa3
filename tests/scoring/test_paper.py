"""The paper, recomputed: every claim has a verdict and a reason in two languages."""

from __future__ import annotations

import pandas as pd
import pytest

from policygraph.graph import PolicyGraph
from policygraph.scoring import recompute_paper
from policygraph.scoring.paper import VERDICTS


@pytest.fixture(scope="module")
def paper(bundled: PolicyGraph) -> pd.DataFrame:
    return recompute_paper(bundled).set_index("claim")


def test_every_claim_is_judged_in_both_languages(paper: pd.DataFrame) -> None:
    assert len(paper) >= 20
    assert set(paper["verdict"]) <= set(VERDICTS)
    for text in (*paper["reason_en"], *paper["reason_zh"]):
        assert text
        assert "{" not in text


def test_the_two_statements_that_exclude_each_other(paper: pd.DataFrame) -> None:
    """evidence/fleet.md 0.2: a peak in 2018 and carbon falling every year cannot both hold at 0 % electric cars."""
    found = paper[paper["numbers"].map(lambda numbers: "spread" in numbers)]
    assert found["verdict"].tolist() == ["contradicted"]
    assert found["numbers"].iloc[0]["spread"] < 1e-12
