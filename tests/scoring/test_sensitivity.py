"""Which inputs move an answer."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.models.v2g import owner_account
from policygraph.scoring import global_sensitivity, tornado
from policygraph.scoring.sensitivity import OUTPUTS


def test_ends_by_hand(bundled: PolicyGraph) -> None:
    frame = tornado(bundled, "net_income").set_index("parameter")
    row = frame.loc["pack_price"]
    assert row["output_low"] == pytest.approx(float(owner_account(0.7, pack_price=400).net_income))
    assert row["output_high"] == pytest.approx(float(owner_account(0.7, pack_price=1000).net_income))
    assert frame["swing"].is_monotonic_decreasing


@pytest.mark.parametrize("output", list(OUTPUTS))
def test_every_output_has_a_tornado(bundled: PolicyGraph, output: str) -> None:
    frame = tornado(bundled, output)
    assert np.isfinite(frame["swing"]).all()
    assert frame.attrs["unit"] == OUTPUTS[output][1]


def test_held_parameters_drop_out(bundled: PolicyGraph) -> None:
    assert "pack_price" not in set(tornado(bundled, pack_price=500)["parameter"])
    none = tornado(bundled, wear_mode="none").set_index("parameter")
    assert none.loc["pack_price", "swing"] == 0


def test_sobol_indices_of_a_nearly_additive_answer(bundled: PolicyGraph) -> None:
    frame = global_sensitivity(bundled, "net_income", samples=256)
    assert frame["parameter"].iloc[0] == "price_gap"
    assert frame["total"].sum() == pytest.approx(1, abs=0.15)
    assert frame.equals(global_sensitivity(bundled, "net_income", samples=256))


def test_morris_finds_what_does_nothing(bundled: PolicyGraph) -> None:
    frame = global_sensitivity(bundled, "net_income", method="morris", samples=20).set_index("parameter")
    assert frame.loc["discharge_power", "mu_star"] == 0
    assert frame.loc["price_gap", "mu_star"] > 0


def test_unknown_outputs_and_methods_say_what_there_is(bundled: PolicyGraph) -> None:
    with pytest.raises(UsageError, match="net_income"):
        tornado(bundled, "income")
    with pytest.raises(UsageError, match="morris"):
        global_sensitivity(bundled, method="fast")
