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
        "together": _together(material) if some else None,
        "finding_of": {each.id: each for each in material.findings},
        "labels": {each.intervention: words.words(each.label) for each in ranking},
        "deciding": lambda name: [_deciding(words, *each) for each in ranking.robustness[name].deciding],
    }


def _together(material: Material) -> dict[str, Any]:
    """Return the interventions to do together, what each does most, and their joint effect beside the sum."""
    frame = material.together
    units = {name: unit for name, unit, _ in CRITERIA}
    steps = []
    for row in frame.to_dict("records"):
        criteria = {one.name: one.median for one in material.ranking[row["intervention"]].criteria}
        steps.append({**row, "amount": criteria.get(row["best"], 0.0), "unit": units.get(row["best"], "")})
    left: dict[str, list[str]] = {}
    for name, reason in frame.attrs["left_out"].items():
        left.setdefault(reason, []).append(name)
    joint, alone = (frame.attrs.get(name, {}) for name in ("joint", "sum"))
    # Ease is a judgement about one step; it has no sum.
    return {
        "steps": steps,
        "cost": steps[-1]["cumulative_cost"] if steps else 0.0,
        "ends": sorted({name for row in steps for name in row["ends"]}),
        "effects": [(name, joint[name], alone[name]) for name in joint if name != "ease"],
        "left": sorted(left.items()),
    }


def _deciding(words: Words, name: str, strength: float) -> str:
    """Return an assumption or weight that goes with a lead, in words, with its rank correlation."""
    kind, _, rest = name.partition(".")
    text = words.term("criterion", rest) if kind == "weight" else name
    key = "site.scores.weight_of" if kind == "weight" else "site.scores.assumption"
    return words.say(key, name=text, strength=f"{strength:+.2f}".replace("-", "−"))
