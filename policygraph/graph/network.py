"""The networkx view: what is a node, what is an edge, and what each carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from policygraph.schema.column import Row
from policygraph.schema.places import Agency, Jurisdiction
from policygraph.schema.policies import Policy, Provision, Relation, Setting, Target
from policygraph.schema.system import Effect, Indicator, Influence, Objective, Technology

if TYPE_CHECKING:
    from policygraph.graph.policygraph import PolicyGraph

__all__ = ["NODE_KINDS", "build_network"]

NODE_KINDS: dict[type[Row], str] = {
    Objective: "objective",
    Indicator: "indicator",
    Technology: "technology",
    Provision: "provision",
    Target: "target",
    Setting: "setting",
    Policy: "policy",
    Jurisdiction: "place",
    Agency: "agency",
}

Edge = tuple[str, str, str, str, str]


def build_network(graph: PolicyGraph) -> nx.MultiDiGraph[str]:
    """Return nodes with ``kind``, ``label_en``, ``label_zh`` and keyed edges with ``relation`` and ``sign``.

    Edge keys are row ids where a row makes the edge, else ``relation``; nodes and edges are added in sorted order.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for record, kind in NODE_KINDS.items():
        for row in graph.rows(record):
            network.add_node(row.id, kind=kind, label_en=graph.label(row.id, "en"), label_zh=graph.label(row.id, "zh"))
    for source, target, key, relation, sign in sorted(_edges(graph)):
        if source in network and target in network:
            network.add_edge(source, target, key=key, relation=relation, sign=sign)
    return network


def _edges(graph: PolicyGraph) -> list[Edge]:
    edges: list[Edge] = []
    for policy in graph.rows(Policy):
        edges.append((policy.id, policy.jurisdiction, "in_place", "in_place", ""))
        edges.extend((policy.id, agency, "signed_by", "signed_by", "") for agency in policy.agencies)
    for provision in graph.rows(Provision):
        edges.append((provision.policy, provision.id, "has_provision", "has_provision", ""))
        edges.extend((provision.id, each, "declares", "declares", "") for each in provision.objectives)
        edges.extend((provision.id, each, "concerns", "concerns", "") for each in provision.technologies)
    for effect in graph.rows(Effect):
        edges.append((effect.provision, effect.indicator, effect.id, effect.kind, effect.sign))
    for influence in graph.rows(Influence):
        edges.append((influence.source, influence.target, influence.id, "influences", influence.sign))
    numbers: list[tuple[Target | Setting, str]] = [(each, "sets_target") for each in graph.rows(Target)]
    numbers += [(each, "sets") for each in graph.rows(Setting)]
    for number, relation in numbers:
        edges.append((number.provision, number.id, relation, relation, ""))
        edges.append((number.id, number.indicator, "on_indicator", "on_indicator", ""))
    for objective in graph.rows(Objective):
        edges.extend((objective.id, each, "part_of", "part_of", "") for each in objective.parents)
        edges.extend((each, objective.id, "measures", "measures", "+") for each in objective.measured_up)
        edges.extend((each, objective.id, "measures", "measures", "-") for each in objective.measured_down)
    for technology in graph.rows(Technology):
        edges.extend((technology.id, each, "kind_of", "kind_of", "") for each in technology.parents)
        if technology.adoption:
            edges.append((technology.id, technology.adoption, "adopted_as", "adopted_as", "+"))
    for place in graph.rows(Jurisdiction):
        edges.extend((place.id, each, "inside", "inside", "") for each in (place.parent, *place.groups) if each)
    edges.extend((each.subject, each.object, each.id, each.relation, "") for each in graph.rows(Relation))
    return edges
