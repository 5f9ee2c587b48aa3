"""Interventions: edits on a copy of the graph, and changes of model parameters; bundled, a user's, or from findings."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from policygraph.errors import DataError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row, cell_text, columns
from policygraph.schema.findings import Edit, Finding
from policygraph.schema.interventions import Change, Intervention
from policygraph.schema.tables import TABLES
from policygraph.schema.vocabularies import label as word
from policygraph.texts import both

__all__ = ["Applied", "Candidate", "apply_intervention", "candidates", "interventions_from_findings"]


class Candidate(NamedTuple):
    """An intervention with its changes."""

    intervention: Intervention
    changes: tuple[Change, ...]


class Applied(NamedTuple):
    """The edited graph, and parameters to change: ``(model, name)`` to new value. ``touched``: ids of edited rows."""

    graph: PolicyGraph
    parameters: dict[tuple[str, str], float]
    touched: frozenset[str]


def candidates(graph: PolicyGraph, chosen: Iterable[Intervention | Candidate] | None = None) -> tuple[Candidate, ...]:
    """Return interventions with their changes, sorted by id; by default all of the graph.

    Parameters
    ----------
    chosen
        Interventions whose changes stand in the graph, or candidates that bring their own.
    """
    changes: dict[str, list[Change]] = {}
    for change in graph.rows(Change):
        changes.setdefault(change.intervention, []).append(change)
    found = [
        each if isinstance(each, Candidate) else Candidate(each, tuple(changes.get(each.id, ())))
        for each in (graph.rows(Intervention) if chosen is None else chosen)
    ]
    return tuple(sorted(found, key=lambda each: each.intervention.id))


def interventions_from_findings(graph: PolicyGraph, findings: Iterable[Finding]) -> tuple[Candidate, ...]:
    """Return one candidate for every open finding that says what would end it; equal edits become one candidate.

    Parameters
    ----------
    findings
        Findings; those that ended, name no change, or name a row the graph has not, are left out.

    Returns
    -------
    tuple
        Candidates sorted by id; their names are the remedies of the findings, their changes no more than these say.
    """
    groups: dict[tuple[Edit, ...], list[Finding]] = {}
    for finding in findings:
        if finding.status == "open" and finding.changes and all(_complete(graph, edit) for edit in finding.changes):
            groups.setdefault(finding.changes, []).append(finding)
    built = [_from_findings(graph, edits, group) for edits, group in groups.items()]
    return tuple(sorted(built, key=lambda each: each.intervention.id))


def _complete(graph: PolicyGraph, edit: Edit) -> bool:
    """Return whether an edit says all that is needed to make it: a finding may leave the number to people."""
    row = graph.index.get(edit.row)
    if edit.operation == "parameter":
        return bool(edit.value)
    if row is None or (edit.operation in ("set", "add") and not edit.value):
        return False
    return edit.operation in ("remove", "end") or edit.column in type(row).model_fields


def _from_findings(graph: PolicyGraph, edits: tuple[Edit, ...], group: list[Finding]) -> Candidate:
    first = min(group, key=lambda each: (-each.priority, each.id))
    text = "\n".join("|".join((e.operation, e.table, e.row, e.column, e.value)) for e in edits)
    identifier = f"itv:finding/{sha256(text.encode()).hexdigest()[:10]}"
    code = {"en": word("code", first.code, "en"), "zh": word("code", first.code, "zh")}
    place = {"en": graph.label(first.place, "en"), "zh": graph.label(first.place, "zh")}
    name = both(
        "scoring.from_finding",
        code=first.code,
        title=code,
        place=place,
        remedy={"en": first.remedy.en, "zh": first.remedy.zh},
    )
    intervention = Intervention(
        id=identifier, label_en=name["en"], label_zh=name["zh"], places=(first.place,),
        basis=";".join(sorted({each.id for each in group})),
    )  # fmt: skip
    stem = identifier.replace("itv:", "chg:", 1)
    changes = tuple(_change(graph, f"{stem}/{number}", identifier, edit) for number, edit in enumerate(edits, start=1))
    return Candidate(intervention, changes)


def _change(graph: PolicyGraph, identifier: str, intervention: str, edit: Edit) -> Change:
    row, column, value = edit.row, edit.column, edit.value
    if edit.operation == "add":
        # "Add a row like this one, but with ..." : the new row stands beside the one the finding names.
        like = graph.row(edit.row)
        cells = {each.name: cell_text(getattr(like, each.name)) for each in columns(type(like))} | {column: value}
        row, column = f"{row.partition(':')[0]}:new/{identifier.rpartition('finding/')[2]}", ""
        value = ";;".join(f"{name}={text}" for name, text in cells.items() if text and name != "id")
    return Change(
        id=identifier, intervention=intervention, operation=edit.operation, table=edit.table, row=row,
        column_name=column, value=value,
    )  # fmt: skip


def apply_intervention(
    graph: PolicyGraph, intervention: Intervention | Candidate, *, changes: Iterable[Change] | None = None
) -> Applied:
    """Return the graph and parameters after an intervention; the graph given is not changed.

    Parameters
    ----------
    changes
        Changes to use instead of those of the candidate or of the graph.

    Raises
    ------
    DataError
        If a change names a table, row or column that does not exist, or a new row points nowhere.
    """
    (candidate,) = candidates(graph, [intervention])
    wanted = candidate.changes if changes is None else tuple(changes)
    parameters = {(each.table, each.row): _number(each) for each in wanted if each.operation == "parameter"}
    edits = [each for each in wanted if each.operation != "parameter"]
    if not edits:
        return Applied(graph, parameters, frozenset())
    tables: dict[str, dict[str, Row]] = {name: {row.id: row for row in rows} for name, rows in graph.tables.items()}
    touched: set[str] = set()
    for change in edits:
        _edit(tables, change, touched)
    # Only tables that differ are replaced: what was derived from the others stays good.
    differing = {
        name: tuple(rows.values())
        for name, rows in tables.items()
        if len(rows) != len(graph.tables[name]) or any(rows[row.id] is not row for row in graph.tables[name])
    }
    edited = graph.replaced(**differing)
    for change in edits:
        _check_references(edited, change)
    return Applied(edited, parameters, frozenset(touched))


def _number(change: Change) -> float:
    try:
        return float(change.value)
    except ValueError:
        raise DataError(
            "scoring.change", change=change.id, table=change.table, row=f"{change.row} = {change.value}"
        ) from None


def _edit(tables: dict[str, dict[str, Row]], change: Change, touched: set[str]) -> None:
    rows = tables.get(change.table)
    if rows is None or (change.operation != "add" and change.row not in rows):
        raise DataError("scoring.change", change=change.id, table=change.table, row=change.row)
    touched.add(change.row)
    if change.operation == "add":
        pairs = dict(part.split("=", 1) for part in change.value.split(";;"))
        rows[change.row] = _row(change, {"id": change.row, **pairs})
    elif change.operation == "remove":
        _remove(tables, change.row, touched)
    else:
        name = "end" if change.operation == "end" else change.column_name
        old = rows[change.row]
        if name not in type(old).model_fields:
            raise DataError("scoring.change", change=change.id, table=change.table, row=f"{change.row}.{name}")
        cells = {each.name: cell_text(getattr(old, each.name)) for each in TABLES[change.table].columns}
        rows[change.row] = _row(change, {**cells, name: change.value})


def _row(change: Change, cells: dict[str, str]) -> Row:
    record = TABLES[change.table].record
    values, problems = record.read(cells, file="changes", row=0)
    if problems:
        raise DataError("scoring.change", change=change.id, table=change.table, row=problems[0].line())
    return record.built(values)


def _check_references(graph: PolicyGraph, change: Change) -> None:
    row = graph.index.get(change.row)
    for each in columns(type(row)) if row is not None else ():
        value = getattr(row, each.name)
        names = () if each.kind != "ref" or each.name == "id" or not value else value if each.many else (value,)
        for name in names:
            if name not in graph.index:
                raise DataError("scoring.change", change=change.id, table=change.table, row=f"{each.name} = {name}")


def _remove(tables: dict[str, dict[str, Row]], identifier: str, touched: set[str]) -> None:
    """Remove a row and everything that stands on it; lists that name it lose the name."""
    touched.add(identifier)
    for name, rows in tables.items():
        rows.pop(identifier, None)
        references = [each for each in TABLES[name].columns if each.kind == "ref" and each.name != "id"]
        single = [each.name for each in references if not each.many]
        many = [each.name for each in references if each.many]
        for key in [key for key, row in rows.items() if any(getattr(row, each) == identifier for each in single)]:
            if key in rows:
                _remove(tables, key, touched)
        for key in [key for key, row in rows.items() if any(identifier in getattr(row, each) for each in many)]:
            lists = {each: tuple(item for item in getattr(rows[key], each) if item != identifier) for each in many}
            rows[key] = rows[key].model_copy(update=lists)
            if name == "evidence" and not lists.get("about", True):
                del rows[key]
