"""Outcomes are differences from the base."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.graph import PolicyGraph, load
from policygraph.schema.interventions import Change, Intervention
from policygraph.scoring.criteria import CRITERIA
from policygraph.scoring.interventions import Candidate
from policygraph.scoring.outcomes import outcomes, partial_values

GRAPH = load()


def null(*changes: Change) -> Candidate:
    return Candidate(Intervention(id="itv:null", label_en="n", label_zh="n", places=("plc:CN",), ease=3), changes)


@settings(max_examples=5)
@given(seed=st.integers(0, 1000), samples=st.integers(1, 20))
def test_a_null_intervention_scores_exactly_zero(seed: int, samples: int) -> None:
    found = outcomes(GRAPH, (null(),), samples=samples, seed=seed, parameter_set="default")
    assert np.array_equal(found.table, np.zeros((samples, 1, len(CRITERIA))))
    assert found.after == (found.before,)


def test_setting_a_parameter_to_its_own_value_changes_no_level(bundled: PolicyGraph) -> None:
    change = Change(
        id="chg:n", intervention="itv:null", operation="parameter", table="v2g", row="pack_price", value="600"
    )
    found = outcomes(bundled, (null(change),), samples=30, seed=0, parameter_set="default")
    names = [name for name, _, _ in CRITERIA]
    physical = [names.index(name) for name in names if name != "ease"]
    assert found.table[:, 0, physical] == pytest.approx(np.zeros((30, len(physical))))


def test_partial_values_lie_between_0_and_1_and_turn_costs_round() -> None:
    table = np.zeros((4, 2, len(CRITERIA)))
    cost = [name for name, _, _ in CRITERIA].index("public_cost")
    table[:, 1, cost] = 10.0
    values = partial_values(table)
    assert ((values >= 0) & (values <= 1)).all()
    assert (values[:, 0, cost] == 1).all()
    assert (values[:, 1, cost] == 0).all()
