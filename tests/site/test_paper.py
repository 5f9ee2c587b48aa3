from __future__ import annotations

from policygraph.schema.vocabularies import terms
from policygraph.scoring import figure_three
from policygraph.site.material import Material
from policygraph.site.paper import paper, readings
from policygraph.site.words import Words


def test_every_claim_has_a_verdict_of_the_list(real: Material) -> None:
    filled = paper(real, Words(real.graph, "en", {}))
    assert len(filled["claims"]) == len(real.graph.tables["paper_claims"])
    assert {row["verdict"] for row in filled["claims"]} <= set(terms("claim_verdict"))
    assert sum(filled["verdicts"].values()) == len(filled["claims"])


def test_readings_cover_every_pair_of_assumptions(real: Material) -> None:
    found = readings(real.graph)
    frame = figure_three(real.graph)
    assert len(found) == frame.groupby(["convention", "mileage"]).ngroups
    for row in found:
        assert row["energy"][0] > row["energy"][1]
        assert set(row["peaks"]) <= set(frame["year"])


def test_data_without_the_paper_are_no_error(small: Material) -> None:
    filled = paper(small, Words(small.graph, "zh", {}))
    assert filled["claims"] == []
    assert filled["readings"] == []
    assert filled["figure"]["missing"]
