"""A ranking as a table, as JSON, and in sentences."""

from __future__ import annotations

import json

import pytest

from policygraph.errors import ScopeError
from policygraph.scoring import CRITERIA, Ranking


def test_table_with_units(few: Ranking) -> None:
    frame = few.to_frame("zh")
    assert len(frame) == len(few) == 10
    assert frame.attrs["units"] == {name: unit for name, unit, _ in CRITERIA}
    assert {"first", "separable", "pareto", "regret", "worst_decile", "topsis", "promethee2"} <= set(frame.columns)
    assert "deciding" not in frame.columns


def test_json_holds_everything(few: Ranking) -> None:
    body = json.loads(few.to_json())
    assert set(body) == {"assessments", "beside", "reversed_by", "robustness"}
    assert len(body["assessments"]) == 10


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_intervention_explains_itself(few: Ranking, lang: str) -> None:
    for each in few:
        text = few.explain(each.intervention, lang)  # type: ignore[arg-type]
        assert text.startswith(f"### {getattr(each.label, lang)}")
        assert "{" not in text


def test_the_steps_of_a_lever_are_told(few: Ranking) -> None:
    assert "a rule replaces a year: 20,000 vehicles/yr" in few.explain("itv:beijing-plates-to-nev")
    assert "Purchase-tax relief, worth to a buyer: 6,637.17 CNY/vehicle" in few.explain("itv:purchase-tax-full")
    assert "a rule replaces" not in few.explain("itv:charging-standard")


def test_the_first_three_name_what_decides_their_lead(few: Ranking) -> None:
    for place, each in enumerate(few):
        decided = few.robustness[each.intervention].deciding
        assert bool(decided) == (place < 3)


def test_what_cannot_be_told_apart_says_so(few: Ranking) -> None:
    for place, each in enumerate(few.assessments[:-1]):
        text = few.explain(each.intervention)
        assert ("cannot be told apart" in text) is not each.separable
        assert each.separable or few.assessments[place + 1].label.en in text


def test_unknown_ids_are_met_with_near_ones(few: Ranking) -> None:
    with pytest.raises(ScopeError, match="itv:charging-standard"):
        few.explain("itv:charging-standards")
    assert "10 interventions" in repr(few)
    assert few._repr_html_().startswith("<table")
