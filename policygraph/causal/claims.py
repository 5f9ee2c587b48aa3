"""How sure a row is: the belief in what stands behind it, by kind of source and distinct origin."""

from __future__ import annotations

from functools import lru_cache

from policygraph.causal.belief import belief
from policygraph.causal.graphkey import GraphKey
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.numbers import Weight

__all__ = ["claim_belief", "weight_of"]

# Columns that say where or when a document was seen, not what it does; recalling them does not weaken the claim.
_MARGINAL = frozenset(
    ("title_zh", "title_en", "label_zh", "label_en", "document_number", "publication_date", "status_basis", "note",
     "borders", "pinyin", "gbt")
)  # fmt: skip


def weight_of(graph: PolicyGraph, group: str, name: str, default: float) -> float:
    """Return a number of ``data/models/weights.csv``, or ``default`` where the data set does not choose one."""
    return _weights(GraphKey(graph)).get((group, name), default)


@lru_cache(maxsize=8)
def _weights(key: GraphKey) -> dict[tuple[str, str], float]:
    return {(row.weight_group, row.name): float(row.value) for row in reversed(key.graph.rows(Weight))}


def claim_belief(graph: PolicyGraph, row: Row) -> float:
    """Return the belief in a row, 0 to 1: 1 − Π(1 − b) over the distinct origins of its sources.

    A row whose own substance was recalled, not seen, is scaled by the weight ``recalled``; a row without any source
    has the weight ``unsourced``.
    """
    known = _beliefs(GraphKey(graph)) if graph.index.get(row.id) is row else {}
    if row.id not in known:
        known[row.id] = _belief(graph, row)
    return known[row.id]


@lru_cache(maxsize=8)
def _beliefs(key: GraphKey) -> dict[str, float]:  # noqa: ARG001
    """Return the beliefs worked out so far, kept with their graph."""
    return {}


def _belief(graph: PolicyGraph, row: Row) -> float:
    sources = graph.sources_of(row.id)
    found = [(each.origin, weight_of(graph, "belief", each.source_kind, 0.7)) for each in sources]
    sure = belief(found) if found else weight_of(graph, "belief", "unsourced", 0.3)
    recalled = set(getattr(row, "recalled", ())) - _MARGINAL
    return sure * weight_of(graph, "belief", "recalled", 0.5) if recalled else sure
