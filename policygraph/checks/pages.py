"""Findings as one page that opens from a file: a table in which every claim stands beside its source."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from policygraph.checks.findings import Findings
from policygraph.display import html_page, html_table
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Party
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say

__all__ = ["findings_page", "findings_table"]

_HEADS = ("code", "what", "parties", "remedy", "status", "priority")


def findings_page(findings: Findings, lang: Lang = "en") -> str:
    """Return findings as an HTML page in ``lang``."""
    title = say(f"checks.page.{findings.scope['kind']}", lang, count=len(findings), as_of=findings.graph.as_of)
    body = f"<h1>{escape(title)}</h1>{findings_table(findings.graph, findings, lang)}"
    return html_page(title, body, lang=lang)


def findings_table(graph: PolicyGraph, findings: Iterable[Finding], lang: Lang) -> str:
    """Return findings as one escaped HTML table in ``lang``."""
    heads = [say(f"checks.page.{name}", lang) for name in _HEADS]
    return html_table(heads, (_row(graph, each, lang) for each in findings))


def _row(graph: PolicyGraph, each: Finding, lang: Lang) -> tuple[str, ...]:
    grade = f"\n{word('grade', each.grade, lang)}" if each.grade else ""
    return (
        f"{each.code} {word('code', each.code, lang)}{grade}",
        getattr(each.explanation, lang),
        "\n".join(_party(graph, party, lang) for party in each.parties),
        getattr(each.remedy, lang),
        word("finding_status", each.status, lang),
        f"{each.priority:.2f}",
    )


def _party(graph: PolicyGraph, party: Party, lang: Lang) -> str:
    span = "–".join(text or "…" for text in (party.period.start, party.period.end))
    policy = f" ({graph.label(party.policy, lang)}; {graph.label(party.place, lang)}; {span})" if party.policy else ""
    sources = (graph.row(name) for name in party.source)
    pages = "".join(f"\n  {each.title} {each.url}" for each in sources)  # type: ignore[attr-defined]
    return f"{say(f'checks.role.{party.role}', lang)}: {getattr(party.label, lang)}{policy}{pages}"
