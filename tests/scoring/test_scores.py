"""Ranking the bundled interventions."""

from __future__ import annotations

import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.scoring import Ranking, rank_interventions
from policygraph.scoring.interventions import candidates


def one(graph: PolicyGraph, name: str) -> list[object]:
    return [each for each in candidates(graph) if each.intervention.id == name]


def test_ranks_are_shares_and_sum_to_one(few: Ranking) -> None:
    for each in few:
        assert sum(each.rank_acceptability) == pytest.approx(1, abs=1e-4)
        assert all(0 <= share <= 1 for share in each.rank_acceptability)
    firsts = [each.rank_acceptability[0] for each in few]
    assert firsts == sorted(firsts, reverse=True)


def test_no_model_no_tonne(few: Ranking) -> None:
    """What no provincial figure ties to a model claims no tonne, no megawatt and no yuan."""
    medians = {one.name: one.median for one in few["itv:raise-liaoning-share"].criteria}
    assert [
        medians[name] for name in ("energy_security", "dual_carbon", "peak_shaving", "owner_income", "public_cost")
    ] == [0] * 5
    assert medians["conflict"] > 0
    plates = {one.name: one.median for one in few["itv:beijing-plates-to-nev"].criteria}
    assert 0 < plates["energy_security"] < 0.2


def test_what_it_resolves_is_listed(few: Ranking) -> None:
    assert few["itv:raise-liaoning-share"].resolved
    gaps = {each.intervention: next(c.median for c in each.criteria if c.name == "gaps") for each in few}
    assert gaps["itv:discharge-price"] >= 1


def test_null_is_dominated_and_never_first(few: Ranking) -> None:
    nothing = few["itv:expert-exchange"]
    assert nothing.rank_acceptability[0] == 0
    assert nothing.dominated_by


def test_same_seed_same_bytes(bundled: PolicyGraph) -> None:
    chosen = one(bundled, "itv:efficient-drive") + one(bundled, "itv:battery-life")
    first, again = (rank_interventions(bundled, chosen, samples=40, seed=5).to_json() for _ in range(2))  # type: ignore[arg-type]
    assert first == again


def test_user_weights_decide(bundled: PolicyGraph) -> None:
    chosen = one(bundled, "itv:efficient-drive") + one(bundled, "itv:battery-life")
    carbon, income = (
        rank_interventions(bundled, chosen, weights={name: 1.0}, samples=40).assessments[0].intervention  # type: ignore[arg-type]
        for name in ("dual_carbon", "owner_income")
    )
    assert (carbon, income) == ("itv:efficient-drive", "itv:battery-life")


def test_wrong_requests(bundled: PolicyGraph) -> None:
    with pytest.raises(UsageError, match="dual_carbon"):
        rank_interventions(bundled, weights={"carbon": 1})
    with pytest.raises(UsageError):
        rank_interventions(bundled, samples=0)
    with pytest.raises(UsageError):
        rank_interventions(bundled, [])
