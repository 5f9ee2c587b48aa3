"""S2: a technology whose adoption serves a top goal, and which provisions in force promote."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import draft, label
from policygraph.checks.levers import clear_bearing, pushes_by_indicator, top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.system import Technology

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a synergy for every technology and top goal it clearly helps, with the strongest provision behind it."""
    pushes = pushes_by_indicator(graph)
    for technology in graph.rows(Technology):
        raising = [
            (each, link) for each, link in pushes.get(technology.adoption, ())
            if link.sign == 1 and link.scope.period.holds(graph.as_of)
        ]  # fmt: skip
        if not technology.adoption or not raising:
            continue
        each, link = min(raising, key=lambda item: (-item[1].weight, item[0].id))
        for objective in top_objectives(graph):
            path = clear_bearing(graph, technology.adoption, objective)
            if path and path.sign > 0:
                yield draft(
                    graph, "s02_technology", "S2", [("promotes", each), ("technology", technology)], verdict="synergy",
                    indicator=technology.adoption, objective=objective, technology=technology.id,
                    place=link.scope.places[0], period=link.scope.period, share=1.0, weight=link.weight * path.weight,
                    links=(link, *path.links), provisions=len(raising), adoption=label(graph, technology.adoption),
                )  # fmt: skip


RULE = Rule(
    "S2",
    "s02_technology",
    "paper, section 3.2 (technology synergy)",
    find,
    example={
        "indicators": [{
            "id": "ind:oil", "label_en": "Oil", "label_zh": "石油", "unit": "%", "better_when": "none",
            "three_e": "energy", "trilemma": "supply", "levels": "path",
        }],
        "objectives": [{
            "id": "obj:energy-security", "label_en": "Security", "label_zh": "安全", "measured_up": "ind:supply",
            "three_e": "energy", "trilemma": "supply", "levels": "goal",
        }],
        "provisions": [provision("a")],
        "effects": [effect("a", "1", "ind:nev", "+")],
    },
    near_miss={"provisions": [provision("a")], "effects": [effect("a", "1", "ind:nev", "-")]},
)  # fmt: skip
