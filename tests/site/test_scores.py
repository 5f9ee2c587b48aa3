from __future__ import annotations

from policygraph.site.material import Material
from policygraph.site.scores import scores
from policygraph.site.words import Words


def test_every_assessment_has_its_row(real: Material) -> None:
    filled = scores(real, Words(real.graph, "en", {}))
    assert {each.intervention for each in filled["assessments"]} <= set(filled["candidates"])
    assert len(filled["figures"]) == 2


def test_nothing_to_rank_is_no_error(small: Material) -> None:
    assert scores(small, Words(small.graph, "en", {}))["figures"] == []
