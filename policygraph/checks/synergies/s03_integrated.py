"""S3: one lever that helps every top goal at once, with the provisions in force that pull it."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.links import Link
from policygraph.checks.drafting import draft, label
from policygraph.checks.levers import better, clear_bearing, pushes_by_indicator, top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.service import does_now
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words, join_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.system import Indicator, Objective
from policygraph.texts import both

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a synergy for every indicator that clearly helps all top goals and that a clause in force moves so.

    It is moved its own good way: less of what users want may serve both goals on paper, no clause is praised for it.
    """
    goals = top_objectives(graph)
    pushes = pushes_by_indicator(graph)
    for indicator in graph.rows(Indicator):
        paths = [clear_bearing(graph, indicator.id, goal) for goal in goals]
        signs = {path.sign for path in paths if path}
        active = [
            (each, link) for each, link in pushes.get(indicator.id, ())
            if {link.sign} == signs and better(graph, indicator.id) in (0, link.sign) and does_now(graph, each, link)
        ]  # fmt: skip
        if len(goals) < 2 or None in paths or len(signs) != 1 or not active:
            continue
        each, link = min(active, key=lambda item: (-item[1].weight, item[0].id))
        links = [link, *(step for path in paths if path for step in path.links)]
        parties: list[tuple[str, Row]] = [("acts", each), *(("helped", graph.get(Objective, goal)) for goal in goals)]
        yield draft(
            graph, "s03_integrated", "S3", parties, verdict="synergy", indicator=indicator.id, objective=goals[0],
            place=link.scope.places[0], period=link.scope.period, share=1.0,
            weight=link.weight * min(path.weight for path in paths if path),
            links=list({step.row: step for step in links}.values()), provisions=len(active),
            goals=_goals(graph, goals), way=_way(link),
            chains=join_words(chain_words(graph, path.nodes) for path in paths if path),
        )  # fmt: skip


def _way(link: Link) -> dict[str, str]:
    return both("checks.s03_integrated.raising" if link.sign == 1 else "checks.s03_integrated.lowering")


def _goals(graph: PolicyGraph, goals: tuple[str, ...]) -> dict[str, str]:
    names = [label(graph, goal) for goal in goals]
    return {"en": " and ".join(each["en"].lower() for each in names), "zh": "和".join(each["zh"] for each in names)}


RULE = Rule(
    "S3",
    "s03_integrated",
    "paper, section 3.3 (integrated synergy)",
    find,
    example={
        "provisions": [provision("a", instrument="purchase_subsidy", modality="pays")],
        "effects": [effect("a", "1", "ind:nev", "+")],
    },
    near_miss={"provisions": [provision("a")], "effects": [effect("a", "1", "ind:nev", "+")]},
)
