"""The ladder between nation and provinces: who is stricter, who looser, target by target."""

from __future__ import annotations

from typing import Any

from policygraph.checks.compare import Comparison, compare_levels
from policygraph.graph.policygraph import PolicyGraph
from policygraph.site.drawing import number_of
from policygraph.site.material import Material
from policygraph.site.words import Words
from policygraph.views.policy_charts import ladder_figure

__all__ = ["ladder", "latest_comparisons"]


def ladder(material: Material, words: Words) -> dict[str, Any]:
    """Return what fills the page of the ladder."""
    graph = material.graph
    found = latest_comparisons(graph)
    standings = [each.standing for each in found]
    figure = ladder_figure(graph, words.lang, found, words.href) if found else None
    groups: dict[str, list[Comparison]] = {}
    for each in found:
        groups.setdefault(each.higher.id, []).append(each)
    return {
        "figure": figure,
        "number_of": number_of,
        "groups": [_rung(material, members) for members in groups.values()],
        "counts": {name: standings.count(name) for name in ("stricter_than", "equal", "looser_than", "outruns")},
    }


def latest_comparisons(graph: PolicyGraph) -> list[Comparison]:
    """Return one comparison a local target and national number.

    The national document that came last stands for those that set the same number. Sorted by indicator,
    year, and distance from the national target.
    """
    kept: dict[tuple[str, str, str], Comparison] = {}
    for each in compare_levels(graph):
        key = (each.lower.id, each.higher.value, each.higher.unit)
        if key not in kept or _begins(graph, each) > _begins(graph, kept[key]):
            kept[key] = each
    return sorted(
        kept.values(),
        key=lambda each: (each.higher.indicator, each.higher.due_year or 0, each.higher.id, each.gap, each.lower.id),
    )


def _begins(graph: PolicyGraph, each: Comparison) -> tuple[str, str]:
    policy = graph.policy_of(each.higher)
    return (graph.start_of(policy) if policy else "", each.higher.id)


def _rung(material: Material, members: list[Comparison]) -> dict[str, Any]:
    widest = max(abs(float(each.gap)) for each in members) or 1.0
    found = material.by_row
    rows = []
    for each in members:
        mine = [
            one.id
            for one in found.get(each.lower.id, ())
            if one.code[0] == "C" and any(party.id == each.higher.id for party in one.parties)
        ]
        width = abs(float(each.gap)) / widest * 50
        rows.append(
            {
                "comparison": each,
                "place": material.graph.scope_of(each.lower).places[0],
                "gap": float(each.gap),
                "left": 50 if each.standing == "stricter_than" else 50 - width,
                "width": width,
                "finding": mine[0] if mine else "",
            }
        )
    return {"target": members[0].higher, "rows": rows}
