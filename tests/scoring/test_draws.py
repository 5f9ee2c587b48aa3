"""Paired draws: the same numbers for the base and for every candidate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ModelError
from policygraph.graph import PolicyGraph
from policygraph.scoring.draws import draw_parameters, quantile


def test_a_change_leaves_every_other_draw_alone(bundled: PolicyGraph) -> None:
    base = draw_parameters(bundled, samples=50, seed=1)
    changed = draw_parameters(bundled, samples=50, seed=1, changes={("v2g", "pack_price"): 300})
    for key in base:
        same = np.array_equal(base[key], changed[key])
        assert same == (key != ("v2g", "pack_price"))
    assert changed["v2g", "pack_price"] == pytest.approx(base["v2g", "pack_price"] / 2)


def test_seeds_differ_and_zero_is_one(bundled: PolicyGraph) -> None:
    first, again, other = (draw_parameters(bundled, samples=20, seed=seed)["v2g", "price_gap"] for seed in (0, 0, 1))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_more_samples_begin_alike(bundled: PolicyGraph) -> None:
    few, many = (draw_parameters(bundled, samples=count, seed=0)["fleet", "distance"] for count in (10, 20))
    assert np.array_equal(few, many[:10])


def test_a_lever_without_a_row_can_be_changed_and_a_wrong_name_cannot(bundled: PolicyGraph) -> None:
    drawn = draw_parameters(bundled, samples=3, seed=0, changes={("adoption", "tax_exemption"): 0.5})
    assert drawn["adoption", "tax_exemption"].tolist() == [0.5] * 3
    with pytest.raises(ModelError, match="tax_exemption"):
        draw_parameters(bundled, samples=3, seed=0, changes={("adoption", "tax_relief"): 0.5})


def test_quantiles_by_hand() -> None:
    # Triangle 0, 1, 2: a quarter of the mass lies below sqrt(0.25 x 2 x 1), half below the mode.
    found = quantile("triangular", 0, 1, 2, np.asarray([0.0, 0.125, 0.5, 1.0]))
    assert found == pytest.approx([0, 0.5, 1, 2])
    assert quantile("uniform", 2, 0, 4, np.asarray([0.25])) == pytest.approx([2.5])
    assert quantile("normal", 5, 10, 15, np.asarray([0.05, 0.5, 0.95])) == pytest.approx([5, 10, 15])


@given(low=st.floats(-10, 0), mode=st.floats(0, 5), high=st.floats(5, 20), at=st.floats(0, 1))
def test_a_triangle_stays_between_its_ends(low: float, mode: float, high: float, at: float) -> None:
    assert low - 1e-9 <= float(quantile("triangular", low, mode, high, np.asarray([at]))[0]) <= high + 1e-9
