"""Until when a clause wants what its numbers say: until they are due, or were measured as reached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from policygraph.checks.levers import better
from policygraph.checks.paths_to_targets import seen_by_indicator
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.periods import ALWAYS, Period
from policygraph.schema.policies import Provision, Target
from policygraph.schema.quantities import convert

__all__ = ["Wishes"]


class Wishes:
    """The numbers of clauses beside what was measured; build once for a graph."""

    def __init__(self, graph: PolicyGraph) -> None:
        self._graph, self._seen = graph, seen_by_indicator(graph)
        self._targets: dict[str, list[Target]] = {}
        for row in graph.rows(Target):
            if row.value:
                self._targets.setdefault(row.provision, []).append(row)

    def period(self, each: Provision) -> Period:
        """Return the time up to the end of the year in which the last number of a clause is due, or was reached.

        A clause without numbers, or with one that has neither, wants what it says for ever.
        """
        years = [self.reached(row) or row.due_year for row in self._targets.get(each.id, ())]
        ends = [year for year in years if year]
        if not ends or len(ends) < len(years):
            return ALWAYS
        last = date(max(ends), 12, 31).toordinal()
        return Period(ALWAYS.earliest_start, ALWAYS.latest_start, last, last)

    def reached(self, each: Target) -> int | None:
        """Return the first year since its text in which the number was measured, in its place and basis, as reached."""
        policy, way = self._graph.policy_of(each), better(self._graph, each.indicator)
        start = int(self._graph.start_of(policy)[:4] or 0) if policy else 0
        for place in self._graph.scope_of(each).places:
            for row in self._seen.get((each.indicator, place), ()):
                value = convert(Decimal(row.value), row.unit, each.unit)
                alike = row.basis in ("", each.basis) and row.base_year == each.base_year
                since = (row.year or 0) >= start
                if since and alike and value is not None and way and (value - Decimal(each.value)) * way >= 0:
                    return row.year
        return None
