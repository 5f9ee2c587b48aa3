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


def test_what_to_do_together_is_within_the_limits(real: Material) -> None:
    filled = scores(real, Words(real.graph, "en", {}))["together"]
    assert filled["cost"] <= 0
    assert set(filled["ends"]) == {name for step in filled["steps"] for name in step["ends"]}
    named = {step["intervention"] for step in filled["steps"]} | {name for _, names in filled["left"] for name in names}
    assert named == {each.intervention for each in real.ranking}
