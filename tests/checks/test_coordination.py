"""The local-coordination index."""

from __future__ import annotations

import pytest

from policygraph.checks import local_coordination
from policygraph.checks.coordination import dispersion
from policygraph.checks.teaching import policy, provision, setting, teaching_graph
from policygraph.graph import PolicyGraph


@pytest.mark.parametrize(
    ("values", "wanted"), [([2, 2, 2], 1.0), ([0, 1], 0.5), ([1, 3], 0.75), ([5], 1.0), ([], 1.0), ([0, 0], 1.0)]
)
def test_one_less_gini(values, wanted):
    assert dispersion(values) == pytest.approx(wanted)


def rows(second="5"):
    return teaching_graph(
        {
            "policies": [policy("b", "plc:Q", topics="v2g"), policy("c", "plc:P", topics="v2g")],
            "provisions": [provision("b"), provision("c")],
            "settings": [setting("b", "1", "ind:price", second), setting("c", "1", "ind:price", "5")],
            "searches": [
                {"id": f"sea:{p}", "place": f"plc:{p}", "topic": "v2g", "searched": "pages", "documents": n}
                for p, n in (("P", "1"), ("Q", "1"), ("R", "0"))
            ],
        }
    )


def test_adoption_evenness_and_their_mean():
    (row,) = local_coordination(rows()).to_dict(orient="records")
    assert (row["places_with"], row["places_searched"]) == (2, 3)
    assert row["adoption"] == pytest.approx(2 / 3)
    assert row["evenness"] == 1.0
    assert row["agreement"] != row["agreement"]
    assert row["index"] == pytest.approx((2 / 3 + 1) / 2)
    (apart,) = local_coordination(rows("15")).to_dict(orient="records")
    assert apart["evenness"] == pytest.approx(0.75)


def test_opposite_hours_lower_the_agreement():
    hours = [
        {
            "id": f"trp:{n}/1",
            "provision": f"prv:{n}/1",
            "customer_class": "all",
            "day_type": "all",
            "hours": "0-12",
            "tariff_label": label,
        }
        for n, label in (("b", "peak"), ("c", "valley"))
    ]
    graph = teaching_graph(
        {
            "policies": [policy("b", "plc:Q", topics="tou"), policy("c", "plc:P", topics="tou")],
            "provisions": [provision("b"), provision("c")],
            "tariff_periods": hours,
        }
    )
    (row,) = local_coordination(graph).to_dict(orient="records")
    assert row["agreement"] == 0.5


def test_the_interval_holds_the_index_and_is_repeatable(bundled: PolicyGraph):
    table = local_coordination(bundled, draws=200)
    assert ((table["low"] <= table["index"] + 1e-9) & (table["index"] <= table["high"] + 1e-9)).mean() > 0.8
    assert table.equals(local_coordination(bundled, draws=200))
    assert table["index"].between(0, 1).all()
