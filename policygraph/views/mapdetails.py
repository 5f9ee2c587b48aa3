"""What the side panel of the map tells about a node, an edge or a finding, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Column, Row, Value, cell_text, columns
from policygraph.schema.evidence import Evidence, Source
from policygraph.schema.findings import Finding, Party
from policygraph.schema.findings import Words as Sentence
from policygraph.schema.ids import PREFIXES
from policygraph.schema.places import Agency
from policygraph.schema.tables import TABLES
from policygraph.schema.vocabularies import label as word
from policygraph.texts import LANGUAGES, Lang
from policygraph.views.compact import Words, numbered
from policygraph.views.labels import plain, shown_name

__all__ = ["details"]

Plain = dict[str, Any]
Numbers = dict[str, int]
Basis = tuple[Evidence, ...] | tuple[Source, ...]

# Told elsewhere in the panel: names head it, evidence and sources close it.
_TOLD: Final = frozenset({
    "id", "label_en", "label_zh", "title_en", "title_zh", "summary_en", "summary_zh", "sources", "policy", "provision",
    "source", "target",
})  # fmt: skip


def details(graph: PolicyGraph, nodes: Iterable[str], rows: Iterable[str], findings: Iterable[Finding]) -> Plain:
    """Return names and facts of ``nodes``, facts of the ``rows`` behind edges, findings told, evidence and sources.

    Evidence and sources are named by number, and so are the texts of facts, which repeat.
    """
    told = [graph.index[name] for name in nodes]
    behind = [graph.index[name] for name in sorted(set(rows)) if name in graph.index]
    found = list(findings)
    bases = {row.id: _basis(graph, row) for row in (*told, *behind)}
    evidence = {each.id: each for basis in bases.values() for each in basis if isinstance(each, Evidence)}
    sources = {each.source if isinstance(each, Evidence) else each.id for basis in bases.values() for each in basis}
    sources |= {name for finding in found for party in finding.parties for name in party.source}
    telling = Telling(graph, numbered(sorted(evidence)), numbered(sorted(sources)), numbered(row.id for row in told))
    return {
        "nodes": [telling.node(row, bases[row.id]) for row in told],
        "rows": {row.id: telling.row(row, bases[row.id]) for row in behind},
        "findings": [telling.finding(each) for each in found],
        "evidence": [telling.evidence(evidence[name]) for name in sorted(evidence)],
        "sources": [_source(graph.get(Source, name)) for name in sorted(sources)],
        "columns": [[name, *_head(name)] for name in telling.heads.texts],
        "words": telling.words.texts,
    }


class Telling:
    """Tells rows and findings; numbers what it names."""

    def __init__(self, graph: PolicyGraph, evidence: Numbers, sources: Numbers, nodes: Numbers) -> None:
        self.graph = graph
        self.numbers = {"evidence": evidence, "sources": sources, "nodes": nodes}
        self.words = Words()
        self.heads = Words()
        self._facts: dict[tuple[Value, ...], list[int]] = {}

    def node(self, row: Row, basis: Basis) -> Plain:
        """Return name and full title of a row, and what :meth:`row` tells of it."""
        name = _pair(*(shown_name(self.graph, row.id, lang) for lang in LANGUAGES))
        title = _pair(*(plain(_title(row, lang)) for lang in LANGUAGES))
        return {"name": name} | ({"title": title} if title not in (name, [""]) else {}) | self.row(row, basis)

    def row(self, row: Row, basis: Basis) -> Plain:
        """Return facts, and evidence or sources of a row; what is empty is left out."""
        told: Plain = {"facts": facts} if (facts := list(self._facts_of(row))) else {}
        if basis:
            kind = "evidence" if isinstance(basis[0], Evidence) else "sources"
            told[kind] = [self.numbers[kind][each.id] for each in basis]
        return told

    def _facts_of(self, row: Row) -> Iterator[list[int]]:
        """Yield each fact; what many rows say in the same words is worded once."""
        cells = vars(row)
        for head, name, twin, declared in _told_columns(type(row)):
            value = cells[name]
            if not value and value != 0:
                continue
            key = (head, value, cells[twin] if twin else "")
            fact = self._facts.get(key)
            if fact is None:
                fact = self._facts[key] = self._fact(row, head, declared)
            if fact:
                yield fact

    def _fact(self, row: Row, head: str, declared: Column) -> list[int]:
        """Return the number of the column's head and of its text in each language, or in both."""
        texts = [plain(_said(self.graph, row, declared, lang)) for lang in LANGUAGES]
        return [self.heads[head], *(self.words[text] for text in _pair(*texts))] if any(texts) else []

    def evidence(self, row: Evidence) -> Plain:
        """Return one piece of evidence."""
        told = {
            "source": self.numbers["sources"][row.source],
            "locator": plain(row.locator),
            "quotation": plain(row.quotation),
            "paraphrase": _pair(plain(row.paraphrase_en), plain(row.paraphrase_zh)),
            "stance": row.stance,
        }
        return {name: value for name, value in told.items() if value not in ("", [""])}

    def finding(self, finding: Finding) -> Plain:
        """Return what a finding says, how sure it is, and its parties."""
        told: Plain = {
            "explanation": _words(finding.explanation),
            "remedy": _words(finding.remedy),
            "overlap": finding.overlap,
            "numbers": [finding.severity, finding.belief, finding.priority],
            "magnitude": finding.magnitude.model_dump() if finding.magnitude else None,
            "decision": {key: plain(str(value)) for key, value in (finding.decision or {}).items()},
            "parties": [self._party(each) for each in finding.parties],
        }
        return {key: value for key, value in told.items() if value}

    def _party(self, party: Party) -> Plain:
        nodes = self.numbers["nodes"]
        row = self.graph.index.get(party.id)
        named = row is not None and _pair(*(shown_name(self.graph, row.id, lang) for lang in LANGUAGES))
        told: Plain = {
            "node": nodes.get(party.id, -1),
            "role": party.role,
            # A node tells its own name.
            "label": [] if party.id in nodes and named == _words(party.label) else _spoken(row, party),
            "policy": nodes.get(party.policy, -1),
            "place": nodes.get(party.place, -1),
            "period": [party.period.start, party.period.end],
            "clause": plain(party.clause),
            "sources": [self.numbers["sources"][each] for each in party.source],
        }
        return {key: value for key, value in told.items() if value not in ("", [], -1)}


