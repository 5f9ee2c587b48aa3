"""G2: a provision whose net effect on the objective it declares is not positive."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.causal.net_effects import net_effects
from policygraph.causal.paths import strongest_paths
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap where the causal map shows clear harm to a goal the provision says it serves."""
    clear = weight_of(graph, "rule", "c02_dominance", 0.8)
    effects = net_effects(graph)
    harmed = effects[(effects["net"] < 0) & (effects["dominance"] >= clear)]
    for name, objective in zip(harmed["provision"], harmed["objective"], strict=True):
        each = graph.get(Provision, str(name))
        path = strongest_paths(graph, each, str(objective)).get(-1) if objective in each.objectives else None
        # A direct effect against the own goal is a question of coding, or of an order that protects one use by another.
        if path and len(path.links) > 1:
            scope = graph.scope_of(each)
            yield draft(
                graph, "g02_misses_own_goal", "G2", [("acts", each), ("own_goal", graph.get(Objective, path.end))],
                verdict="gap", place=scope.places[0], period=scope.period, share=1.0, indicator=path.links[0].target,
                objective=path.end, weight=path.weight, links=path.links, chain=chain_words(graph, path.nodes[1:]),
            )  # fmt: skip


RULE = Rule(
    "G2",
    "g02_misses_own_goal",
    "method: congruence of a policy mix, the sign of an instrument on its own goal (Rogge & Reichardt 2016)",
    find,
    example={
        "provisions": [provision("a", objectives="obj:dual-carbon")],
        "effects": [effect("a", "1", "ind:coal", "+")],
    },
    near_miss={
        "provisions": [provision("a", objectives="obj:energy-security")],
        "effects": [effect("a", "1", "ind:coal", "+")],
    },
)
