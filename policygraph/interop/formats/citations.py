"""Policies and sources as references, for papers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import Source
from policygraph.schema.policies import Policy

__all__ = ["bibtex_text", "csl_json"]

_KEY: Final = re.compile(r"[^A-Za-z0-9:_./-]")
_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def csl_json(graph: PolicyGraph) -> str:
    """Return policies and sources as CSL-JSON, sorted by id."""
    return json.dumps(_items(graph), ensure_ascii=False, indent=1) + "\n"


def bibtex_text(graph: PolicyGraph) -> str:
    """Return policies and sources as BibTeX in UTF-8, sorted by id."""
    return "\n\n".join(_entry(item) for item in _items(graph)) + "\n"


def _items(graph: PolicyGraph) -> list[dict[str, Any]]:
    items = [_policy(graph, each) for each in graph.rows(Policy)] + [_source(each) for each in graph.rows(Source)]
    return sorted(items, key=lambda item: str(item["id"]))


def _policy(graph: PolicyGraph, policy: Policy) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": policy.id,
        "type": "legislation",
        "title": policy.title_zh or policy.title_en,
        "jurisdiction": graph.label(policy.jurisdiction, "en"),
        "author": [{"literal": graph.label(each, "zh" if policy.title_zh else "en")} for each in policy.agencies],
        "language": "zh" if policy.title_zh else "en",
    }
    if policy.title_zh and policy.title_en:
        item["note"] = policy.title_en
    if policy.document_number:
        item["number"] = policy.document_number
    return {**item, **_issued(policy.text_date or policy.publication_date)}


def _source(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": "webpage", "title": source.title}
    # An address that is not known to be safe is left out: a reference list makes links of it.
    address = source.url if source.url_safe == "yes" else ""
    more = {"publisher": source.publisher, "URL": address, "language": source.language}
    return {**item, **{name: value for name, value in more.items() if value}, **_issued(source.published)}


def _issued(date: str) -> dict[str, Any]:
    return {"issued": {"date-parts": [[int(part) for part in date.split("-")]]}} if date else {}


def _entry(item: dict[str, Any]) -> str:
    kind = "misc" if item["type"] == "legislation" else "online"
    date = "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0]) if "issued" in item else ""
    values = {
        "author": " and ".join(f"{{{_escaped(each['literal'])}}}" for each in item.get("author", ())),
        "title": f"{{{_escaped(item['title'])}}}",
        "howpublished" if kind == "misc" else "organization": _escaped(str(item.get("publisher", ""))),
        "number": _escaped(str(item.get("number", ""))),
        "year": date[:4],
        "date": date,
        "url": str(item.get("URL", "")),
        "note": _escaped(str(item.get("note", ""))),
        "langid": {"zh": "chinese", "en": "english"}.get(str(item.get("language", "")), ""),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in values.items() if value]
    return f"@{kind}{{{_KEY.sub('-', item['id'])},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in text.replace("\n", " "))
