"""C2: one lever moves two measures of one goal apart: it helps the goal in one way and harms it in another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from policygraph.causal.claims import weight_of
from policygraph.causal.links import objective_signs
from policygraph.causal.paths import Path, paths_between
from policygraph.checks.drafting import draft
from policygraph.checks.groups import finding_order
from policygraph.checks.levers import pushes_by_indicator
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import chain_words, inside, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Objective

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield the gravest provision for every lever and objective whose two measures it moves apart.

    The chain is the same wherever the lever is pulled, so one place speaks for all.
    """
    gravest: dict[tuple[str, str], Finding] = {}
    for lever, pushes in pushes_by_indicator(graph).items():
        for helping, harming in _split(graph, lever):
            for each, link in pushes:
                good, bad = (helping, harming) if link.sign == 1 else (harming, helping)
                finding = _finding(graph, each, lever, good, bad)
                key = (lever, helping.end)
                if key not in gravest or _order(graph, finding) < _order(graph, gravest[key]):
                    gravest[key] = finding
    yield from (gravest[key] for key in sorted(gravest))


def _order(graph: PolicyGraph, each: Finding) -> tuple[int, int, float, str]:
    """Return the key that puts what is open first, then the widest place, then the gravest."""
    standing, priority, name = finding_order(each)
    return (standing, -len(graph.places.down(each.place)), priority, name)


def _split(graph: PolicyGraph, lever: str) -> Iterator[tuple[Path, Path]]:
    """Yield, by objective, the strongest chains from a lever to a measure it improves and to one it worsens.

    Only objectives at the end of the goal tree count: the parts of a wider goal are allowed to differ (that is the
    trade-off between goals). The lever itself must be no measure of the goal, and must be where the two ways part.
    """
    length = int(weight_of(graph, "rule", "c02_links", 3))
    clear = weight_of(graph, "rule", "c02_dominance", 0.8)
    signs = objective_signs(graph)
    inner = {parent for row in graph.rows(Objective) for parent in row.parents}
    for objective in sorted(set(signs) - inner):
        if lever in signs[objective] or len(signs[objective]) < 2:
            continue
        by_measure: dict[str, list[Path]] = {}
        for path in paths_between(graph, lever, objective, length=length):
            by_measure.setdefault(path.nodes[-1], []).append(path)
        strongest = [found for name in sorted(by_measure) if (found := _clear(by_measure[name], clear))]
        helping, harming = ([path for path in strongest if path.sign == sign] for sign in (1, -1))
        pairs = [(one, two) for one, two in product(helping, harming) if not set(one.nodes[1:]) & set(two.nodes[1:])]
        if pairs:
            yield pairs[0]


def _clear(paths: list[Path], clear: float) -> Path | None:
    """Return the strongest chain to one measure, or ``None`` where chains of the other sign weigh too much."""
    best = paths[0]
    own = sum(path.weight for path in paths if path.sign == best.sign)
    return best if own >= clear * sum(path.weight for path in paths) else None


def _finding(graph: PolicyGraph, each: Provision, lever: str, helping: Path, harming: Path) -> Finding:
    scope = graph.scope_of(each)
    links = {link.row: link for link in (*helping.links, *harming.links)}
    return draft(
        graph, "c02_within", "C2", [("acts", each), ("harmed", graph.get(Objective, harming.end))],
        place=scope.places[0], period=scope.period, share=1.0, verdict="ambiguous", indicator=lever,
        objective=harming.end, weight=min(helping.weight, harming.weight), links=tuple(links.values()),
        good=inside(label(graph, helping.nodes[-1])), bad=inside(label(graph, harming.nodes[-1])),
        chain1=chain_words(graph, helping.nodes), chain2=chain_words(graph, harming.nodes),
    )  # fmt: skip


def _measures() -> dict[str, object]:
    return {
        "id": "obj:energy-security", "label_en": "Energy security", "label_zh": "能源安全", "three_e": "energy",
        "trilemma": "supply", "levels": "goal", "measured_down": "ind:oil;ind:mineral",
    }  # fmt: skip


_MINERAL = {
    "id": "ind:mineral", "label_en": "Mineral imports", "label_zh": "矿产进口", "unit": "%", "better_when": "down",
    "three_e": "energy", "trilemma": "supply", "levels": "status",
}  # fmt: skip
_LINK = {"id": "inf:nev-mineral", "source": "ind:nev", "target": "ind:mineral", "strength": "3", "kind": "physical"}
_PROOF = {"id": "evd:mineral", "about": "inf:nev-mineral", "source": "src:a", "stance": "supports"}

RULE = Rule(
    "C2",
    "c02_within",
    "evidence: documented case of battery minerals against oil; paper, section 4 (new dependences)",
    find,
    example={
        "objectives": [_measures()],
        "indicators": [_MINERAL],
        "influences": [{**_LINK, "sign": "+"}],
        "evidence": [_PROOF],
        "provisions": [provision("a")],
        "effects": [effect("a", "1", "ind:nev", "+")],
    },
    near_miss={
        "objectives": [_measures()],
        "indicators": [_MINERAL],
        "influences": [{**_LINK, "sign": "-"}],
        "evidence": [_PROOF],
        "provisions": [provision("a")],
        "effects": [effect("a", "1", "ind:nev", "+")],
    },
)
