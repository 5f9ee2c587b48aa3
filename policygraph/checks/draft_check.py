"""The planner's question: does my draft contradict something above me or next door, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from policygraph.checks.decisions import Decisions
from policygraph.checks.drafting import REPEATS
from policygraph.checks.duplicates import find_duplicates
from policygraph.checks.findings import Findings
from policygraph.checks.pages import findings_table
from policygraph.checks.peers import PeerGap, peer_gaps
from policygraph.checks.run import find_conflicts, find_gaps
from policygraph.display import html_page
from policygraph.graph.building import build_graph
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding, Party
from policygraph.schema.policies import Policy
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SECTIONS", "DraftReport", "Section", "check_draft"]

Name = Literal["above", "beside", "below", "within", "duplicates", "lacks", "gaps"]
SECTIONS: tuple[Name, ...] = ("above", "beside", "below", "within", "duplicates", "lacks", "gaps")
_PEERS = 5


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one kind: against the level above, beside, below, inside the draft, what it repeats or lacks."""

    name: Name
    findings: tuple[Finding, ...]

    def title(self, lang: Lang = "en") -> str:
        """Return the head of the section in ``lang``."""
        return say(f"checks.draft.{self.name}", lang, count=len(self.findings))


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What a draft does to the body of policies it enters.

    ``graph`` holds both; ``ids`` are the rows of the draft; ``closed`` are gaps that the draft ends; ``joined``
    are conflicts that stood before and of which the draft is one more case; ``peers`` are instruments of neighbouring
    provinces on its topics that its place lacks.
    """

    graph: PolicyGraph
    ids: frozenset[str]
    findings: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    joined: tuple[Finding, ...]
    peers: tuple[PeerGap, ...]

    def policies(self) -> list[Policy]:
        """Return the policies of the draft."""
        return [row for row in self.graph.rows(Policy) if row.id in self.ids]

    def sections(self) -> tuple[Section, ...]:
        """Return the findings by kind, in one order; a kind without findings is empty."""
        placed: dict[Name, list[Finding]] = {name: [] for name in SECTIONS}
        for each in self.findings:
            placed[_section(self.graph, self.ids, each)].append(each)
        return tuple(Section(name, tuple(found)) for name, found in placed.items())

    def summary(self, lang: Lang = "en") -> str:
        """Return one sentence: which draft, of which place, and how much of what was found."""
        policies = self.policies()
        names = ", ".join(self.graph.label(row.id, lang) for row in policies) or say("checks.draft.unnamed", lang)
        places = ", ".join(sorted({self.graph.label(row.jurisdiction, lang) for row in policies}))
        counts = [(each.name, len(each.findings)) for each in self.sections() if each.findings]
        parts = [say(f"checks.draft.part.{name}", lang, count=count) for name, count in counts]
        told = ("，" if lang == "zh" else ", ").join(parts) or say("checks.draft.part.none", lang)
        return say("checks.draft.summary", lang, names=names, places=places, total=len(self.findings), parts=told)

    def closing(self, lang: Lang = "en") -> list[str]:
        """Return what the draft closes, and what neighbours have that its place has not, a line each."""
        lines = [say("checks.draft.closes", lang, gap=getattr(each.explanation, lang)) for each in self.closed]
        lines += [say("checks.draft.joins", lang, conflict=getattr(each.explanation, lang)) for each in self.joined]
        lines += [self._peer(each, lang) for each in self.peers[:_PEERS]]
        if len(self.peers) > _PEERS:
            lines.append(say("checks.draft.more_peers", lang, count=len(self.peers) - _PEERS))
        return lines or [say("checks.draft.no_more", lang)]

    def _peer(self, each: PeerGap, lang: Lang) -> str:
        join = "、".join if lang == "zh" else ", ".join
        return say(
            "checks.draft.peer", lang, topic=word("topic", each.topic, lang),
            instrument=word("instrument", each.instrument, lang),
            places=join(self.graph.label(place, lang) for place in each.places),
            clause=self.graph.label(each.provisions[0], lang),
        )  # fmt: skip

    def to_frame(self, lang: Lang = "en") -> pd.DataFrame:
        """Return one row a finding with the section it belongs to."""
        frame = self._findings(self.findings).to_frame(lang)
        sections = {each.id: _section(self.graph, self.ids, each) for each in self.findings}
        frame.insert(0, "section", [sections[name] for name in frame["id"]])
        return frame

    def to_json(self) -> str:
        """Return sections, closed gaps and peers as JSON text."""
        body: dict[str, Any] = {
            "draft": sorted(row.id for row in self.policies()),
            "sections": {each.name: [one.model_dump(mode="json") for one in each.findings] for each in self.sections()},
            "closed": [each.model_dump(mode="json") for each in self.closed],
            "joined": [each.model_dump(mode="json") for each in self.joined],
            "peers": [asdict(each) for each in self.peers],
            "as_of": self.graph.as_of,
        }  # fmt: skip
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return the report as Markdown: a sentence, then section by section, then what it closes and lacks."""
        blocks = [f"# {say('checks.draft.title', lang)}", self.summary(lang)]
        for section in self.sections():
            if section.findings:
                found = self._findings(section.findings)
                blocks += [f"## {section.title(lang)}", found.to_markdown(lang).rstrip("\n")]
        blocks += [f"## {say('checks.draft.further', lang)}", "\n".join(f"- {line}" for line in self.closing(lang))]
        return "\n\n".join(blocks) + "\n"

    def to_html(self, lang: Lang = "en") -> str:
        """Return the report as a page that opens from a file."""
        title = say("checks.draft.title", lang)
        parts = [f"<h1>{escape(title)}</h1><p>{escape(self.summary(lang))}</p>"]
        for section in self.sections():
            if section.findings:
                table = findings_table(self.graph, section.findings, lang)
                parts.append(f"<h2>{escape(section.title(lang))}</h2>{table}")
        items = "".join(f"<li>{escape(line)}</li>" for line in self.closing(lang))
        parts.append(f"<h2>{escape(say('checks.draft.further', lang))}</h2><ul>{items}</ul>")
        return html_page(title, "".join(parts), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html()

    def _findings(self, findings: Iterable[Finding]) -> Findings:
        return Findings(self.graph, tuple(findings), {"kind": "draft"})


def check_draft(
    graph: PolicyGraph,
    draft: Mapping[str, Iterable[Mapping[str, Any]] | pd.DataFrame],
    *,
    as_of: str = "",
    decisions: Decisions | None = None,
) -> DraftReport:
    """Merge a draft in memory and return only what involves it.

    Parameters
    ----------
    graph
        The body of policies it enters; it is not changed.
    draft
        Rows by table name, as mappings or DataFrames; a row with an id of the graph replaces it.
    as_of
        Day against which findings are open; blank = the graph's data date. What has ended by then is left out.
    decisions
        People's decisions, to be shown with the findings.

    Raises
    ------
    InvalidData
        If a cell of the draft is wrong.
    """
    merged = build_graph(draft, base=graph)
    ids = _ids(graph, merged, draft)
    conflicts = [each for each in find_conflicts(merged, as_of=as_of, decisions=decisions) if _involves(each, ids)]
    before = {each.id for each in find_conflicts(graph, as_of=as_of)}
    joined = tuple(each for each in conflicts if each.id in before and not _leads(each, ids))
    gaps = [each for each in find_gaps(merged, as_of=as_of, decisions=decisions) if _involves(each, ids)]
    conflicts = [each for each in conflicts if each not in joined]
    found = [*conflicts, *_not_said(gaps, conflicts), *find_duplicates(merged, ids)]
    return DraftReport(merged, ids, tuple(found), _closed(graph, merged, as_of), joined, _peers(merged, ids))


def _not_said(gaps: list[Finding], conflicts: list[Finding]) -> list[Finding]:
    """Return the gaps without those that say of a target what a conflict says: it is looser, so it never binds."""
    compared = {party.id for each in conflicts if each.grade in ("looser_than", "outruns") for party in each.parties}
    return [each for each in gaps if each.code != "G12" or not {party.id for party in each.parties} & compared]


def _involves(each: Finding, ids: frozenset[str]) -> bool:
    return each.status != "ended" and any(_is_own(party, ids) for party in each.parties)


def _leads(each: Finding, ids: frozenset[str]) -> bool:
    """Return whether a row of the draft is a side of the finding, not one more case of what others do."""
    return any(_is_own(party, ids) and party.role != REPEATS for party in each.parties)


def _is_own(party: Party, ids: frozenset[str]) -> bool:
    return party.id in ids or party.policy in ids


def _ids(graph: PolicyGraph, merged: PolicyGraph, draft: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(row.id for name in draft for row in merged.tables[name] if graph.index.get(row.id) != row)


def _closed(graph: PolicyGraph, merged: PolicyGraph, as_of: str) -> tuple[Finding, ...]:
    """Return the open gaps that are gone; one that only changed its list of places is not."""
    after = list(find_gaps(merged, as_of=as_of))
    kept = {each.id for each in after}
    again = {(each.rule, party.id) for each in after for party in each.parties}
    gone = (each for each in find_gaps(graph, as_of=as_of) if each.id not in kept and each.status != "ended")
    return tuple(each for each in gone if not any((each.rule, party.id) in again for party in each.parties))


def _peers(merged: PolicyGraph, ids: frozenset[str]) -> tuple[PeerGap, ...]:
    topics: dict[str, set[str]] = {}
    for row in merged.rows(Policy):
        if row.id in ids:
            topics.setdefault(row.jurisdiction, set()).update(row.topics)
    return tuple(each for place in sorted(topics) for each in peer_gaps(merged, place, topics[place]))


def _section(graph: PolicyGraph, ids: frozenset[str], each: Finding) -> Name:
    if each.code[0] == "G":
        return {"G12": "duplicates", "G5": "lacks"}.get(each.code, "gaps")  # type: ignore[return-value]
    own = [party.place for party in each.parties if _is_own(party, ids)]
    others = [party.place for party in each.parties if party.policy and not _is_own(party, ids)]
    if not others:
        return "within"
    if any(_strictly_above(graph, other, mine) for other in others for mine in own):
        return "above"
    return "below" if any(_strictly_above(graph, mine, other) for other in others for mine in own) else "beside"


def _strictly_above(graph: PolicyGraph, upper: str, lower: str) -> bool:
    return bool(upper and lower) and upper != lower and graph.places.covers(upper, lower)
