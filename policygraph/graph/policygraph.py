"""The graph: typed tables with a network view, and the answers every room asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from policygraph.errors import ScopeError
from policygraph.graph.hierarchy import Hierarchy
from policygraph.graph.scopes import Meeting, Scope, meet
from policygraph.schema.column import Row
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.ids import PREFIXES
from policygraph.schema.periods import Period, day_bounds
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy, Provision, Relation
from policygraph.schema.system import Action, Technology
from policygraph.schema.tables import TABLES
from policygraph.texts import Lang, both

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["PolicyGraph"]

R = TypeVar("R", bound=Row)

# What a row may be named by: the language asked for before the other, a short name before a long one.
_STEMS: Final = ("label", "title", "summary", "claim")
_NAMES: Final[dict[Lang, tuple[str, ...]]] = {
    "en": tuple(f"{stem}_{each}" for each in ("en", "zh") for stem in _STEMS),
    "zh": tuple(f"{stem}_{each}" for each in ("zh", "en") for stem in _STEMS),
}


class PolicyGraph:
    """An immutable set of validated tables.

    Parameters
    ----------
    tables
        Rows by table name; tables that are left out are empty. Rows are kept sorted by id.
    as_of
        The data date (``YYYY-MM-DD``) against which findings are open, ended or upcoming.
    """

    def __init__(self, tables: Mapping[str, Iterable[Row]], *, as_of: str) -> None:
        self.tables: dict[str, tuple[Row, ...]] = {
            name: tuple(sorted(tables.get(name, ()), key=lambda row: row.id)) for name in TABLES
        }
        self.as_of = as_of
        self._scopes: dict[str, Scope] = {}
        self._sources: dict[str, tuple[Source, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PolicyGraph) and self.tables == other.tables and self.as_of == other.as_of

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        filled = ", ".join(f"{len(rows)} {name}" for name, rows in self.tables.items() if rows)
        return f"PolicyGraph({filled}; as of {self.as_of})"

    def _repr_html_(self) -> str:
        from policygraph.display import html_table

        counts = [(name, len(rows)) for name, rows in self.tables.items() if rows]
        return html_table(("table", "rows"), counts, caption=f"PolicyGraph, {self.as_of}")

    def rows(self, record: type[R]) -> tuple[R, ...]:
        """Return the rows of one table by its record type, sorted by id."""
        return self.tables[PREFIXES[record.PREFIX]]  # type: ignore[return-value]

    def table(self, name: str) -> pd.DataFrame:
        """Return a table as a DataFrame: text columns, ``Int64`` whole numbers, tuples for lists.

        Raises
        ------
        ScopeError
            If there is no such table.
        """
        import pandas as pd

        if name not in TABLES:
            raise ScopeError("graph.unknown_table", table=name, suggestion=suggest(name, TABLES))
        columns = TABLES[name].columns
        rows = self.tables[name]
        frame = pd.DataFrame({each.name: [getattr(row, each.name) for row in rows] for each in columns}, dtype=object)
        whole = {each.name: "Int64" for each in columns if each.kind == "integer"}
        return frame.astype(whole)

    @cached_property
    def index(self) -> dict[str, Row]:
        """Every row by id."""
        return {row.id: row for rows in self.tables.values() for row in rows}

    def row(self, identifier: str) -> Row:
        """Return any row by id.

        Raises
        ------
        ScopeError
            If nothing has this id; the message suggests near ones.
        """
        found = self.index.get(identifier)
        if found is None:
            raise ScopeError("graph.unknown_id", id=identifier, suggestion=suggest(identifier, self.index))
        return found

    def get(self, record: type[R], identifier: str) -> R:
        """Return a row of a known table by id.

        Raises
        ------
        ScopeError
            If nothing in that table has this id.
        """
        found = self.row(identifier)
        if not isinstance(found, record):
            raise ScopeError("graph.unknown_id", id=identifier, suggestion=both("graph.no_candidates"))
        return found

    def label(self, identifier: str, lang: Lang = "en") -> str:
        """Return the name of a row in ``lang``; the other language, then the id, where it has none."""
        row = self.index.get(identifier)
        # Asked of every row many times, and a record is slow to say that it has no such column.
        cells: dict[str, str] = vars(row) if row is not None else {}
        for column in _NAMES[lang]:
            if text := cells.get(column):
                return text
        parent = cells.get("provision")
        return self.label(parent, lang) if parent else cells.get("title") or identifier

    # -- hierarchies ------------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> Hierarchy:
        """Places and their groups; a group lies above its members."""
        return Hierarchy(
            {row.id: ((row.parent,) if row.parent else ()) + row.groups for row in self.rows(Jurisdiction)}
        )

    @cached_property
    def technologies(self) -> Hierarchy:
        """Technologies by parents."""
        return Hierarchy({row.id: row.parents for row in self.rows(Technology)})

    @cached_property
    def actions(self) -> Hierarchy:
        """Actions by parents."""
        return Hierarchy({row.id: row.parents for row in self.rows(Action)})

    # -- policies ---------------------------------------------------------------------------------------------

    def provision_of(self, row: Row) -> Provision | None:
        """Return the provision a row stands in; a provision is its own."""
        if isinstance(row, Provision):
            return row
        parent = vars(row).get("provision", "")
        return self.get(Provision, parent) if parent else None

    def policy_of(self, row: Row) -> Policy | None:
        """Return the policy a row stands in; a policy is its own."""
        if isinstance(row, Policy):
            return row
        provision = self.provision_of(row)
        return self.get(Policy, provision.policy) if provision else None

    @cached_property
    def _successors(self) -> dict[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.rows(Relation):
            if relation.relation in ("supersedes", "ends"):
                found.setdefault(relation.object, []).append(relation)
        return {name: tuple(each) for name, each in found.items()}

    def start_of(self, policy: Policy) -> str:
        """Return when a policy begins: in force, else text, else publication date; blank where none is known.

        Where only the year or month of the text is known, the day of publication in it says it closer.
        """
        closer = policy.text_date and policy.publication_date.startswith(policy.text_date)
        return policy.start or (policy.publication_date if closer else policy.text_date) or policy.publication_date

    def period_of(self, row: Row) -> Period:
        """Return the period in which a row holds: its own dates, else its provision's, else its policy's.

        A superseded act without a stated end ends, uncertainly, the day before its successor's start; an act that a
        later one ends stops there for certain.
        """
        provision, policy = self.provision_of(row), self.policy_of(row)
        start, end = vars(row).get("start", ""), vars(row).get("end", "")
        if policy is None:
            return Period.parse(start, end)
        start = start or (provision.start if provision else "") or self.start_of(policy)
        end = end or (provision.end if provision else "") or policy.end
        period = self._known_by_now(Period.parse(start, end), policy, start, end)
        for identifier in (policy.id, provision.id if provision else ""):
            for relation in self._successors.get(identifier, ()):
                period = self._cut(period, relation, stated=bool(end))
        return period

    def dates_of(self, row: Row) -> tuple[str, str]:
        """Return start and end of a row's period as text; blank where unknown or open.

        Of an act that has ended nobody may know when: the eve of the data date, its last bound, is no date to print.
        """
        period = self.period_of(row)
        start, end = period.bounds()
        vague = period.earliest_end < period.latest_end == self._eve
        return start, "" if vague else end

    @cached_property
    def _eve(self) -> int:
        return day_bounds(self.as_of)[1] - 1

    def _known_by_now(self, period: Period, policy: Policy, start: str, end: str) -> Period:
        """Use what the data date tells: a coded document has begun by then, and a superseded one has ended."""
        latest_start, earliest_end, latest_end = period.latest_start, period.earliest_end, period.latest_end
        if not start:
            latest_start = max(period.earliest_start, min(latest_start, self._eve + 1))
        if not end and policy.status in ("superseded", "expired", "period_ended"):
            earliest_end, latest_end = max(period.earliest_start, min(latest_start, self._eve)), self._eve
        return Period(period.earliest_start, latest_start, earliest_end, latest_end)

    def _cut(self, period: Period, relation: Relation, *, stated: bool) -> Period:
        successor = self.policy_of(self.row(relation.subject))
        start = self.start_of(successor) if successor else ""
        if not start or (stated and relation.relation == "supersedes"):
            return period
        first, last = (day - 1 for day in day_bounds(start))
        if relation.relation == "supersedes":
            return Period(
                period.earliest_start, period.latest_start, min(first, period.earliest_end), period.latest_end
            )
        return Period(
            period.earliest_start, period.latest_start, min(first, period.earliest_end), min(last, period.latest_end)
        )

    def scope_of(self, row: Row) -> Scope:
        """Return the whole scope of a row: its own parts, else its provision's, else its policy's jurisdiction."""
        if self.index.get(row.id) is not row:
            return self._scope(row)
        if row.id not in self._scopes:
            self._scopes[row.id] = self._scope(row)
        return self._scopes[row.id]

    def _scope(self, row: Row) -> Scope:
        provision, policy = self.provision_of(row), self.policy_of(row)

        def part(name: str) -> tuple[str, ...]:
            own: tuple[str, ...] = getattr(row, name, ())
            return own or (getattr(provision, name) if provision else ())

        places = part("places") or ((policy.jurisdiction,) if policy else ())
        return Scope(
            places, part("not_places"), part("technologies"), part("addressees"), part("months"), self.period_of(row)
        )

    def meet(self, first: Row, second: Row) -> Meeting:
        """Return what the scopes of two rows share."""
        return self.meet_scopes(self.scope_of(first), self.scope_of(second))

    def meet_scopes(self, first: Scope, second: Scope) -> Meeting:
        """Return what two scopes share in this graph's trees."""
        return meet(first, second, places=self.places, technologies=self.technologies)

    # -- evidence ---------------------------------------------------------------------------------------------

    @cached_property
    def _evidence(self) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = {}
        for row in self.rows(Evidence):
            for about in row.about:
                found.setdefault(about, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    def evidence_of(self, identifier: str) -> tuple[Evidence, ...]:
        """Return the evidence about a row; where it has none of its own, that of its provision."""
        own = self._evidence.get(identifier, ())
        if own:
            return own
        row = self.index.get(identifier)
        return self._evidence.get(vars(row).get("provision", ""), ()) if row is not None else ()

    def sources_of(self, identifier: str) -> tuple[Source, ...]:
        """Return the sources that support a row: of its evidence, of itself, else of its policy; sorted by id."""
        if identifier not in self._sources:
            self._sources[identifier] = self._sources_of(identifier)
        return self._sources[identifier]

    def _sources_of(self, identifier: str) -> tuple[Source, ...]:
        row = self.index.get(identifier)
        names = {each.source for each in self.evidence_of(identifier) if each.stance == "supports"}
        names |= set(vars(row).get("sources", ()) if row is not None else ())
        if not names and row is not None:
            policy = self.policy_of(row)
            names = set(policy.sources) if policy else set()
        return tuple(self.get(Source, name) for name in sorted(names))

    # -- network ----------------------------------------------------------------------------------------------

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The graph as a networkx view: nodes are rows, edges carry ``relation`` and, where signed, ``sign``."""
        from policygraph.graph.network import build_network

        return build_network(self)

    def replaced(self, **tables: Iterable[Row]) -> PolicyGraph:
        """Return a copy in which the named tables hold other rows."""
        merged: dict[str, Any] = {**self.tables, **tables}
        return PolicyGraph(merged, as_of=self.as_of)


def suggest(name: str, known: Iterable[str]) -> dict[str, str]:
    """Return a sentence with near names, or that there are none, in both languages."""
    near = get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    return both("graph.did_you_mean", candidates=", ".join(near)) if near else both("graph.no_candidates")
