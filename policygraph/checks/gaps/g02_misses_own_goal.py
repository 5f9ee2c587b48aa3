"""G2: a provision whose net effect on the objective it declares is not positive."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.causal.claims import weight_of
from policygraph.causal.net_effects import net_effects
from policygraph.causal.paths import Path, strongest_paths
from policygraph.checks.drafting import draft
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Influence, Objective, Technology
from policygraph.schema.vocabularies import within

__all__ = ["RULE"]


_STEPS = 2


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap where a clause by what it does itself, or one physical step on, clearly harms its declared goal.

    A clause that clearly helps another of its goals is a trade-off, one that shares out a shortage or leaves out a
    part of a class acts on what is left: of none of them can a sign say that it misses its goal.
    """
    clear = weight_of(graph, "rule", "c02_dominance", 0.8)
    effects = net_effects(graph)
    surely = effects[effects["dominance"] >= clear]
    helped = set(zip(*(surely[surely["net"] > 0][name] for name in ("provision", "objective")), strict=True))
    harmed = surely[surely["net"] < 0]
    for name, objective in zip(harmed["provision"], harmed["objective"], strict=True):
        each = graph.get(Provision, str(name))
        path = strongest_paths(graph, each, str(objective)).get(-1) if objective in each.objectives else None
        others = any((each.id, goal) in helped for goal in each.objectives)
        if path and not others and _is_own_doing(graph, each, path):
            scope = graph.scope_of(each)
            yield draft(
                graph, "g02_misses_own_goal", "G2", [("acts", each), ("own_goal", graph.get(Objective, path.end))],
                verdict="gap", place=scope.places[0], period=scope.period, share=1.0, indicator=path.links[0].target,
                objective=path.end, weight=path.weight, links=path.links, chain=chain_words(graph, path.nodes[1:]),
            )  # fmt: skip


def _is_own_doing(graph: PolicyGraph, each: Provision, path: Path) -> bool:
    """Return whether a chain is what the clause does: short, coded for it, physical, on the whole class it names."""
    first, *later = path.links
    physical = all(isinstance(row := graph.row(link.row), Influence) and row.kind == "physical" for link in later)
    shares_out = within("instrument", each.instrument, "power_rationing")
    return len(path.links) <= _STEPS and not first.derived and physical and not shares_out and not _is_part(graph, each, first.target)  # fmt: skip  # noqa: E501


def _is_part(graph: PolicyGraph, each: Provision, indicator: str) -> bool:
    """Return whether a clause concerns only a part of the class whose adoption it moves: buyers turn to the rest."""
    wholes = [row.id for row in graph.rows(Technology) if row.adoption == indicator]
    named = graph.scope_of(each).technologies
    return bool(wholes) and any(whole not in named for whole in wholes) and bool(named)


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
