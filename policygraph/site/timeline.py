"""The timeline: policies as they begin, conflicts as they begin and end."""

from __future__ import annotations

from typing import Any

from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.policy_charts import conflicts_figure, policies_figure

__all__ = ["timeline"]


def timeline(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the timeline: two figures, and every conflict with its dates, latest first."""
    graph = material.graph
    dated = sorted(material.conflicts, key=lambda each: (each.period.start, each.id), reverse=True)
    figures = [policies_figure(graph, words.lang)] if graph.tables["policies"] else []
    if dated:
        figures.append(conflicts_figure(graph, words.lang, dated))
    return {
        "figures": figures,
        "conflicts": dated,
        "ended": sum(each.status == "ended" for each in dated),
        "open": sum(each.status == "open" for each in dated),
    }
