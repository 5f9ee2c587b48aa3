"""Verdicts that the causal map, the checks and measured series give."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.schema.evidence import Evidence
from policygraph.scoring.textclaims import TEXT_CLAIMS


def test_import_dependence_rose_while_electric_cars_grew(bundled: PolicyGraph) -> None:
    judged = TEXT_CLAIMS["import_dependence_falls"](bundled)
    assert judged.verdict == "contradicted"
    assert (judged.numbers["first"], judged.numbers["last"]) == (62.2, 71.0)


def test_sales_agree_with_the_association(bundled: PolicyGraph) -> None:
    assert TEXT_CLAIMS["bev_sales_2022"](bundled).verdict == "supported"
    growth = TEXT_CLAIMS["bev_growth_2022"](bundled)
    assert growth.numbers.get("implied_2021_10k", 295.4) == pytest.approx(295.4, abs=0.1)


def test_the_coal_shares_only_sum(bundled: PolicyGraph) -> None:
    judged = TEXT_CLAIMS["coal_shares_sum_to_100"](bundled)
    assert judged.verdict == "needs_assumption"
    assert judged.numbers["sum"] == 100


def test_the_paper_is_no_support_for_itself(bundled: PolicyGraph) -> None:
    """A chain counts as support only where every link has a source beside the paper."""
    name = "ev_raises_diversity"
    own = tuple(row for row in bundled.rows(Evidence) if row.source == "src:guo-2024")
    judged = TEXT_CLAIMS[name](bundled.replaced(evidence=own))
    assert judged.verdict == "needs_assumption"
    assert judged.numbers["independent"] == 0
    other = tuple(row.model_copy(update={"source": "src:qian-2019"}) for row in own)
    assert TEXT_CLAIMS[name](bundled.replaced(evidence=other)).verdict == "supported"
