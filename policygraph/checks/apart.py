"""Which part keeps two rows apart: time, place, class, season, addressee, comparability, authorisation; or none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from policygraph.checks.compare import same_basis
from policygraph.checks.drafting import strictly_inside
from policygraph.checks.run import find_conflicts
from policygraph.checks.wording import label, season
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Policy, Provision, Relation, Setting, Target
from policygraph.schema.quantities import convert
from policygraph.schema.system import Effect
from policygraph.texts import Lang, both, say

__all__ = ["Apart", "Part", "explain_apart"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that was compared: ``apart`` tells whether it keeps the two rows apart; ``words`` says how."""

    name: str
    apart: bool
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """What keeps two rows apart. ``findings`` are the conflicts that name both."""

    first: str
    second: str
    names: tuple[dict[str, str], dict[str, str]]
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]

    @property
    def deciding(self) -> tuple[Part, ...]:
        """The parts that keep the two apart; empty where nothing does."""
        return tuple(part for part in self.parts if part.apart)

    def explain(self, *, lang: Lang = "en") -> str:
        """Return the comparison in plain sentences."""
        lines = [f"### {self.names[0][lang]} / {self.names[1][lang]}", ""]
        if self.findings:
            lines.append(say("checks.apart.found", lang, count=len(self.findings)))
            lines += [f"- {each.code}: {getattr(each.explanation, lang)} (`{each.id}`)" for each in self.findings]
        elif self.deciding:
            lines.append(say("checks.apart.kept", lang))
        else:
            lines.append(say("checks.apart.nothing", lang))
        marks = {True: say("checks.apart.mark", lang), False: say("checks.apart.meets", lang)}
        lines += ["", *(f"- {marks[part.apart]}: {part.words[lang]}" for part in self.parts)]
        return "\n".join(lines)

    def to_json(self) -> str:
        """Return the comparison as JSON text."""
        body = {
            "first": self.first,
            "second": self.second,
            "apart": [part.name for part in self.deciding],
            "parts": [{"name": part.name, "apart": part.apart, "words": part.words} for part in self.parts],
            "findings": [each.id for each in self.findings],
        }
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def explain_apart(graph: PolicyGraph, first: str, second: str) -> Apart:
    """Return which parts keep two rows apart, or which findings name both.

    Parameters
    ----------
    first, second
        Ids of policies, provisions, targets, settings or other rows that stand in a policy.

    Raises
    ------
    ScopeError
        If an id is unknown; the message suggests near ones.
    """
    one, other = graph.row(first), graph.row(second)
    findings = tuple(each for each in find_conflicts(graph) if _names(graph, each, one) and _names(graph, each, other))
    parts = [*_scope_parts(graph, one, other), *_subject_parts(graph, one, other), *_level_parts(graph, one, other)]
    return Apart(first, second, (label(graph, one), label(graph, other)), tuple(parts), findings)


def _names(graph: PolicyGraph, finding: Finding, row: Row) -> bool:
    provision = graph.provision_of(row)
    mine = {row.id} | ({provision.id} if provision and not isinstance(row, Provision) else set())
    return any(party.id in mine or (isinstance(row, Policy) and party.policy == row.id) or _stands_in(graph, party.id, row) for party in finding.parties)  # fmt: skip  # noqa: E501


def _stands_in(graph: PolicyGraph, identifier: str, row: Row) -> bool:
    party = graph.index.get(identifier)
    provision = graph.provision_of(party) if party else None
    return isinstance(row, Provision) and provision is not None and provision.id == row.id


def _part(name: str, apart: bool, **values: object) -> Part:
    return Part(name, apart, both(f"checks.apart.{name}.{'no' if apart else 'yes'}", **values))


