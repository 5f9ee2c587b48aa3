"""S2: a technology whose adoption serves a top goal, and which provisions in force promote."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from policygraph.causal.claims import weight_of
from policygraph.causal.links import Link, influence_links
from policygraph.checks.drafting import draft, label
from policygraph.checks.levers import clear_bearing, pushes_by_indicator, top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.service import does_now
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Influence, Technology

__all__ = ["RULE"]


Promotion = tuple[Provision, tuple[Link, ...]]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a synergy for every adoption and top goal it clearly helps, with the strongest clause that promotes it.

    What clearly harms another top goal is a trade-off and no synergy; a clause that only plans promotes nothing yet.
    """
    pushes = pushes_by_indicator(graph)
    for adoption in sorted({row.adoption for row in graph.rows(Technology) if row.adoption}):
        raising = _raising(graph, adoption, pushes)
        bearing = {goal: clear_bearing(graph, adoption, goal) for goal in top_objectives(graph)}
        if not raising or any(path and path.sign < 0 for path in bearing.values()):
            continue
        each, links = min(raising, key=lambda item: (not _is_named(graph, adoption, item[1][0]), -prod(link.weight for link in item[1]), item[0].id))  # fmt: skip  # noqa: E501
        technology, scope = _technology(graph, adoption, links[0]), links[0].scope
        for objective, path in bearing.items():
            if path:
                yield draft(
                    graph, "s02_technology", "S2", [("promotes", each), ("technology", technology)], verdict="synergy",
                    indicator=adoption, objective=objective, technology=technology.id, place=scope.places[0],
                    period=scope.period, share=1.0, weight=prod(link.weight for link in links) * path.weight,
                    links=(*links, *path.links), provisions=len({item.id for item, _ in raising}),
                    adoption=label(graph, adoption), chain=chain_words(graph, path.nodes),
                )  # fmt: skip


def _raising(graph: PolicyGraph, adoption: str, pushes: dict[str, list[tuple[Provision, Link]]]) -> list[Promotion]:
    """Return the clauses that act and raise an adoption, directly or one physical step before: sales fill a stock.

    A weak push is not worth a synergy.
    """
    steps = [link for link in influence_links(graph) if link.target == adoption and link.sign == 1]
    direct: list[Promotion] = [(each, (link,)) for each, link in pushes.get(adoption, ())]
    before: list[Promotion] = [
        (each, (link, step))
        for step in steps
        if isinstance(row := graph.row(step.row), Influence) and row.kind == "physical"
        for each, link in pushes.get(step.source, ())
    ]
    least = weight_of(graph, "strength", "2", 0.4)
    strong = [(each, links) for each, links in direct + before if links[0].sign == 1 and links[0].weight >= least]
    return [(each, links) for each, links in strong if does_now(graph, each, links[0])]


def _is_named(graph: PolicyGraph, adoption: str, link: Link) -> bool:
    """Return whether a clause speaks of a technology of this adoption, not of what it replaces."""
    owners = [row.id for row in graph.rows(Technology) if row.adoption == adoption]
    return any(graph.technologies.covers(owner, each) for owner in owners for each in link.scope.technologies)


def _technology(graph: PolicyGraph, adoption: str, link: Link) -> Technology:
    """Return the technology of an adoption: the one the clause names, else the narrowest."""
    owners = [row for row in graph.rows(Technology) if row.adoption == adoption]
    width = {row.id: sum(graph.technologies.covers(row.id, other.id) for other in graph.rows(Technology)) for row in owners}  # fmt: skip  # noqa: E501
    return min(owners, key=lambda row: (row.id not in link.scope.technologies, width[row.id], row.id))


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
        "provisions": [provision("a", instrument="purchase_subsidy", modality="pays")],
        "effects": [effect("a", "1", "ind:nev", "+")],
    },
    near_miss={"provisions": [provision("a")], "effects": [effect("a", "1", "ind:nev", "+")]},
)  # fmt: skip
