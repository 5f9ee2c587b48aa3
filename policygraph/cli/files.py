"""Commands that write or read files: the report, the map, exports, imports, a starter project, and their validation."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policygraph.cli.call import Call, command
from policygraph.texts import say

if TYPE_CHECKING:
    from policygraph.graph import PolicyGraph
    from policygraph.rdf.shapes import Violation
    from policygraph.site.report import Report

__all__ = ["init", "map_page", "report", "validate"]


@command("report", "job")
def report(
    call: Call,
    *,
    samples: Annotated[int, typer.Option("--samples", help="cli.opt.samples", min=1, show_default=False)] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="cli.opt.seed", show_default=False)] = 0,
    single_file: Annotated[bool, typer.Option("--single-file", help="cli.opt.single_file", show_default=False)] = False,
) -> int:
    """Validate, check, score and write the whole report."""
    from policygraph.site import write_report

    folder = call.output or Path("site")
    graph = call.graph()
    decisions = call.read_decisions()
    made = write_report(
        graph, folder, samples=samples, seed=seed, decisions=decisions, lang=call.lang, progress=_progress(call),
        single_file=single_file,
    )  # fmt: skip
    if made.vanished:
        call.note("cli.vanished", ids=", ".join(made.vanished))
    if call.as_json:
        body = {
            "folder": folder.as_posix(),
            "files": sorted(_below(each, folder) for each in made.paths),
            "counts": made.counts,
            "gravest": [each.model_dump(mode="json") for each in made.gravest],
        }
        typer.echo(json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        _print_report(call, graph, made, folder)
    return 0


def _progress(call: Call) -> Callable[[str, int, int], None]:
    def tell(step: str, done: int, steps: int) -> None:
        call.note("cli.step", step=say(f"site.step.{step}", call.lang), number=done + 1, steps=steps)

    return tell


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _print_report(call: Call, graph: PolicyGraph, made: Report, folder: Path) -> None:
    from policygraph.cli.printing import console, paragraph, print_finding

    out = console()
    names = sorted(_below(each, folder) for each in made.paths)
    top = [name for name in names if "/" not in name and not name.endswith(".html")]
    paragraph(
        out,
        say("cli.report", call.lang, folder=folder, page=folder / "index.html", map=folder / "map.html"),
        style="bold",
    )
    paragraph(out, say("cli.report_files", call.lang, names=", ".join(top), count=len(names), **made.counts))
    out.print()
    paragraph(out, say("cli.gravest", call.lang, count=len(made.gravest)), style="bold")
    for number, each in enumerate(made.gravest, start=1):
        print_finding(out, graph, each, call.lang, number=number)


@command("validate", "files")
def validate(
    call: Call,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="cli.arg.data")] = None,
    *,
    shacl: Annotated[bool, typer.Option("--shacl", help="cli.opt.shacl", show_default=False)] = False,
) -> int:
    """Read the data and name everything that is wrong with it, at once."""
    graph = (replace(call, data=path) if path else call).graph()
    counts = {name: len(rows) for name, rows in graph.tables.items() if rows}
    violations = _violations(call, graph) if shacl else []
    if call.as_json:
        shapes = {"shacl": [asdict(each) for each in violations]} if shacl else {}
        body = {"valid": not violations, "rows": counts, "as_of": graph.as_of, "problems": [], **shapes}
        call.answer(json.dumps(body, ensure_ascii=False, indent=1))
    elif violations:
        lines = [f"{each.node} {each.path}: {each.message}" for each in violations]
        call.answer("\n".join([say("cli.shacl", call.lang), *lines]))
    else:
        from policygraph.interop.spreadsheets.headers import counted_tables

        rows = counted_tables(counts)[call.lang]
        call.answer(say("cli.valid", call.lang, rows=rows, as_of=graph.as_of))
    return int(bool(violations))


def _violations(call: Call, graph: PolicyGraph) -> list[Violation]:
    from policygraph.rdf import check_shapes, to_rdf

    return check_shapes(to_rdf(graph), lang=call.lang)


@command("map", "files")
def map_page(
    call: Call,
    *,
    focus: Annotated[str, typer.Option("--focus", metavar="ID", help="cli.opt.focus", show_default=False)] = "",
    depth: Annotated[int, typer.Option("--depth", help="cli.opt.depth", min=1, max=6, show_default=False)] = 1,
    finding: Annotated[str, typer.Option("--finding", metavar="ID", help="cli.opt.finding", show_default=False)] = "",
) -> int:
    """Write the network map, one page that opens from a file."""
    from policygraph.views import write_map

    path = write_map(
        call.graph(), call.output or Path("map.html"), focus=focus, depth=depth, lang=call.lang, finding=finding
    )
    typer.echo(json.dumps({"file": path.name}) if call.as_json else say("cli.written", call.lang, file=path))
    return 0


@command("init", "files")
def init(
    call: Call,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli.arg.folder")],
    *,
    template: Annotated[
        Literal["xlsx", "csv"], typer.Option("--template", help="cli.opt.template", show_default=False)
    ] = "xlsx",
) -> int:
    """Write a starter project with three policies, one planted conflict and a page that explains it."""
    from policygraph.interop.spreadsheets.starter import write_starter

    paths = write_starter(folder, template)
    names = [_below(each, folder) for each in paths]
    typer.echo(
        json.dumps({"files": names})
        if call.as_json
        else say("cli.init", call.lang, folder=folder, names=", ".join(names))
    )
    return 0
