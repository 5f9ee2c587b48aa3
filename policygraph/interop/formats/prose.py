"""A graph and its findings as Markdown, in one language, for notes, wikis and reviews."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.checks import Findings
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.policies import Policy, Provision
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say

__all__ = ["markdown_text"]


def markdown_text(graph: PolicyGraph, findings: Iterable[Finding] = (), *, lang: Lang = "en") -> str:
    """Return findings, gravest first, then every policy with its clauses and sources."""
    found = Findings(graph, tuple(findings), {})
    lines = [f"# {say('rdf.ontology.title', lang)}", "", say("format.as_of", lang, date=graph.as_of), ""]
    if len(found):
        lines += [f"## {say('format.findings', lang, count=len(found))}", "", found.to_markdown(lang)]
    lines += [f"## {say('format.policies', lang, count=len(graph.rows(Policy)))}", ""]
    clauses: dict[str, list[Provision]] = {}
    for each in graph.rows(Provision):
        clauses.setdefault(each.policy, []).append(each)
    for policy in graph.rows(Policy):
        lines += _policy(graph, policy, clauses.get(policy.id, []), lang)
    return "\n".join(lines).rstrip("\n") + "\n"


def _policy(graph: PolicyGraph, policy: Policy, clauses: list[Provision], lang: Lang) -> list[str]:
    about = [graph.label(policy.jurisdiction, lang), policy.document_number, graph.start_of(policy), policy.end]
    lines = [
        f"### {_plain(graph.label(policy.id, lang))}",
        "",
        f"`{policy.id}` · " + " · ".join(filter(None, about)),
        "",
    ]
    for each in clauses:
        text = each.summary_zh if lang == "zh" else each.summary_en
        lines.append(f"- {each.clause or each.id}: {_plain(text)} ({word('instrument', each.instrument, lang)})")
    sources = [f"- {say('format.source', lang)}: {_plain(each.title)}" for each in graph.sources_of(policy.id)]
    return [*lines, *sources, ""]


def _plain(text: str) -> str:
    """Return text in which no mark of Markdown or HTML has a meaning."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
