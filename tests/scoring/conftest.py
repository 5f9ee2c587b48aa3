"""One ranking of a few bundled interventions, made once."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.scoring import Ranking, rank_interventions
from policygraph.scoring.interventions import candidates

FEW = (
    "itv:beijing-plates-to-nev", "itv:charging-standard", "itv:discharge-price", "itv:efficient-drive",
    "itv:end-fuel-trade-in", "itv:expert-exchange", "itv:fuel-levy", "itv:purchase-tax-full",
    "itv:raise-liaoning-share", "itv:unify-discharge-subsidy",
)  # fmt: skip


@pytest.fixture(scope="session")
def few(bundled: PolicyGraph) -> Ranking:
    """A ranking of ten interventions over 300 draws."""
    chosen = [each for each in candidates(bundled) if each.intervention.id in FEW]
    assert len(chosen) == len(FEW)
    return rank_interventions(bundled, chosen, samples=300, seed=0)
