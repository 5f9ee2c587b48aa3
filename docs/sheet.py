"""Writes ``docs/evaluation/sheet.md``: what a judge of the sample sees, the claim and its sources, not the rule.

Run by ``docs/evaluate.py --draw``. A claim is told by its code, what it is about, place and period; then come the rows
it names, each with the sentence kept of its page, its document, its time and its addresses.
"""

from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.evidence import Source
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label

__all__ = ["sheet"]

MOST = 12
"""Parties shown of one finding: the heads come first, then what repeats them."""


def sheet(graph: PolicyGraph, findings: list[Finding]) -> str:
    """Return one section a finding, in the order given."""
    return "\n\n".join(["# Findings to judge from their sources", *(_claim(graph, each) for each in findings)]) + "\n"


def _claim(graph: PolicyGraph, finding: Finding) -> str:
    about = {
        "grade": finding.grade or "",
        "indicator": graph.label(finding.indicator) if finding.indicator else "",
        "objective": graph.label(finding.objective) if finding.objective else "",
        "technology": graph.label(finding.technology) if finding.technology else "",
        "place": graph.label(finding.place) if finding.place else "",
        "period": f"{finding.period.start or '…'} to {finding.period.end or '…'}",
        "status": finding.status,
    }
    lines = [f"## {finding.id} · {finding.code} {label('code', finding.code)}", ""]
    lines.append("; ".join(f"{name}: {value}" for name, value in about.items() if value))
    more = max(0, len(finding.parties) - MOST)
    lines += ["", *(_party(graph, each.id, each.role) for each in finding.parties[:MOST])]
    lines += [f"- and {more} more that repeat these"] if more else []
    lines.append("")
    lines += [_evidence(graph, each) for each in finding.evidence if not _told(graph.index.get(each), "\n".join(lines))]
    return "\n".join(lines).rstrip()


def _party(graph: PolicyGraph, name: str, role: str) -> str:
    row = graph.row(name)
    policy = graph.policy_of(row)
    document = ""
    if policy is not None:
        document = f" · {policy.title_zh or policy.title_en} {policy.document_number} {policy.text_date} · {policy.jurisdiction}"  # fmt: skip  # noqa: E501
    provision = graph.provision_of(row)
    told = "" if provision is None else f" · {provision.summary_zh} / {provision.summary_en}"
    if not hasattr(row, "start"):
        return f"- **{role}**{_evidence(graph, name)[3:]}"
    start, end = graph.period_of(row).bounds()
    pages = " ".join(_address(each) for each in graph.sources_of(name))
    return f"- **{role}** `{name}` {graph.label(name)}{told}{document} · {start or '…'} to {end or '…'} · {pages}"  # fmt: skip  # noqa: E501


def _address(source: Source) -> str:
    """Return where a source stands; one that is not safe to follow by its id and host."""
    if not source.url:
        return source.title
    return source.url if source.url_safe == "yes" else f"{source.id} ({source.publisher})"


def _told(row: Row | None, text: str) -> bool:
    """Return whether the parties say already what a row of evidence, a search or a source would."""
    words = [getattr(row, name, "") for name in ("paraphrase_zh", "url", "id")]
    return any(word and word in text for word in words)


def _evidence(graph: PolicyGraph, name: str) -> str:
    """Return everything a row says, without what its coders noted about themselves and addresses not safe to follow."""
    row = graph.index.get(name)
    cells = row.model_dump() if row is not None else {}
    hidden = {"id", "recalled", "inferred"} | ({"url"} if cells.get("url_safe") == "no" else set())
    kept = [f"{key}={_text(value)}" for key, value in cells.items() if value and key not in hidden]
    return f"  - `{name}` {' · '.join(kept)}"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
