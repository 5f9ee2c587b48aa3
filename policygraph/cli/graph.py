"""Commands that look at the graph: one row, the chains between two, all that a row reaches, two states compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policygraph.cli.call import Call, command
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    from policygraph.causal.paths import Path as Chain
    from policygraph.graph import PolicyGraph
    from policygraph.schema.column import Column, Row

__all__ = ["diff", "path", "show", "trace"]

RowId = Annotated[str, typer.Argument(metavar="ID", help="cli.arg.row")]
Length = Annotated[int, typer.Option("--length", help="cli.opt.length", min=1, max=8, show_default=False)]


@command("show", "graph")
def show(call: Call, row: RowId) -> int:
    """Show one row: its cells, what points to it, its evidence and sources."""
    from policygraph.schema.tables import table_of

    graph = call.graph()
    found = graph.row(row)
    table = table_of(row)
    columns = table.columns if table else ()
    if call.as_json:
        call.answer(_json(_row_json(graph, found, columns)))
        return 0
    lines = [f"{graph.label(row, call.lang)}  ({row})"]
    for each in columns:
        value = getattr(found, each.name)
        if value not in ("", (), None):
            lines.append(f"  {each.label(call.lang)}: {_cell(graph, each, value, call.lang)}")
    lines += _behind(graph, row, call.lang)
    _say(call, lines)
    return 0


def _row_json(graph: PolicyGraph, row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": {"en": graph.label(row.id, "en"), "zh": graph.label(row.id, "zh")},
        "cells": {each.name: getattr(row, each.name) for each in columns},
        "pointed_at_by": _pointers(graph, row.id),
        "evidence": [each.model_dump(mode="json") for each in graph.evidence_of(row.id)],
        "sources": [each.model_dump(mode="json") for each in graph.sources_of(row.id)],
    }


def _cell(graph: PolicyGraph, declared: Column, value: Any, lang: Lang) -> str:
    from policygraph.schema.vocabularies import label as word

    items = value if isinstance(value, tuple) else (value,)
    if declared.kind == "term":
        return ", ".join(word(declared.scheme, item, lang) for item in items)
    if declared.kind == "ref":
        return ", ".join(
            f"{graph.label(item, lang)} ({item})" if graph.label(item, lang) != item else item for item in items
        )
    return ", ".join(str(item) for item in items)


def _pointers(graph: PolicyGraph, identifier: str) -> list[str]:
    from policygraph.schema.tables import TABLES

    found = set()
    for name, table in TABLES.items():
        refs = [each.name for each in table.columns if each.kind == "ref"]
        for row in graph.tables[name] if name != "evidence" else ():
            values = (getattr(row, ref) for ref in refs)
            if any(identifier in value if isinstance(value, tuple) else identifier == value for value in values):
                found.add(row.id)
    return sorted(found)


def _behind(graph: PolicyGraph, identifier: str, lang: Lang) -> list[str]:
    lines = []
    pointers = _pointers(graph, identifier)
    if pointers:
        lines += ["", say("cli.pointers", lang, count=len(pointers))]
        lines += [f"  {graph.label(each, lang)} ({each})" for each in pointers[:20]]
        lines += [f"  {say('cli.more', lang, count=len(pointers) - 20)}"] if len(pointers) > 20 else []
    sources = graph.sources_of(identifier)
    if sources:
        lines += ["", say("cli.sources", lang)]
        lines += [f"  {each.title}" + (f", {each.url}" if each.url else "") for each in sources]
    return lines


@command("path", "graph")
def path(
    call: Call,
    first: Annotated[str, typer.Argument(metavar="A", help="cli.arg.start")],
    second: Annotated[str, typer.Argument(metavar="B", help="cli.arg.end")],
    *,
    length: Length = 4,
    limit: Annotated[int, typer.Option("--limit", help="cli.opt.limit", min=0, show_default=False)] = 10,
) -> int:
    """List the strongest chains from a provision or indicator to an indicator or objective."""
    from policygraph.causal import paths_between

    graph = call.graph()
    chains = paths_between(graph, first, second, length=length, limit=limit or 10_000)
    if call.as_json:
        call.answer(_json([_chain_json(each) for each in chains]))
        return 0
    head = say(
        "cli.paths",
        call.lang,
        count=len(chains),
        first=graph.label(first, call.lang),
        second=graph.label(second, call.lang),
        length=length,
    )
    _say(call, [head, *(line for each in chains for line in ("", *_chain_lines(graph, each, call.lang)))])
    return 0


def _chain_json(chain: Chain) -> dict[str, Any]:
    start, end = chain.scope.period.bounds()
    links = [
        {
            "row": each.row,
            "source": each.source,
            "target": each.target,
            "sign": {1: "+", -1: "-"}.get(each.sign or 0, "?"),
            "weight": each.weight,
            "belief": each.belief,
        }
        for each in chain.links
    ]
    return {
        "start": chain.start, "end": chain.end, "sign": "+" if chain.sign > 0 else "-", "weight": chain.weight,
        "belief": chain.belief, "places": list(chain.scope.places), "period": {"start": start, "end": end},
        "links": links,
    }  # fmt: skip


def _chain_lines(graph: PolicyGraph, chain: Chain, lang: Lang) -> list[str]:
    key = "cli.helps" if chain.sign > 0 else "cli.harms"
    lines = [
        say(key, lang, weight=f"{chain.weight:.3g}", belief=f"{chain.belief:.2f}"),
        f"  {graph.label(chain.start, lang)}",
    ]
    for link in chain.links:
        verb = say("cli.raises" if link.sign == 1 else "cli.lowers", lang)
        sources = len({each.origin for each in graph.sources_of(link.row)})
        lines.append(
            f"  {verb} {graph.label(link.target, lang)}  ({say('cli.link', lang, row=link.row, sources=sources)})"
        )
    return lines


@command("trace", "graph")
def trace(
    call: Call,
    row: RowId,
    *,
    objective: Annotated[
        str, typer.Option("--objective", metavar="ID", help="cli.opt.objective", show_default=False)
    ] = "",
    length: Length = 4,
) -> int:
    """List what a policy or provision does to every objective."""
    from policygraph.causal import trace_effects

    graph = call.graph()
    frame = trace_effects(graph, row, objective, length=length)
    if call.as_json:
        call.answer(_json(json.loads(frame.to_json(orient="records", force_ascii=False))))
        return 0
    from policygraph.cli.printing import console, frame_table, paragraph

    out = console()
    paragraph(out, say("cli.trace", call.lang, label=graph.label(row, call.lang), count=len(frame)), style="bold")
    heads = [say(f"cli.col.{name}", call.lang) for name in ("provision", "objective", "helps", "harms", "undetermined")]
    rows = [
        (
            graph.label(each["provision"], call.lang),
            graph.label(each["objective"], call.lang),
            each["helps"],
            each["harms"],
            each["undetermined"],
        )
        for each in frame.to_dict(orient="records")
    ]
    if rows:
        frame_table(out, heads, rows)
    return 0


@command("diff", "graph")
def diff(
    call: Call,
    old: Annotated[Path, typer.Argument(metavar="OLD", help="cli.arg.old")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="cli.arg.new")],
) -> int:
    """Compare two states of the data: rows and findings that appeared, ended or changed; exit 1 when they differ."""
    from policygraph.checks.changes import compare_graphs
    from policygraph.interop.spreadsheets.opening import open_data

    before, after = (open_data(each, beside=call.beside, as_of=call.as_of)[0] for each in (old, new))
    changes = compare_graphs(before, after)
    if call.as_json or (call.output and call.output.suffix == ".json"):
        call.answer(changes.to_json())
    else:
        call.answer(changes.to_markdown(call.lang))
    return int(bool(changes))


def _say(call: Call, lines: list[str]) -> None:
    if call.output:
        call.answer("\n".join(lines))
        return
    from policygraph.cli.printing import console, paragraph

    out = console()
    for line in lines:
        bare = line.lstrip()
        paragraph(out, bare, indent=len(line) - len(bare)) if bare else out.print()


def _json(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
