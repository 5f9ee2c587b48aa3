"""Commands that ask what is wrong: conflicts, gaps, synergies, one explained, two set apart, a draft, decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from policygraph.cli.call import Call, command
from policygraph.errors import UsageError
from policygraph.texts import say

if TYPE_CHECKING:
    from policygraph.checks import Findings
    from policygraph.graph import PolicyGraph

__all__ = ["check", "conflicts", "decide", "explain", "gaps", "synergies", "why_not"]

Kind = Literal["conflicts", "gaps", "synergies"]
Limit = Annotated[int, typer.Option("--limit", help="cli.opt.limit", min=0, show_default=False)]
FailOn = Annotated[str, typer.Option("--fail-on", help="cli.opt.fail_on", metavar="any|0-1", show_default=False)]


@command("conflicts", "checks", checks=True)
def conflicts(call: Call, *, limit: Limit = 20, fail_on: FailOn = "") -> int:
    """List conflicts."""
    return _list(call, "conflicts", limit, fail_on)


@command("gaps", "checks", checks=True)
def gaps(call: Call, *, limit: Limit = 20, fail_on: FailOn = "") -> int:
    """List gaps."""
    return _list(call, "gaps", limit, fail_on)


@command("synergies", "checks", checks=True)
def synergies(call: Call, *, limit: Limit = 20, fail_on: FailOn = "") -> int:
    """List synergies."""
    return _list(call, "synergies", limit, fail_on)


def _list(call: Call, kind: Kind, limit: int, fail_on: str) -> int:
    bound = _bound(fail_on)
    graph = call.graph()
    findings = _find(call, graph, kind)
    _warn_vanished(call, graph, kind)
    if call.as_json or call.output:
        call.answer(_formatted(call, findings))
    else:
        from policygraph.cli.printing import console, print_findings

        print_findings(console(), findings, call.lang, limit=limit)
    return int(bound is not None and any(_alarms(each, bound) for each in findings))


def _find(call: Call, graph: PolicyGraph, kind: Kind) -> Findings:
    from policygraph import checks

    find = {"conflicts": checks.find_conflicts, "gaps": checks.find_gaps, "synergies": checks.find_synergies}[kind]
    found: Findings = find(graph, as_of=call.as_of, decisions=call.read_decisions(), **call.asked)
    return found


def _warn_vanished(call: Call, graph: PolicyGraph, kind: Kind) -> None:
    """Say which decisions of this kind have no finding any more; they stay in their file."""
    decided = {name for name in call.read_decisions() if name.startswith(f"fnd:{kind[0]}")}
    if decided:
        standing = {each.id for each in _find(replace(call, asked={}), graph, kind)}
        call.note("cli.decisions_read", file=call.decisions_path(), count=len(decided & standing))
        if decided - standing:
            call.note("cli.vanished", ids=", ".join(sorted(decided - standing)))


def _bound(text: str) -> float | None:
    if text in ("", "any"):
        return 0.0 if text else None
    try:
        bound = float(text)
    except ValueError:
        bound = -1.0
    if not 0 <= bound <= 1:
        raise UsageError("cli.fail_on", value=text)
    return bound


def _alarms(each: Any, bound: float) -> bool:
    # What ended is history, and what a person has set aside is no alarm either.
    set_aside = each.decision is not None and each.decision["decision"] == "not_applicable"
    return each.status != "ended" and not set_aside and each.priority >= bound


def _formatted(call: Call, findings: Findings) -> str:
    suffix = call.output.suffix.lower() if call.output else ""
    if call.as_json or suffix == ".json":
        return findings.to_json()
    if suffix == ".md":
        return findings.to_markdown(call.lang)
    if suffix == ".csv":
        return findings.to_frame(call.lang).to_csv(index=False, lineterminator="\n")
    if suffix in (".html", ".htm"):
        from policygraph.checks.pages import findings_page

        return findings_page(findings, call.lang)
    raise UsageError("cli.suffix", suffix=suffix or "-o", known=".json, .md, .csv, .html")


@command("explain", "checks")
def explain(call: Call, finding: Annotated[str, typer.Argument(metavar="ID", help="cli.arg.finding")]) -> int:
    """Tell one finding, or every rule of one code."""
    from policygraph.schema.vocabularies import terms

    if finding.upper() in terms("code"):
        return _explain_code(call, finding.upper())
    graph = call.graph()
    every = [_find(call, graph, kind) for kind in ("conflicts", "gaps", "synergies")]
    known = {each.id: found for found in every for each in found}
    if finding not in known:
        from policygraph.errors import ScopeError
        from policygraph.graph.policygraph import suggest

        raise ScopeError("graph.unknown_id", id=finding, suggestion=suggest(finding, known))
    told = known[finding][finding]
    call.answer(_json(told.finding.model_dump(mode="json")) if call.as_json else told.explain(lang=call.lang))
    return 0


def _explain_code(call: Call, code: str) -> int:
    from policygraph.checks import RULES
    from policygraph.schema.vocabularies import label

    rules = [rule for family in RULES.values() for rule in family if rule.code == code]
    if call.as_json:
        rows = [
            {
                "code": code,
                "rule": each.name,
                "title": each.title.model_dump(),
                "looks_for": each.looks_for.model_dump(),
                "why": each.why.model_dump(),
                "source": each.source,
            }
            for each in rules
        ]
        call.answer(_json({"code": code, "rules": rows}))
        return 0
    blocks = [f"{code}: {label('code', code, call.lang)}"]
    for each in rules:
        words = [getattr(part, call.lang) for part in (each.title, each.looks_for, each.why)]
        blocks.append(
            "\n".join([f"{words[0]} ({each.name})", *(f"  {line}" for line in words[1:]), f"  {each.source}"])
        )
    call.answer("\n\n".join(blocks if rules else [*blocks, say("cli.no_rule", call.lang)]))
    return 0


@command("why-not", "checks")
def why_not(
    call: Call,
    first: Annotated[str, typer.Argument(metavar="A", help="cli.arg.row")],
    second: Annotated[str, typer.Argument(metavar="B", help="cli.arg.row")],
) -> int:
    """Say which part keeps two rows apart, or that nothing does."""
    from policygraph.checks import explain_apart

    apart = explain_apart(call.graph(), first, second)
    call.answer(apart.to_json() if call.as_json else apart.explain(lang=call.lang))
    return 0


@command("check", "checks")
def check(
    call: Call,
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="cli.arg.draft")],
    *,
    fail_on: FailOn = "",
) -> int:
    """Merge a draft in memory and list only what involves it."""
    from policygraph.checks.draft_check import check_draft
    from policygraph.interop.spreadsheets.reading import read_spreadsheet

    bound = _bound(fail_on)
    base = call.graph()
    read = read_spreadsheet(draft, base=base)
    call.notes(read.notes)
    report = check_draft(base, read.tables, decisions=call.read_decisions())
    suffix = call.output.suffix.lower() if call.output else ""
    if call.as_json or suffix == ".json":
        call.answer(report.to_json())
    elif suffix in (".html", ".htm"):
        call.answer(report.to_html(call.lang))
    elif suffix in ("", ".md"):
        call.answer(report.to_markdown(call.lang)) if call.output else _print_draft(call, report)
    else:
        raise UsageError("cli.suffix", suffix=suffix, known=".json, .md, .html")
    return int(bound is not None and any(_alarms(each, bound) for each in report.findings))


def _print_draft(call: Call, report: Any) -> None:
    from policygraph.cli.printing import console, paragraph, print_finding

    out = console()
    number = 1
    paragraph(out, report.summary(call.lang), style="bold")
    for section in report.sections():
        if section.findings:
            out.print()
            paragraph(out, section.title(call.lang), style="bold")
        for each in section.findings:
            print_finding(out, report.graph, each, call.lang, number=number, sources=True)
            number += 1
    for line in report.closing(call.lang):
        out.print()
        paragraph(out, line)


@command("decide", "checks")
def decide(
    call: Call,
    finding: Annotated[str, typer.Argument(metavar="ID", help="cli.arg.finding")],
    decision: Annotated[str, typer.Argument(metavar="accepted|disputed|not_applicable", help="cli.arg.decision")],
    *,
    note: Annotated[str, typer.Option("--note", help="cli.opt.note", show_default=False)] = "",
    by: Annotated[str, typer.Option("--by", help="cli.opt.by", show_default=False)] = "",
) -> int:
    """Write down a judgement of a finding."""
    from policygraph.checks import record_decision

    graph = call.graph()
    # The file may be written for the first time now, so it is not asked for yet.
    asked = replace(call, decisions=None)
    kinds: tuple[Kind, ...] = ("conflicts", "gaps", "synergies")
    known = {each.id for kind in kinds for each in _find(asked, graph, kind)}
    if finding not in known:
        from policygraph.errors import ScopeError
        from policygraph.graph.policygraph import suggest

        raise ScopeError("graph.unknown_id", id=finding, suggestion=suggest(finding, known))
    path = record_decision(call.decisions_path(), finding, decision.replace("-", "_"), note=note, by=by)
    if call.as_json:
        call.answer(_json({"finding": finding, "decision": decision, "note": note, "by": by, "file": path.name}))
    else:
        call.answer(say("cli.decided", call.lang, id=finding, file=path))
    return 0


def _json(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
