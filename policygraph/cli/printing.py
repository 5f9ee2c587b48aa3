"""How answers look: wrapped in a terminal; in a pipe one line a sentence, without colour."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from policygraph.cli.helping import wrapped
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    from rich.console import Console

    from policygraph.checks import Findings
    from policygraph.graph import PolicyGraph
    from policygraph.schema.findings import Finding, Party

__all__ = ["console", "finding_lines", "frame_table", "paragraph", "plain", "print_finding", "print_findings", "table"]

_PIPE_WIDTH = 240


def plain(text: str) -> str:
    """Return text without control and direction characters: a cell of a table must not steer the terminal."""
    return "".join(mark if mark in "\n\t" or unicodedata.category(mark) not in ("Cc", "Cf") else "�" for mark in text)


def console() -> Console:
    """Return a console on standard output; without colour in a pipe or under ``NO_COLOR``."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            # The library would leave with 1; a reader who has seen enough is no error.
            raise BrokenPipeError

    piped = not sys.stdout.isatty()
    return Plain(
        file=sys.stdout, highlight=False, markup=False, emoji=False, width=_PIPE_WIDTH if piped else None,
        color_system=None if piped else "auto",
    )  # fmt: skip


def paragraph(out: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    """Print a paragraph: wrapped with a hanging indent in a terminal, as one line in a pipe."""
    from rich.text import Text

    words = plain(text)
    # A closing mark may hang over the end of a line, so two cells are kept free.
    lines = wrapped(words, max(20, out.width - indent - 2)) if out.is_terminal else [words]
    for line in lines:
        out.print(Text(" " * indent + line, style=style), soft_wrap=True)


def table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()) -> None:
    """Print a table with hairlines under its head; numbers named in ``right`` are set to the right."""
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in columns:
        grid.add_column(name, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(plain("" if cell is None else str(cell)) for cell in row))
    if out.is_terminal:
        out.print(grid)
        return
    with out.capture() as captured:
        out.print(grid)
    # In a pipe no line ends in blanks.
    out.print("\n".join(line.rstrip() for line in captured.get().splitlines()), soft_wrap=True)


def frame_table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table whose floats have six significant digits and stand to the right."""
    from policygraph.graph.writing import number_text

    cells = [[number_text(cell) if isinstance(cell, float) else cell for cell in row] for row in rows]
    numeric = [name for place, name in enumerate(columns) if all(_is_number(row[place]) for row in cells)]
    table(out, columns, cells, right=numeric)


def _is_number(cell: object) -> bool:
    try:
        float(str(cell))
    except ValueError:
        return False
    return True


def print_findings(out: Console, findings: Findings, lang: Lang, *, limit: int, start: int = 1) -> None:
    """Print how many findings stand how, then the gravest, then how many were left out."""
    codes = "、".join if lang == "zh" else ", ".join
    statuses = [each.status for each in findings]
    shares = [(name, statuses.count(name)) for name in ("open", "upcoming", "unknown", "ended") if name in statuses]
    parts = codes(say(f"cli.count.{name}", lang, count=count, as_of=findings.graph.as_of) for name, count in shares)
    told = parts or say("cli.count.none", lang)
    paragraph(out, say(f"cli.sum.{findings.scope['kind']}", lang, total=len(findings), parts=told), style="bold")
    if findings.counts():
        paragraph(out, codes(f"{code} {count}" for code, count in findings.counts().items()), style="dim")
    shown = findings.items[:limit] if limit else findings.items
    for number, each in enumerate(shown, start=start):
        print_finding(out, findings.graph, each, lang, number=number)
    if len(findings) > len(shown):
        out.print()
        paragraph(out, say("cli.more", lang, count=len(findings) - len(shown)), style="dim")


def print_finding(
    out: Console, graph: PolicyGraph, each: Finding, lang: Lang, *, number: int, sources: bool = False
) -> None:
    """Print one finding: its head, what is so, both clauses with their dates, the remedy and the id."""
    head, *body, last = finding_lines(graph, each, lang, sources=sources)
    out.print()
    paragraph(out, f"{number:>3}  {head}", style="bold")
    for line in body:
        paragraph(out, line, indent=5)
    paragraph(out, last, indent=5, style="dim")


def finding_lines(graph: PolicyGraph, each: Finding, lang: Lang, *, sources: bool = False) -> list[str]:
    """Return the lines a finding is told in: head, explanation, parties with their sources, remedy, decision, id."""
    from policygraph.schema.vocabularies import label as word

    grade = f" · {word('grade', each.grade, lang)}" if each.grade else ""
    head = f"{each.code} {word('code', each.code, lang)}{grade} · {word('finding_status', each.status, lang)}"
    parties = [
        line
        for party in each.parties[:4]
        for line in (_party(graph, party, lang), *(_sources(graph, party, lang) if sources else ()))
    ]
    rest = [say("cli.more_parties", lang, count=len(each.parties) - 4)] if len(each.parties) > 4 else []
    decided = [_decision(each, lang)] if each.decision else []
    sure = say("cli.finding_foot", lang, id=each.id, priority=f"{each.priority:.2f}", belief=f"{each.belief:.2f}")
    remedy = say("cli.remedy", lang, remedy=getattr(each.remedy, lang))
    return [
        f"{head} · {graph.label(each.place, lang)}",
        getattr(each.explanation, lang),
        *parties,
        *rest,
        remedy,
        *decided,
        sure,
    ]


def _party(graph: PolicyGraph, party: Party, lang: Lang) -> str:
    role, label = say(f"checks.role.{party.role}", lang), getattr(party.label, lang)
    if not party.policy:
        return say("cli.party_bare", lang, role=role, label=label)
    span = "–".join(text or "…" for text in (party.period.start, party.period.end))
    where = graph.label(party.place, lang) if party.place else ""
    words = [part for part in (graph.label(party.policy, lang), party.clause, where, span) if part]
    return say("cli.party", lang, role=role, label=label, where=("；" if lang == "zh" else "; ").join(words))


def _sources(graph: PolicyGraph, party: Party, lang: Lang) -> list[str]:
    from policygraph.schema.evidence import Source

    rows = [graph.get(Source, name) for name in party.source]
    return [say("cli.source", lang, title=row.title, url=row.url).rstrip(" ,，") for row in rows]


def _decision(each: Finding, lang: Lang) -> str:
    from policygraph.schema.vocabularies import label as word

    decision = each.decision or {}
    return say(
        "cli.decision",
        lang,
        decision=word("decision", decision["decision"], lang),
        by=decision.get("by", "") or "…",
        note=decision.get("note", ""),
    )
