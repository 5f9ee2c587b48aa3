"""The part of a graph that any user's policies can stand on: places, the system, model inputs; no policies."""

from __future__ import annotations

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.evidence import Evidence
from policygraph.schema.tables import TABLES

__all__ = ["reference_part"]

# What policies say, what was looked for, and what to do about it belong to a body of policies, not to the system.
_OWN = (
    "policies",
    "provisions",
    "definitions",
    "targets",
    "settings",
    "tariff_periods",
    "relations",
    "effects",
    "searches",
    "interventions",
    "changes",
    "paper_claims",
    "evidence",
)


def reference_part(graph: PolicyGraph) -> PolicyGraph:
    """Return a graph without policies; evidence is kept where it stands behind a row that stays."""
    tables: dict[str, list[Row]] = {name: [] if name in _OWN else list(graph.tables[name]) for name in TABLES}
    staying = {row.id for rows in tables.values() for row in rows}
    for row in graph.rows(Evidence):
        about = tuple(each for each in row.about if each in staying)
        if about:
            tables["evidence"].append(row.model_copy(update={"about": about}))
    return PolicyGraph(tables, as_of=graph.as_of)
