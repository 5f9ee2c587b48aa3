"""Effects of imported clauses: what their instrument kind usually does, written down as inferred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.system import DefaultEffect
from policygraph.schema.vocabularies import within

__all__ = ["default_effects"]


def default_effects(graph: PolicyGraph, provision: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield effect rows for a provision that says no more than its instrument and technologies.

    Every row names the default it comes from and marks sign, strength and kind as inferred, so that a reader can tell
    a reading of the kind from a reading of the text.
    """
    technologies = [each for each in provision["technologies"].split(";") if each in graph.index]
    seen: set[str] = set()
    for row in graph.rows(DefaultEffect):
        covered = any(graph.technologies.covers(row.technology, each) for each in technologies)
        if row.indicator in seen or not covered or not within("instrument", provision["instrument"], row.instrument):
            continue
        seen.add(row.indicator)
        path = provision["id"].partition(":")[2]
        yield {
            "id": f"eff:{path}/{row.indicator.partition(':')[2]}", "provision": provision["id"],
            "indicator": row.indicator, "sign": row.sign, "strength": str(row.strength or ""), "kind": row.kind,
            "note": row.id, "inferred": "kind;sign;strength",
        }  # fmt: skip
