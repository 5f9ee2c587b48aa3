"""The owner's account on the graph's numbers."""

from __future__ import annotations

import pytest

from policygraph.errors import ModelError, ScopeError
from policygraph.graph import PolicyGraph
from policygraph.models.v2g import GAPS, WEAR_MODES
from policygraph.scoring import run_v2g


def test_one_row_a_gap_and_wear_mode(bundled: PolicyGraph) -> None:
    frame = run_v2g(bundled)
    assert len(frame) == len(GAPS) * len(WEAR_MODES)
    assert set(frame["wear_mode"]) == set(WEAR_MODES)
    assert frame.attrs["units"]["net_income"] == "CNY/vehicle/yr"


@pytest.mark.parametrize(
    ("gap", "revenue", "net", "surplus"),
    [(0.3, 2250, 92.2, 1879.1), (0.4, 3000, 842.2, 2629.1), (0.5, 3750, 1592.2, 3379.1), (0.6, 4500, 2342.2, 4129.1), (0.7, 5250, 3092.2, 4879.1), (0.8, 6000, 3842.2, 5629.1)],
)  # fmt: skip
def test_worked_example_through_the_table_of_parameters(
    bundled: PolicyGraph, gap: float, revenue: float, net: float, surplus: float
) -> None:
    """evidence/v2g.md 1.5, columns R, net A and net A'."""
    frame = run_v2g(bundled, gaps=[gap]).set_index("wear_mode")
    assert frame.loc["throughput", "revenue"] == pytest.approx(revenue, abs=0.1)
    assert frame.loc["throughput", "net_income"] == pytest.approx(net, abs=0.1)
    assert frame.loc["surplus", "net_income"] == pytest.approx(surplus, abs=0.1)


def test_sets_and_named_sets(bundled: PolicyGraph) -> None:
    stressed = run_v2g(bundled, gaps=[0.6], parameter_set="stress", wear_mode="throughput")
    assert stressed["net_income"].tolist() == pytest.approx([-338.1], abs=0.1)
    given = run_v2g(bundled, gaps=[0.6], pack_price="1000", cycle_life=2000, wear_mode="throughput")
    assert given["net_income"].tolist() == stressed["net_income"].tolist()
    assert given.attrs["parameters"]["pack_price"] == 1000


def test_a_place_gives_its_own_gaps_and_valley_price(bundled: PolicyGraph) -> None:
    frame = run_v2g(bundled, where="CN-SH", wear_mode="none")
    assert set(frame["place"]) == {"plc:CN-SH"}
    assert sorted(frame["price_gap"].round(4)) == [0.4378, 0.8277]


def test_all_places_answer_who_pays(bundled: PolicyGraph) -> None:
    assert {"place", "pays", "until"} <= set(run_v2g(bundled, where="all").columns)


def test_spread_over_draws_is_ordered_and_repeatable(bundled: PolicyGraph) -> None:
    first, again = (run_v2g(bundled, gaps=[0.5], samples=200, seed=3) for _ in range(2))
    assert first.equals(again)
    assert (first["net_income_p05"] <= first["net_income_p95"]).all()


def test_what_is_unknown_is_named(bundled: PolicyGraph) -> None:
    with pytest.raises(ModelError, match="Shanghai"):
        run_v2g(bundled, where="Tibet")
    with pytest.raises(ScopeError, match="shanghai"):
        run_v2g(bundled, where="Shangai")
    with pytest.raises(ModelError, match="0 to 20000"):
        run_v2g(bundled, pack_price=-1)
