"""What must hold between rows: ids once, references that exist, sources, no circles, ends after starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache

from policygraph.errors import Problem
from policygraph.graph.hierarchy import find_cycle
from policygraph.schema.column import Column, Row, cell_text, columns
from policygraph.schema.evidence import Evidence
from policygraph.schema.ids import PREFIXES
from policygraph.schema.periods import day_bounds, is_partial_date
from policygraph.schema.policies import Policy, Target
from policygraph.schema.system import Effect, Influence

__all__ = ["Origin", "find_problems"]

# Columns in which a row points to rows of its own kind that lie above it.
_ABOVE = {
    "actions": ("parents",),
    "indicators": ("broader",),
    "interventions": ("prerequisites",),
    "jurisdictions": ("parent", "groups"),
    "objectives": ("parents",),
    "technologies": ("parents",),
}
_BOUNDS = (("start", "end"), ("text_date", "end"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row was read: file, row number as a spreadsheet counts, table, and whether its cells were right."""

    file: str
    row: int
    table: str
    sound: bool


Placed = tuple[Row, Origin]


def find_problems(placed: Iterable[Placed]) -> list[Problem]:
    """Return everything that is wrong between rows; faults inside single cells are found while reading."""
    rows = list(placed)
    known = {row.id: origin for row, origin in rows}
    problems = list(_duplicates(rows))
    by_table: dict[str, list[str]] = {}
    for identifier, origin in known.items():
        by_table.setdefault(origin.table, []).append(identifier)
    for row, origin in rows:
        for each in _pointers(type(row)):
            problems.extend(_references(row, each, origin, known, by_table))
        problems.extend(_dates(row, origin))
        problems.extend(_intervals(row, origin))
        problems.extend(_missing_value(row, origin))
    return [*problems, *_unsourced(rows), *_circles(rows, known)]


def _problem(origin: Origin, column: str, value: object, why: str, mend: str, **details: str) -> Problem:
    return Problem(
        origin.file, origin.row, column, cell_text(value), f"schema.why.{why}", f"schema.mend.{mend}",
        tuple(sorted(details.items())),
    )  # fmt: skip


def _duplicates(rows: list[Placed]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row, origin in rows:
        if row.id and row.id in first:
            yield _problem(origin, "id", row.id, "duplicate", "duplicate", first=str(first[row.id]))
        first.setdefault(row.id, origin.row)


@cache
def _pointers(record: type[Row]) -> tuple[Column, ...]:
    return tuple(each for each in columns(record) if each.kind == "ref")


def _references(
    row: Row, declared: Column, origin: Origin, known: dict[str, Origin], by_table: dict[str, list[str]]
) -> Iterator[Problem]:
    value = getattr(row, declared.name)
    for identifier in value if declared.many else (value,) if value else ():
        prefix = identifier.partition(":")[0]
        if identifier in known or prefix not in declared.to:
            continue
        table = PREFIXES[prefix]
        near = get_close_matches(identifier, by_table.get(table, ()), n=3, cutoff=0.6)
        mend = "unknown_near" if near else "unknown"
        yield _problem(origin, declared.name, identifier, "unknown", mend, table=table, candidates=", ".join(near))


def _dates(row: Row, origin: Origin) -> Iterator[Problem]:
    for first, last in _BOUNDS:
        start, end = getattr(row, first, ""), getattr(row, last, "")
        sound = start and end and is_partial_date(start) and is_partial_date(end)
        if sound and day_bounds(start)[0] > day_bounds(end)[1]:
            yield _problem(origin, last, end, "period", "period", start=start)
            return


def _intervals(row: Row, origin: Origin) -> Iterator[Problem]:
    low, high = getattr(row, "low", ""), getattr(row, "high", "")
    if origin.sound and low and high and Decimal(low) > Decimal(high):
        yield _problem(origin, "low", low, "interval", "interval", high=high)


def _missing_value(row: Row, origin: Origin) -> Iterator[Problem]:
    if isinstance(row, Target) and not row.value and row.standing != "delegated":
        yield _problem(origin, "value", "", "required", "target_value")
    if isinstance(row, Effect | Influence) and row.sign in ("+", "-") and row.strength is None:
        yield _problem(origin, "strength", "", "required", "strength")


def _unsourced(rows: list[Placed]) -> Iterator[Problem]:
    supported = {
        about for row, _ in rows if isinstance(row, Evidence) and row.stance == "supports" for about in row.about
    }
    for row, origin in rows:
        if isinstance(row, Policy) and not row.sources and row.id not in supported:
            yield Problem(origin.file, origin.row, "sources", "", "schema.why.no_source", "schema.mend.no_source")
        if isinstance(row, Influence) and row.id not in supported:
            yield Problem(origin.file, origin.row, "id", row.id, "schema.why.no_source", "schema.mend.no_evidence")


def _circles(rows: list[Placed], known: dict[str, Origin]) -> Iterator[Problem]:
    for table, names in _ABOVE.items():
        members = {row.id: row for row, origin in rows if origin.table == table}
        chain = find_cycle({name: _above(row, names) for name, row in members.items()})
        if chain:
            guilty = next(name for name in names if chain[1] in _tuple(getattr(members[chain[0]], name)))
            yield _problem(known[chain[0]], guilty, chain[1], "cycle", "cycle", chain=" > ".join(chain))


def _above(row: Row, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for name in names for each in _tuple(getattr(row, name)))


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
