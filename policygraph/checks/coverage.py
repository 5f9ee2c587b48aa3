"""Coverage in three states: present, searched and none found, not searched."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision

__all__ = ["STATES", "State", "coverage_by_class", "coverage_by_place"]

State = Literal["present", "none_found", "not_searched"]
STATES = ("present", "none_found", "not_searched")


def coverage_by_place(graph: PolicyGraph) -> pd.DataFrame:
    """Return the state of every province and topic that was searched or has a policy.

    Returns
    -------
    DataFrame
        Columns ``place, topic, state, policies``; ``none_found`` only where a search is on record.
    """
    counts: dict[tuple[str, str], int] = {}
    for policy in graph.rows(Policy):
        home = province_of(graph, policy.jurisdiction)
        for topic in policy.topics if home else ():
            counts[home.id, topic] = counts.get((home.id, topic), 0) + 1  # type: ignore[union-attr]
    searched = {(row.place, row.topic): row for row in graph.rows(Search)}
    topics = sorted({topic for _, topic in (*counts, *searched)})
    places = [row.id for row in graph.rows(Jurisdiction) if row.place_level == "province"]
    rows = [
        (place, topic, _state(place, topic, counts, searched), counts.get((place, topic), 0))
        for place in places
        for topic in topics
    ]
    return pd.DataFrame(rows, columns=["place", "topic", "state", "policies"])


def _state(
    place: str, topic: str, counts: dict[tuple[str, str], int], searched: dict[tuple[str, str], Search]
) -> State:
    search = searched.get((place, topic))
    if counts.get((place, topic)) or (search and search.documents):
        return "present"
    return "none_found" if search else "not_searched"


def coverage_by_class(graph: PolicyGraph, rows: str = "technologies", columns: str = "stages") -> pd.DataFrame:
    """Return how many provisions fall into each cell of two list columns of provisions.

    Parameters
    ----------
    rows, columns
        Names of columns of provisions, such as ``technologies``, ``stages``, ``sides``, ``actors``, ``instrument``.

    Returns
    -------
    DataFrame
        Counts, rows by columns, labels sorted; 0 where a cell is empty.
    """
    pairs = [
        (first, second)
        for each in graph.rows(Provision)
        for first in _values(each, rows)
        for second in _values(each, columns)
    ]
    frame = pd.DataFrame(pairs, columns=[rows, columns])
    return pd.crosstab(frame[rows], frame[columns]).sort_index().sort_index(axis=1)


def _values(each: Provision, name: str) -> tuple[str, ...]:
    value = getattr(each, name)
    return value if isinstance(value, tuple) else (value,)
