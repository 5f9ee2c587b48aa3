"""Coverage in three states: present, searched and none found, not searched."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision

__all__ = ["STATES", "State", "coverage_by_class", "coverage_by_place", "coverage_cells"]

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
    # A search for one document says nothing of its topic at large.
    at_large = sorted(
        (row for row in graph.rows(Search) if not row.about), key=lambda row: (row.documents or 0, row.id)
    )
    searched = {(row.place, row.topic): row for row in at_large}
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


def coverage_cells(
    graph: PolicyGraph, rows: str = "technologies", columns: str = "stages", *, place: str = ""
) -> pd.DataFrame:
    """Return the state of every cell of two list columns of provisions: the coverage matrix in three states.

    A cell counts as searched in a place where a search there covers a topic under which the cell is filled
    elsewhere; a cell that no topic ever filled is nobody's gap.

    Parameters
    ----------
    rows, columns
        Names of columns of provisions, as in :func:`coverage_by_class`.
    place
        A province; blank = the whole country.

    Returns
    -------
    DataFrame
        Columns ``row, column, state, provisions``: one line a cell, sorted; counts of provisions that stand in the
        place or hold there.
    """
    here: dict[tuple[str, str], int] = {}
    topics: dict[tuple[str, str], set[str]] = {}
    for each in graph.rows(Provision):
        policy = graph.policy_of(each)
        scope = graph.scope_of(each)
        local = not place or any(graph.places.covers(place, name) or graph.places.covers(name, place) for name in scope.places)  # fmt: skip  # noqa: E501
        for cell in ((first, second) for first in _values(each, rows) for second in _values(each, columns)):
            topics.setdefault(cell, set()).update(policy.topics if policy else ())
            here[cell] = here.get(cell, 0) + int(local)
    looked = {row.topic for row in graph.rows(Search) if not row.about and (not place or row.place == place)}
    names = sorted({first for first, _ in topics}), sorted({second for _, second in topics})
    lines = [
        (first, second, _cell_state((first, second), here, topics, looked), here.get((first, second), 0))
        for first in names[0]
        for second in names[1]
    ]
    return pd.DataFrame(lines, columns=["row", "column", "state", "provisions"])


def _cell_state(
    cell: tuple[str, str], here: dict[tuple[str, str], int], topics: dict[tuple[str, str], set[str]], looked: set[str]
) -> State:
    if here.get(cell):
        return "present"
    return "none_found" if topics.get(cell, set()) & looked else "not_searched"


def _values(each: Provision, name: str) -> tuple[str, ...]:
    value = getattr(each, name)
    return value if isinstance(value, tuple) else (value,)
