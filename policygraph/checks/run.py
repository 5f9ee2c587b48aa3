"""Runs the rules and keeps what a question asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from policygraph.causal.links import GraphKey
from policygraph.checks import conflicts, gaps, synergies
from policygraph.checks.decisions import Decisions, apply_decisions
from policygraph.checks.drafting import REPEATS
from policygraph.checks.findings import Findings
from policygraph.checks.rule import Rule
from policygraph.errors import ScopeError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.schema.findings import Finding
from policygraph.schema.periods import Period, is_partial_date
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Provision
from policygraph.schema.system import Indicator, Objective
from policygraph.schema.vocabularies import terms

__all__ = ["RULES", "find_conflicts", "find_gaps", "find_synergies", "findings_by_rule", "merge_codes", "place_id"]

RULES: dict[str, tuple[Rule, ...]] = {
    "conflicts": conflicts.RULES,
    "gaps": gaps.RULES,
    "synergies": synergies.RULES,
}

# Frame tags of provisions and of indicators; a filter holds where any party or the shared indicator carries the tag.
_TAGS = {
    "side": "sides",
    "stage": "stages",
    "actor": "actors",
    "three_e": "three_e",
    "trilemma": "trilemma",
    "level": "levels",
}


# Codes whose findings on one pair of clauses are one matter, the most telling first.
_TELLING = ("C4", "C3", "C8", "C7", "C9", "C6", "C1")


@dataclass(frozen=True, slots=True)
class Question:
    """What to keep; blank parts keep everything. ``tags`` are pairs such as ``("side", "demand")``."""

    at: str = ""
    where: str = ""
    objective: str = ""
    technology: str = ""
    codes: tuple[str, ...] = ()
    involving: str = ""
    tags: tuple[tuple[str, str], ...] = ()


def find_conflicts(
    graph: PolicyGraph,
    *,
    at: str = "",
    as_of: str = "",
    where: str = "",
    objective: str = "",
    technology: str = "",
    codes: Iterable[str] = (),
    involving: str = "",
    tags: Iterable[tuple[str, str]] = (),
    decisions: Decisions | None = None,
) -> Findings:
    """Return the conflicts in a graph.

    Parameters
    ----------
    graph
        The graph to check.
    at
        Keep what holds on this day (``YYYY-MM-DD``, or a month or year); blank = all periods.
    as_of
        Day against which findings are open, ended or upcoming; blank = the graph's data date.
    where
        Keep what touches this place: an id, ISO code, or Chinese or English name. Places inside it count, and so do
        places and groups it lies in.
    objective, technology
        Keep what concerns this objective or technology, or one below it.
    codes
        Keep these codes, such as ``["C1", "C4"]``.
    involving
        Keep what has this policy, provision or other row as a party.
    tags
        Keep what carries these frame tags, as pairs of ``side, stage, actor, three_e, trilemma, level`` and a word.
    decisions
        People's decisions, to be shown with the findings.

    Raises
    ------
    ScopeError
        If a date is malformed or a name unknown; the message suggests near ones.
    """
    return _ask(
        graph,
        "conflicts",
        as_of,
        Question(at, where, objective, technology, tuple(codes), involving, tuple(tags)),
        decisions,
    )


def find_gaps(
    graph: PolicyGraph,
    *,
    at: str = "",
    as_of: str = "",
    where: str = "",
    objective: str = "",
    technology: str = "",
    codes: Iterable[str] = (),
    involving: str = "",
    tags: Iterable[tuple[str, str]] = (),
    decisions: Decisions | None = None,
) -> Findings:
    """Return the gaps in a graph; the arguments are those of :func:`find_conflicts`."""
    return _ask(
        graph,
        "gaps",
        as_of,
        Question(at, where, objective, technology, tuple(codes), involving, tuple(tags)),
        decisions,
    )


def find_synergies(
    graph: PolicyGraph,
    *,
    at: str = "",
    as_of: str = "",
    where: str = "",
    objective: str = "",
    technology: str = "",
    codes: Iterable[str] = (),
    involving: str = "",
    tags: Iterable[tuple[str, str]] = (),
    decisions: Decisions | None = None,
) -> Findings:
    """Return the synergies in a graph; the arguments are those of :func:`find_conflicts`."""
    return _ask(
        graph,
        "synergies",
        as_of,
        Question(at, where, objective, technology, tuple(codes), involving, tuple(tags)),
        decisions,
    )


def _ask(graph: PolicyGraph, kind: str, as_of: str, question: Question, decisions: Decisions | None) -> Findings:
    _check(graph, kind, question, as_of)
    dated = graph if as_of in ("", graph.as_of) else _dated(GraphKey(graph), as_of)
    found = _run(GraphKey(dated), kind)
    kept = tuple(each for each in found if _keeps(dated, question, each))
    decided, _ = apply_decisions(kept, decisions or {})
    scope = {name: value for name, value in asdict(question).items() if value} | {"as_of": dated.as_of, "kind": kind}
    return Findings(dated, decided, scope)


@lru_cache(maxsize=8)
def _dated(key: GraphKey, as_of: str) -> PolicyGraph:
    return PolicyGraph(key.graph.tables, as_of=as_of)


@lru_cache(maxsize=16)
def _run(key: GraphKey, kind: str) -> tuple[Finding, ...]:
    found = {each.id: each for rows in _by_rule(key, kind).values() for each in rows}
    return merge_codes(found[name] for name in sorted(found))


def findings_by_rule(graph: PolicyGraph, kind: str) -> dict[str, tuple[Finding, ...]]:
    """Return what every rule of ``conflicts``, ``gaps`` or ``synergies`` finds by its name, before any are merged."""
    return dict(_by_rule(GraphKey(graph), kind))


@lru_cache(maxsize=16)
def _by_rule(key: GraphKey, kind: str) -> dict[str, tuple[Finding, ...]]:
    return {rule.name: tuple(rule.find(key.graph)) for rule in RULES[kind]}


def merge_codes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in which two rules that accuse the same two clauses make one, with the other code beside.

    The rule that says more comes first: a norm between levels before bare signs. Order by id.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    others: list[Finding] = []
    for each in findings:
        pair = tuple(sorted(party.id for party in each.parties if party.role != REPEATS))
        mergeable = len(pair) == 2 and all(name.startswith("prv:") for name in pair) and each.code in _TELLING
        (groups.setdefault(pair, []) if mergeable else others).append(each)
    kept = [finding for group in groups.values() for finding in _most_telling(group)]
    return tuple(sorted((*kept, *others), key=lambda each: each.id))


def _most_telling(group: list[Finding]) -> list[Finding]:
    """Return the findings of the code that says most, each about its own indicator, with the other codes beside."""
    code = min((each.code for each in group), key=_TELLING.index)
    also = {name for each in group for name in (each.code, *each.also)}
    return [each.model_copy(update={"also": tuple(sorted(also - {code}))}) for each in group if each.code == code]


def _check(graph: PolicyGraph, kind: str, question: Question, as_of: str) -> None:
    for date in (question.at, as_of):
        if date and not is_partial_date(date):
            raise ScopeError("graph.bad_date", value=date)
    if question.where:
        place_id(graph, question.where)
    for name in (question.objective, question.technology, question.involving):
        if name:
            graph.row(name)
    known = tuple(code for code in terms("code") if code[0] == {"conflicts": "C", "gaps": "G", "synergies": "S"}[kind])
    for code in question.codes:
        if code not in known:
            raise ScopeError("graph.unknown_term", value=code, scheme="code", terms=", ".join(known))
    for scheme, value in question.tags:
        if scheme not in _TAGS or value not in terms(scheme):
            allowed = ", ".join(terms(scheme)) if scheme in _TAGS else ", ".join(_TAGS)
            raise ScopeError("graph.unknown_term", value=value, scheme=scheme, terms=allowed)


def place_id(graph: PolicyGraph, name: str) -> str:
    """Return the id of a place given by id, ISO or GB/T code, or Chinese, English or pinyin name.

    Raises
    ------
    ScopeError
        If no place has that name; the message suggests near ones.
    """
    wanted = name.strip().casefold()
    names: dict[str, str] = {}
    for row in graph.rows(Jurisdiction):
        for alias in (
            row.pinyin,
            row.short_zh,
            row.label_en,
            row.label_zh,
            row.gbt,
            row.iso,
            row.id,
            row.id.removeprefix("plc:"),
        ):
            if alias:
                names[alias.casefold()] = row.id
    if wanted not in names:
        raise ScopeError("graph.unknown_place", place=name, suggestion=suggest(wanted, names))
    return names[wanted]


def _keeps(graph: PolicyGraph, question: Question, each: Finding) -> bool:
    if question.codes and not {each.code, *each.also} & set(question.codes):
        return False
    if question.at and Period.parse(each.period.start, each.period.end).holds(question.at) is None:
        return False
    if question.where and not _touches(graph, place_id(graph, question.where), each.place):
        return False
    if question.objective and not _concerns_objective(graph, question.objective, each):
        return False
    if question.technology and not _concerns_technology(graph, question.technology, each):
        return False
    if question.involving and not any(question.involving in (party.id, party.policy) for party in each.parties):
        return False
    return all(value in _tags(graph, each, _TAGS[scheme]) for scheme, value in question.tags)


def _touches(graph: PolicyGraph, wanted: str, place: str) -> bool:
    return graph.places.covers(wanted, place) or graph.places.covers(place, wanted)


def _concerns_objective(graph: PolicyGraph, wanted: str, each: Finding) -> bool:
    below = {row.id: row.parents for row in graph.rows(Objective)}

    def above(name: str) -> set[str]:
        return {name}.union(*(above(parent) for parent in below.get(name, ())))

    named = {each.objective} if each.objective else set()
    for party in each.parties:
        row = graph.index.get(party.id)
        provision = graph.provision_of(row) if row else None
        named |= set(provision.objectives) if provision else {party.id} & set(below)
    return any(wanted in above(name) for name in named)


def _concerns_technology(graph: PolicyGraph, wanted: str, each: Finding) -> bool:
    named = {each.technology} if each.technology else set()
    for party in each.parties:
        row = graph.index.get(party.id)
        named |= set(graph.scope_of(row).technologies) if row else set()
    return any(graph.technologies.covers(wanted, name) or graph.technologies.covers(name, wanted) for name in named)


def _tags(graph: PolicyGraph, each: Finding, column: str) -> set[str]:
    rows = [graph.index.get(each.indicator)] + [graph.index.get(party.id) for party in each.parties]
    found: set[str] = set()
    for row in rows:
        provision = graph.provision_of(row) if row else None
        for holder in (row, provision):
            if isinstance(holder, Provision | Indicator | Objective):
                found |= set(getattr(holder, column, ()))
    return found
