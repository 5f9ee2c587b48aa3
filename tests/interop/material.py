"""Findings and assessments that the tests of formats share."""

from __future__ import annotations

from functools import cache

from policygraph.checks import find_conflicts
from policygraph.graph import PolicyGraph
from policygraph.schema.findings import Assessment, Criterion, Finding, Words

__all__ = ["ASSESSMENT", "FINDINGS"]

ASSESSMENT = Assessment(
    id="asm:one", intervention="itv:discharge-price", label=Words(en="One", zh="一"), place="plc:CN",
    criteria=(Criterion(name="ease", unit="index", better_when="up", median=2.0, p05=1.0, p95=3.0),),
    rank_acceptability=(1.0,), central_weights={}, confidence=1.0, separable=True, parameter_set="default", samples=9,
    seed=0,
)  # fmt: skip


@cache
def _found(key: int) -> tuple[Finding, ...]:
    return tuple(find_conflicts(_GRAPHS[key], codes=["C4"]))


_GRAPHS: dict[int, PolicyGraph] = {}


def FINDINGS(graph: PolicyGraph) -> tuple[Finding, ...]:
    """Return the vertical conflicts of a graph, found once."""
    _GRAPHS[id(graph)] = graph
    return _found(id(graph))
