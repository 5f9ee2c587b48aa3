"""G1: a target still to be reached that nothing in force serves, and for which instruments were looked for."""

from __future__ import annotations

from collections.abc import Iterator

from policygraph.checks.drafting import REPEATS, SEARCHED, draft
from policygraph.checks.repeats import gather_repeats
from policygraph.checks.rule import Rule
from policygraph.checks.searches import empty_searches, told_searches
from policygraph.checks.service import is_deed, same_matter, serving, wanted_sign
from policygraph.checks.teaching import effect, provision, target
from policygraph.checks.wording import document, target_value
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Provision, Target

__all__ = ["RULE"]


def find(graph: PolicyGraph) -> Iterator[Finding]:
    """Yield a gap for every open number that nothing serves and for which a search found nothing; one for copies.

    An instrument serves by its effects along the causal map, by standing on the same technology, or by being the
    clause that sets the number. That the data hold none is no gap: an instrument must have been looked for.
    """
    open_now = [row for row in graph.rows(Target) if wanted_sign(graph, row) and _is_ahead(graph, row)]
    for group in gather_repeats(graph, open_now):
        each, place = group[0], graph.scope_of(group[0]).places[0]
        about = {name for row in group for name in (row.id, row.provision, graph.get(Provision, row.provision).policy)}
        searches = empty_searches(graph, place, about=about)
        if searches and not any(_is_served(graph, row) for row in group):
            parties: list[tuple[str, Row]] = [("unserved", each), *((SEARCHED, row) for row in searches)]
            parties += [(REPEATS, row) for row in group[1:]]
            yield draft(
                graph, "g01_unserved_target", "G1", parties, verdict="gap", overlap="possible",
                indicator=each.indicator, place=place, period=graph.scope_of(each).period, share=1.0, weight=0.6,
                value=target_value(each), document1=document(graph, each), searched=told_searches(graph, searches),
            )  # fmt: skip


def _is_served(graph: PolicyGraph, each: Target) -> bool:
    pushed = any(link.scope.period.holds(graph.as_of) for _, link in serving(graph, each))
    return pushed or is_deed(graph.get(Provision, each.provision)) or bool(same_matter(graph, each))


def _is_ahead(graph: PolicyGraph, each: Target) -> bool:
    due = each.due_year or 0
    return due >= int(graph.as_of[:4]) and graph.scope_of(each).period.standing(graph.as_of) == "open"


_TARGET = {"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", "45")]}
_SEARCH = {
    "id": "sea:t", "place": "plc:CN", "topic": "nev", "searched": "pages", "documents": "0", "date": "2025-12",
    "words": "instrument for the share", "about": "tgt:a/1/nev",
}  # fmt: skip

RULE = Rule(
    "G1",
    "g01_unserved_target",
    "method: closed-world question over targets and instruments in force (OECD IFCMA unit of analysis)",
    find,
    example={**_TARGET, "searches": [_SEARCH]},
    near_miss={
        **_TARGET,
        "provisions": [provision("a"), provision("b", instrument="purchase_subsidy", modality="pays")],
        "effects": [effect("b", "1", "ind:nev", "+")],
        "searches": [_SEARCH],
    },
)