def _spoken(row: Row | None, party: Party) -> list[str]:
    """Return the label of a party; where that is its id, the last text the row has in both languages."""
    if row is None or party.label.en != party.id:
        return _words(party.label)
    stems = [each.name.removesuffix("_en") for each in columns(type(row)) if each.lang == "en"]
    texts = [[plain(getattr(row, f"{stem}_{lang}")) for lang in LANGUAGES] for stem in stems]
    return _pair(*next((pair for pair in reversed(texts) if all(pair)), [party.id, party.id]))


def _head(name: str) -> list[str]:
    prefix, _, column = name.partition(".")
    declared = next(each for each in TABLES[PREFIXES[prefix]].columns if each.name == column)
    return _pair(declared.label("en"), declared.label("zh"))


def _title(row: Row, lang: Lang) -> str:
    cells: dict[str, str] = vars(row)
    return cells.get(f"title_{lang}", "") or cells.get(f"summary_{lang}", "")


def _basis(graph: PolicyGraph, row: Row) -> Basis:
    """Return what a row rests on: its evidence, which names its sources; where it has none, its sources."""
    return graph.evidence_of(row.id) or graph.sources_of(row.id)


@cache
def _told_columns(record: type[Row]) -> tuple[tuple[str, str, str, Column], ...]:
    """Return the columns that are told: head, name, name of the same in Chinese, declaration."""
    own = {each.name: each for each in columns(record) if each.name not in _TOLD and each.lang != "zh"}
    twins = {name: f"{name.removesuffix('_en')}_zh" for name, each in own.items() if each.lang == "en"}
    return tuple(
        (f"{record.PREFIX}.{name}", name, twin if (twin := twins.get(name)) in record.model_fields else "", each)
        for name, each in own.items()
    )


def _pair(english: str, chinese: str) -> list[str]:
    """Return both languages, or one text where they are the same."""
    return [english] if english == chinese else [english, chinese]


def _said(graph: PolicyGraph, row: Row, declared: Column, lang: Lang) -> str:
    if declared.name.endswith("_en") and declared.lang:
        stem = declared.name.removesuffix("_en")
        return getattr(row, f"{stem}_{lang}", "") or str(getattr(row, declared.name))
    value = getattr(row, declared.name)
    items = value if isinstance(value, tuple) else (cell_text(value),)
    if declared.name in ("recalled", "inferred"):
        heads = {each.name: each.label(lang) for each in columns(type(row))}
        items = tuple(heads.get(item, item) for item in items)
    return ("；" if lang == "zh" else "; ").join(_item(graph, declared, item, lang) for item in items)


def _item(graph: PolicyGraph, declared: Column, item: str, lang: Lang) -> str:
    if declared.kind == "term":
        return word(declared.scheme, item, lang)
    if declared.kind == "ref":
        row = graph.index.get(item)
        short = row.short_en if isinstance(row, Agency) and lang == "en" else ""
        return short or graph.label(item, lang)
    return item


def _source(row: Source) -> Plain:
    # An address that was marked unsafe is shown, not linked.
    safe = row.url_safe != "no" and row.url.startswith(("https://", "http://"))
    return {"title": plain(row.title), "url": plain(row.url), "safe": safe, "origin": plain(row.origin)}


def _words(words: Sentence) -> list[str]:
    return _pair(plain(words.en), plain(words.zh))
