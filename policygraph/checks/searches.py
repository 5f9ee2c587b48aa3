"""What was looked for and not found: the searches a gap may rest on, and how they are told."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.checks.neighbours import province_of
from policygraph.checks.wording import label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Search
from policygraph.texts import both

__all__ = ["empty_searches", "told_searches"]


def empty_searches(graph: PolicyGraph, place: str, *, topic: str = "", about: Iterable[str] = ()) -> tuple[Search, ...]:
    """Return the searches that covered a place and found nothing; none where any of them found something.

    A search counts only where it names its words and its day: of another nobody can tell what it could have found.

    Parameters
    ----------
    topic
        Count searches of this topic at large.
    about
        Count instead searches for the successor, local rule or counterpart of any of these rows.
    """
    wanted = set(about)
    asked = [
        row for row in graph.rows(Search)
        if row.words and row.date and row.documents is not None and _reaches(graph, row.place, place)
        and (wanted & set(row.about) if wanted else not row.about and row.topic == topic)
    ]  # fmt: skip
    return () if any(row.documents for row in asked) else tuple(asked)


def _reaches(graph: PolicyGraph, searched: str, place: str) -> bool:
    # A search of a province reaches its cities; one of the whole nation says nothing of a single place.
    return searched == place or (province_of(graph, searched) is not None and graph.places.covers(searched, place))


def told_searches(graph: PolicyGraph, rows: Iterable[Search]) -> dict[str, str]:
    """Return a sentence that names the place, words, store and day of every search."""
    names = [label(graph, row) for row in rows]
    return both("checks.searches.told", searches={"en": "; ".join(each["en"] for each in names), "zh": "；".join(each["zh"] for each in names)})  # fmt: skip  # noqa: E501
