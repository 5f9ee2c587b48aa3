"""What the side panel of the map tells about a node, an edge or a finding, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Column, Row, cell_text, columns
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.findings import Finding, Party, Words
from policygraph.schema.places import Agency
from policygraph.schema.vocabularies import label as word
from policygraph.texts import LANGUAGES, Lang
from policygraph.views.labels import plain, shown_name

__all__ = ["details"]

Plain = dict[str, Any]

# Told elsewhere in the panel: names head it, evidence and sources close it.
_TOLD: Final = frozenset({
    "id", "label_en", "label_zh", "title_en", "title_zh", "summary_en", "summary_zh", "sources", "policy", "provision",
    "source", "target",
})  # fmt: skip


def details(graph: PolicyGraph, nodes: Iterable[str], rows: Iterable[str], findings: Iterable[Finding]) -> Plain:
    """Return names and facts of ``nodes``, facts of the ``rows`` behind edges, findings told, evidence and sources."""
    told = [graph.index[name] for name in nodes]
    behind = [graph.index[name] for name in sorted(set(rows)) if name in graph.index]
    evidence = {each.id: each for row in (*told, *behind) for each in graph.evidence_of(row.id)}
    found = list(findings)
    sources = {each.source for each in evidence.values()}
    sources |= {source.id for row in told for source in graph.sources_of(row.id)}
    sources |= {name for finding in found for party in finding.parties for name in party.source}
    return {
        "nodes": [_row(graph, row) for row in told],
        "rows": {row.id: _row(graph, row) for row in behind},
        "findings": [_finding(each) for each in found],
        "evidence": {name: _evidence(evidence[name]) for name in sorted(evidence)},
        "sources": {name: _source(graph.get(Source, name)) for name in sorted(sources)},
        "columns": _heads((*told, *behind)),
    }


def _row(graph: PolicyGraph, row: Row) -> Plain:
    own = sorted(each.id for each in graph.evidence_of(row.id))
    name = _pair(*(shown_name(graph, row.id, lang) for lang in LANGUAGES))
    title = _pair(*(plain(_title(row, lang)) for lang in LANGUAGES))
    plain_row: Plain = {
        "name": name,
        "title": title if title not in (name, [""]) else [],
        "facts": [fact for each in columns(type(row)) if (fact := _fact(graph, row, each))],
        "evidence": own,
        # Evidence names its source; what has none names its sources itself.
        "sources": [] if own else [each.id for each in graph.sources_of(row.id)],
    }
    return {name: value for name, value in plain_row.items() if value}


def _title(row: Row, lang: Lang) -> str:
    return getattr(row, f"title_{lang}", "") or getattr(row, f"summary_{lang}", "")


def _pair(english: str, chinese: str) -> list[str]:
    """Return both languages, or one text where they are the same."""
    return [english] if english == chinese else [english, chinese]


def _fact(graph: PolicyGraph, row: Row, declared: Column) -> list[Any]:
    value = getattr(row, declared.name)
    if value in ("", None, ()) or declared.name in _TOLD or declared.name.endswith(_other(declared)):
        return []
    texts = [plain(_said(graph, row, declared, lang)) for lang in LANGUAGES]
    return [f"{row.PREFIX}.{declared.name}", *_pair(*texts)] if any(texts) else []


def _other(declared: Column) -> str:
    # A text in two languages is one fact: its English column speaks for both.
    return "_zh" if declared.lang == "zh" else "\0"


def _said(graph: PolicyGraph, row: Row, declared: Column, lang: Lang) -> str:
    if declared.name.endswith("_en") and declared.lang:
        stem = declared.name.removesuffix("_en")
        return getattr(row, f"{stem}_{lang}", "") or str(getattr(row, declared.name))
    value = getattr(row, declared.name)
    items = value if isinstance(value, tuple) else (cell_text(value),)
    return ("；" if lang == "zh" else "; ").join(_item(graph, declared, item, lang) for item in items)


def _item(graph: PolicyGraph, declared: Column, item: str, lang: Lang) -> str:
    if declared.kind == "term":
        return word(declared.scheme, item, lang)
    if declared.kind == "ref":
        row = graph.index.get(item)
        short = row.short_en if isinstance(row, Agency) and lang == "en" else ""
        return short or graph.label(item, lang)
    return item


def _heads(rows: Iterable[Row]) -> Plain:
    kinds = {type(row) for row in rows}
    return {
        f"{kind.PREFIX}.{each.name}": _pair(each.label("en"), each.label("zh"))
        for kind in sorted(kinds, key=lambda kind: kind.PREFIX)
        for each in columns(kind)
        if each.name not in _TOLD
    }


def _evidence(row: Evidence) -> Plain:
    told = {
        "source": row.source,
        "locator": plain(row.locator),
        "quotation": plain(row.quotation),
        "paraphrase": _pair(plain(row.paraphrase_en), plain(row.paraphrase_zh)),
        "stance": row.stance,
    }
    return {name: value for name, value in told.items() if value not in ("", [""])}


def _source(row: Source) -> Plain:
    # An address that was marked unsafe is shown, not linked.
    safe = row.url_safe != "no" and row.url.startswith(("https://", "http://"))
    return {"title": plain(row.title), "url": plain(row.url), "safe": safe, "origin": plain(row.origin)}


def _finding(finding: Finding) -> Plain:
    return {
        "explanation": _words(finding.explanation),
        "remedy": _words(finding.remedy),
        "verdict": finding.verdict,
        "overlap": finding.overlap,
        "numbers": [finding.severity, finding.belief, finding.priority],
        "magnitude": finding.magnitude.model_dump() if finding.magnitude else None,
        "period": [finding.period.start, finding.period.end],
        "decision": {key: plain(str(value)) for key, value in (finding.decision or {}).items()},
        "parties": [_party(each) for each in finding.parties],
    }


def _party(party: Party) -> Plain:
    return {
        "id": party.id,
        "role": party.role,
        "label": _words(party.label),
        "policy": party.policy,
        "place": party.place,
        "period": [party.period.start, party.period.end],
        "clause": plain(party.clause),
        "sources": list(party.source),
    }


def _words(words: Words) -> list[str]:
    return _pair(plain(words.en), plain(words.zh))
