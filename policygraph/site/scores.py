"""The page of scores: interventions with their criteria in physical units, their spread, and how sure the order is."""

from __future__ import annotations

from typing import Any

from policygraph.scoring import CRITERIA
from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.score_charts import acceptability_figure, pareto_figure

__all__ = ["scores"]


def scores(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of scores."""
    ranking = material.ranking
    some = len(ranking) > 0
    figures = [make(ranking, words.lang) for make in (acceptability_figure, pareto_figure)] if some else []
    return {
        "assessments": list(ranking),
        "candidates": ranking.candidates,
        "criteria": CRITERIA,
        "figures": figures,
        "beside": ranking.beside,
        "robustness": ranking.robustness,
        "reversed_by": ranking.reversed_by,
        "labels": {each.intervention: words.words(each.label) for each in ranking},
        "deciding": lambda name: [_deciding(words, *each) for each in ranking.robustness[name].deciding],
        "known": {each.id for each in material.findings},
    }


def _deciding(words: Words, name: str, strength: float) -> str:
    """Return an assumption or weight that goes with a lead, in words, with its rank correlation."""
    kind, _, rest = name.partition(".")
    text = words.term("criterion", rest) if kind == "weight" else name
    key = "site.scores.weight_of" if kind == "weight" else "site.scores.assumption"
    return words.say(key, name=text, strength=f"{strength:+.2f}".replace("-", "−"))
