"""The page of scores: interventions with their criteria in physical units, their spread, and how sure the order is."""

from __future__ import annotations

from typing import Any

from policygraph.schema.interventions import Change, Intervention
from policygraph.scoring import CRITERIA
from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.score_charts import acceptability_figure, pareto_figure

__all__ = ["scores"]


def scores(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of scores."""
    graph, ranking = material.graph, material.ranking
    some = len(ranking) > 0
    rows = {row.id: row for row in graph.rows(Intervention)}
    changes: dict[str, list[Change]] = {}
    for change in graph.rows(Change):
        changes.setdefault(change.intervention, []).append(change)
    figures = [make(ranking, words.lang) for make in (acceptability_figure, pareto_figure)] if some else []
    return {
        "assessments": list(ranking),
        "rows": rows,
        "changes": changes,
        "criteria": CRITERIA,
        "figures": figures,
        "beside": ranking.beside,
        "known": {each.id for each in material.findings},
    }
