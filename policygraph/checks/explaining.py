"""Tells a finding in plain sentences: who, where and when, through what, how sure, how much, what would end it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from policygraph.causal import net_effects, walk_tail
from policygraph.causal.links import Link
from policygraph.checks.chains import chains_of
from policygraph.checks.wording import inside, label
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import cell_text
from policygraph.schema.evidence import Source
from policygraph.schema.findings import Edit, Finding, Party
from policygraph.schema.policies import Policy
from policygraph.schema.tables import TABLES
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say

__all__ = ["explain_finding"]

_SHOWN: Final = 3  # sources named behind one party or link; the others are counted


def explain_finding(graph: PolicyGraph, finding: Finding, *, lang: Lang = "en") -> str:
    """Return a finding as Markdown in ``lang``: a heading, the case in a sentence, and a paragraph to each question."""
    grade = say("checks.told.grade", lang, grade=word("grade", finding.grade, lang)) if finding.grade else ""
    head = f"### {finding.code} · {word('code', finding.code, lang)}{grade} · {word('finding_status', finding.status, lang)}"  # fmt: skip  # noqa: E501
    parts = [head, getattr(finding.explanation, lang), *_paragraphs(graph, finding, lang), f"`{finding.id}`"]
    return "\n\n".join(part for part in parts if part)


def _paragraphs(graph: PolicyGraph, finding: Finding, lang: Lang) -> Iterator[str]:
    yield _block(say("checks.told.who", lang), (_party(graph, party, lang) for party in finding.parties))
    yield f"**{say('checks.told.when', lang)}** {_when(graph, finding, lang)}"
    yield _block(say("checks.told.chain", lang), _links(graph, finding, lang))
    yield f"**{say('checks.told.sure', lang)}** {_sureness(graph, finding, lang)}"
    yield f"**{say('checks.told.amount', lang)}** {_magnitude(finding, lang)}"
    yield _block(f"{say('checks.told.end', lang)} {getattr(finding.remedy, lang)}", (_change(graph, each, lang) for each in finding.changes))  # fmt: skip  # noqa: E501
    yield f"**{say('checks.told.decided', lang)}** {_decision(finding, lang)}"


def _block(head: str, lines: Iterator[str]) -> str:
    """Return a bold first sentence with a list below it; nothing where a list was asked for and is empty."""
    items = [f"- {line}" for line in lines]
    bold, _, rest = head.partition("** ")
    title = f"**{bold.strip('*')}**" + (f" {rest}" if rest else "")
    return "\n".join([title, *items]) if items or rest else ""


# -- who says what ----------------------------------------------------------------------------------------------------


def _party(graph: PolicyGraph, party: Party, lang: Lang) -> str:
    role = say(f"checks.role.{party.role}", lang)
    policy = graph.index.get(party.policy)
    says = getattr(party.label, lang)
    clause = say("checks.told.clause", lang, clause=party.clause) if party.clause else ""
    if not isinstance(policy, Policy):
        return say("checks.told.row", lang, role=role, what=says, sources=_sources(graph, party.source, lang)).strip()
    number = f", {policy.document_number}" if policy.document_number else ""
    span = " – ".join(text or "…" for text in (party.period.start, party.period.end))
    return say(
        "checks.told.party", lang, role=role, what=says, document=graph.label(policy.id, lang) + number, clause=clause,
        level=word("legal_level", policy.legal_level, lang) if policy.legal_level else word("policy_kind", policy.kind, lang),  # noqa: E501
        place=graph.label(party.place, lang) if party.place else "", span=span, sources=_sources(graph, party.source, lang),  # noqa: E501
    ).strip()  # fmt: skip


def _sources(graph: PolicyGraph, names: tuple[str, ...], lang: Lang) -> str:
    titles = [_source(graph, name) for name in names[:_SHOWN]]
    rest = len(names) - len(titles)
    more = say("checks.told.more_sources", lang, count=rest) if rest > 0 else ""
    return (
        say("checks.told.sources", lang, names=("; " if lang == "en" else "；").join(titles), more=more)
        if titles
        else ""
    )


def _source(graph: PolicyGraph, name: str) -> str:
    row = graph.get(Source, name)
    return f"{row.title}, {row.url}" if row.url and row.url not in row.title else row.title


# -- where and when ---------------------------------------------------------------------------------------------------


def _when(graph: PolicyGraph, finding: Finding, lang: Lang) -> str:
    start = finding.period.start or say("checks.unknown_start", lang)
    end = finding.period.end or say("checks.open_end", lang)
    place = graph.label(finding.place, lang)
    told = say("checks.told.meet", lang, place=place, start=start, end=end)
    standing = say(f"checks.told.{finding.status}", lang, date=graph.as_of)
    return f"{told} {standing}" if lang == "en" else f"{told}{standing}"


# -- through which chain ----------------------------------------------------------------------------------------------


def _links(graph: PolicyGraph, finding: Finding, lang: Lang) -> Iterator[str]:
    seen: set[str] = set()
    for chain in chains_of(graph, finding):
        for link in chain.links:
            if link.row not in seen:
                seen.add(link.row)
                yield _link(graph, link, lang)


def _link(graph: PolicyGraph, link: Link, lang: Lang) -> str:
    key = {1: "raises", -1: "lowers"}.get(link.sign or 0, "moves")
    names = tuple(each.id for each in graph.sources_of(link.row))
    source = label(graph, link.source)
    first = f"“{source[lang]}”" if link.source.startswith("prv:") else source[lang]
    return say(
        f"checks.told.link.{key}", lang, source=first, target=inside(label(graph, link.target))[lang],
        belief=f"{link.belief:.2f}", sources=_sources(graph, names, lang),
    ).strip()  # fmt: skip


# -- how sure, how much, what would end it ----------------------------------------------------------------------------


def _sureness(graph: PolicyGraph, finding: Finding, lang: Lang) -> str:
    names = {name for party in finding.parties for name in party.source}
    origins = {graph.get(Source, name).origin for name in names}
    told = [
        say(f"checks.told.overlap.{finding.overlap}", lang),
        say("checks.told.verdict." + finding.verdict, lang),
        _walks(graph, finding, lang),
        say("checks.told.belief", lang, belief=f"{finding.belief:.2f}", origins=len(origins)),
        say("checks.told.severity", lang, severity=f"{finding.severity:.3f}", priority=f"{finding.priority:.3f}"),
    ]
    return (" " if lang == "en" else "").join(sentence for sentence in told if sentence)


def _walks(graph: PolicyGraph, finding: Finding, lang: Lang) -> str:
    """Return the sums of signed walks behind a trade-off, and what walks too long to count could add."""
    if finding.code != "C2":
        return ""
    actor, goal = finding.parties[0].id, finding.objective
    effects = net_effects(graph)
    rows = effects[(effects["provision"] == actor) & (effects["objective"] == goal)]
    tail = walk_tail(graph, actor, goal)
    most = say("checks.told.walks.endless", lang) if tail is None else f"{tail:.2g}"
    sums = {name: f"{value:.2g}" for name in ("helps", "harms") for value in rows[name]}
    objective = inside(label(graph, goal))[lang]
    return say("checks.told.walks", lang, objective=objective, tail=most, **sums) if sums else ""


def _magnitude(finding: Finding, lang: Lang) -> str:
    each = finding.magnitude
    if each is None:
        return say("checks.told.no_model", lang)
    return say("checks.told.model", lang, value=f"{each.value:.6g}", unit=each.unit, model=each.model, parameters=each.parameter_set)  # fmt: skip  # noqa: E501


def _change(graph: PolicyGraph, each: Edit, lang: Lang) -> str:
    row = graph.index.get(each.row)
    declared = {column.name: column for column in TABLES[each.table].columns} if each.table in TABLES else {}
    name = declared[each.column].label(lang) if each.column in declared else each.column
    old = cell_text(getattr(row, each.column, "")) if row else ""
    what = label(graph, row)[lang] if row else each.row
    return say(
        f"checks.told.change.{each.operation}", lang, what=what, row=each.row, column=name,
        value=each.value or say("checks.told.another", lang), old=old or say("checks.told.blank", lang),
    )  # fmt: skip


def _decision(finding: Finding, lang: Lang) -> str:
    decided = finding.decision
    if not decided:
        return say("checks.told.undecided", lang)
    by = say("checks.told.by", lang, name=decided["by"]) if decided.get("by") else ""
    return say("checks.decided", lang, decision=word("decision", decided["decision"], lang), note=decided.get("note", "")).strip() + by  # fmt: skip  # noqa: E501
