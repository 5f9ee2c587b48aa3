"""G11: a causal claim that carries much of the conclusions and rests on little: one source, none seen, or no sign."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from policygraph.causal.claims import weight_of
from policygraph.causal.links import Link, influence_links, objective_signs, provision_links
from policygraph.causal.walks import walk_operator
from policygraph.checks.drafting import draft
from policygraph.checks.levers import top_objectives
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import effect, provision
from policygraph.checks.wording import join_words, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator
from policygraph.texts import both

__all__ = ["RULE"]

Array = NDArray[np.float64]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield the weak claims that most walks from provisions to the top objectives pass through, heaviest first."""
    links = influence_links(graph)
    traffic = _traffic(graph, links)
    number = int(weight_of(graph, "rule", "g11_claims", 15))
    total = sum(traffic.values()) or 1.0
    weak = [link for link in links if _faults(graph, link) and traffic[link.row] > 0]
    for link in sorted(weak, key=lambda link: (-traffic[link.row], link.row))[:number]:
        share = traffic[link.row] / total
        yield draft(
            graph, "g11_thin_evidence", "G11", [("claim", graph.row(link.row))], verdict="gap", indicator=link.target,
            place="plc:CN", share=1.0, weight=min(1.0, 3 * share), percent=f"{100 * share:.2g}",
            source=label(graph, link.source), target=label(graph, link.target),
            faults=join_words(both(f"checks.g11_thin_evidence.{fault}") for fault in _faults(graph, link)),
        )  # fmt: skip


def _faults(graph: PolicyGraph, link: Link) -> list[str]:
    origins = {each.origin for each in graph.sources_of(link.row)}
    evidence = graph.evidence_of(link.row)
    recalled = {"sign", "source", "target"} & set(getattr(graph.row(link.row), "recalled", ()))
    # That sales fill a stock and burning oil gives CO2 lies in what they are: one source is enough for such a sign.
    single = len(origins) == 1 and getattr(graph.row(link.row), "kind", "") != "physical"
    faults = ["unsourced"] if not origins else ["single"] if single else []
    faults += ["recalled"] if recalled else []
    faults += ["unsigned"] if link.sign is None else []
    return faults + (["disputed"] if any(each.stance == "disputes" for each in evidence) else [])


def _traffic(graph: PolicyGraph, links: tuple[Link, ...]) -> dict[str, float]:
    """Return by link the weight of all walks from provisions to the top objectives that pass through it.

    Walks of up to two links before it and two after it; signs do not matter, only how much rests on the claim.
    """
    order = {row.id: number for number, row in enumerate(graph.rows(Indicator))}
    size = len(order)
    matrix: Array = np.zeros((size, size))
    for link in links:
        matrix[order[link.source], order[link.target]] += link.weight
    reach = walk_operator(matrix, np.zeros_like(matrix), length=2).positive
    pushed: Array = np.zeros(size)
    for provision_row in graph.rows(Provision):
        for link in provision_links(graph, provision_row):
            if link.sign != 0 and link.target in order and not link.derived:
                pushed[order[link.target]] += link.weight
    signs = objective_signs(graph)
    counted: Array = np.zeros(size)
    for goal in top_objectives(graph):
        for name in signs.get(goal, {}):
            counted[order[name]] += 1.0
    into, out = pushed @ reach, reach @ counted
    return {link.row: float(into[order[link.source]] * link.weight * out[order[link.target]]) for link in links}


def _proof(second: str) -> list[dict[str, str]]:
    about = "inf:coal-supply;inf:coal-co2;inf:nev-oil;inf:nev-co2"
    return [
        {"id": "evd:b", "about": second, "source": "src:b", "stance": "supports"},
        {"id": "evd:paper", "about": about, "source": "src:paper", "stance": "supports"},
    ]  # fmt: skip


_LIKELY = [
    {
        "id": f"inf:coal-{end}",
        "source": "ind:coal",
        "target": f"ind:{end}",
        "sign": "+",
        "strength": "3",
        "kind": "market",
    }
    for end in ("supply", "co2")
]
_ROWS = {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")], "influences": _LIKELY}

RULE = Rule(
    "G11",
    "g11_thin_evidence",
    "method: rank missing evidence by what rests on it (press perturbation, doi 10.1016/j.ecolmodel.2012.07.029)",
    find,
    example={**_ROWS, "evidence": _proof("inf:coal-supply")},
    near_miss={**_ROWS, "evidence": _proof("inf:coal-supply;inf:coal-co2")},
)