def _scope_parts(graph: PolicyGraph, one: Row, other: Row) -> list[Part]:
    here, there = graph.scope_of(one), graph.scope_of(other)
    spans = [" – ".join(text or "…" for text in scope.period.bounds()) for scope in (here, there)]
    overlap = here.period.overlap(there.period)
    places = (
        graph.places.meet(here.places, there.places) if here.places and there.places else here.places or there.places
    )
    shared = tuple(each for each in places if not any(graph.places.covers(out, each) for out in (*here.not_places, *there.not_places)))  # fmt: skip  # noqa: E501
    classes = graph.technologies.meet(here.technologies, there.technologies) if here.technologies and there.technologies else ("",)  # fmt: skip  # noqa: E501
    seasons = not here.months or not there.months or bool(set(here.months) & set(there.months))
    meeting = graph.meet(one, other)
    parts = [
        _part("time", overlap is None, first=spans[0], second=spans[1]),
        _part("place", not shared, first=_list(graph, here.places), second=_list(graph, there.places), shared=_list(graph, shared)),  # noqa: E501
        _part("class", not classes, first=_list(graph, here.technologies), second=_list(graph, there.technologies)),
    ]  # fmt: skip
    if not seasons:
        parts.append(_part("season", True, first=season(here.months), second=season(there.months)))
    # A norm on what lower levels may issue speaks to them; whom their rules bind is another matter.
    norm = any(getattr(graph.provision_of(row), "about_instrument", ()) for row in (one, other))
    if meeting.apart == "addressee" and not norm:
        parts.append(_part("addressee", True, first=", ".join(here.addressees), second=", ".join(there.addressees)))
    return parts


def _subject_parts(graph: PolicyGraph, one: Row, other: Row) -> list[Part]:
    """Return whether two numbers can be compared, or whether two clauses touch one indicator."""
    if isinstance(one, Target | Setting) and isinstance(other, Target | Setting):
        return _number_parts(graph, one, other)
    mine, yours = (_indicators(graph, row) for row in (one, other))
    shared = sorted(set(mine) & set(yours))
    opposite = [name for name in shared if {mine[name], yours[name]} >= {"+", "-"}]
    return [
        _part("indicator", not shared, shared=_list(graph, tuple(shared))),
        *([_part("sign", not opposite, shared=_list(graph, tuple(opposite or shared)))] if shared else []),
    ]  # fmt: skip


def _number_parts(graph: PolicyGraph, one: Target | Setting, other: Target | Setting) -> list[Part]:
    value = convert(Decimal(one.value), one.unit, other.unit) if one.value else None
    parts = [
        _part("indicator", one.indicator != other.indicator, shared=label(graph, one.indicator)),
        _part("unit", value is None, first=one.unit, second=other.unit),
    ]
    if isinstance(one, Target) and isinstance(other, Target):
        dates = "date" in (one.nature, other.nature)
        parts.append(_part("year", one.due_year != other.due_year and not dates, first=one.due_year or "…", second=other.due_year or "…"))  # fmt: skip  # noqa: E501
        parts.append(_part("base", one.nature == "change" and one.base_year != other.base_year, first=one.base_year or "…", second=other.base_year or "…"))  # fmt: skip  # noqa: E501
        parts.append(_part("basis", not same_basis(one, other), first=one.basis or "…", second=other.basis or "…"))
    return parts


def _indicators(graph: PolicyGraph, row: Row) -> dict[str, str]:
    names = {each.id for each in graph.rows(Provision) if row.id in (each.id, each.policy)}
    provision = graph.provision_of(row)
    names |= {provision.id} if provision else set()
    return {each.indicator: each.sign for each in graph.rows(Effect) if each.provision in names and each.sign in "+-"}


def _level_parts(graph: PolicyGraph, one: Row, other: Row) -> list[Part]:
    inside = strictly_inside(graph, one, other) or strictly_inside(graph, other, one)
    first, second = graph.policy_of(one), graph.policy_of(other)
    if not (first and second):
        return []
    ids = [{one.id, first.id}, {other.id, second.id}]
    granted = [
        row for row in graph.rows(Relation)
        if row.relation in ("authorises", "delegates")
        and ((row.subject in ids[0] and row.object in ids[1]) or (row.subject in ids[1] and row.object in ids[0]))
    ]  # fmt: skip
    names = {"first": label(graph, first.jurisdiction), "second": label(graph, second.jurisdiction)}
    parts = [Part("level", False, both(f"checks.apart.level.{'yes' if inside else 'no'}", **names))]
    return [*parts, *([_part("authorisation", True, by=label(graph, granted[0].subject))] if granted else [])]


def _list(graph: PolicyGraph, names: tuple[str, ...]) -> dict[str, str]:
    if not names:
        return both("checks.apart.any")
    found = [label(graph, name) for name in names]
    return {"en": ", ".join(each["en"] for each in found), "zh": "、".join(each["zh"] for each in found)}
