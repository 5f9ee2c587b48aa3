"""Commands that exchange files with other programs: what can be written, writing it, reading theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policygraph.cli.call import Call, command
from policygraph.errors import UsageError
from policygraph.texts import say

if TYPE_CHECKING:
    from policygraph.graph import PolicyGraph
    from policygraph.schema.findings import Assessment, Finding
    from policygraph.schema.formats import Format

__all__ = ["export", "import_file"]


@command("export", "files")
def export(
    call: Call,
    *,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="cli.opt.to", show_default=False)] = "",
    listed: Annotated[bool, typer.Option("--list", help="cli.opt.list", show_default=False)] = False,
    samples: Annotated[int, typer.Option("--samples", help="cli.opt.export_samples", min=0, show_default=False)] = 0,
) -> int:
    """Write the graph and its findings in a format of other programs."""
    formats = _formats()
    if listed:
        return _list(call, formats)
    if to not in formats or call.output is None:
        raise UsageError("cli.export", format=to, known=", ".join(formats))
    graph = call.graph()
    path = _write(graph, call.output, to, _findings(call, graph), _assessments(graph, samples))
    typer.echo(json.dumps({"file": path.name}) if call.as_json else say("cli.written", call.lang, file=path))
    return 0


def _formats() -> dict[str, Format]:
    from policygraph.interop import export_formats
    from policygraph.rdf.formats import rdf_formats

    return dict(sorted({**export_formats(), **rdf_formats()}.items()))


def _list(call: Call, formats: dict[str, Format]) -> int:
    from policygraph.cli.printing import console, table

    rows = [
        (name, each.what(call.lang), each.keeps(call.lang), each.drops(call.lang)) for name, each in formats.items()
    ]
    if call.as_json:
        keys = ("format", "what", "keeps", "drops")
        call.answer(
            json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
        )
        return 0
    table(console(), [say(f"cli.col.{name}", call.lang) for name in ("format", "what", "keeps", "drops")], rows)
    return 0


def _findings(call: Call, graph: PolicyGraph) -> list[Finding]:
    from policygraph import checks

    finders = (checks.find_conflicts, checks.find_gaps, checks.find_synergies)
    decisions = call.read_decisions()
    return [each for find in finders for each in find(graph, decisions=decisions)]


def _assessments(graph: PolicyGraph, samples: int) -> tuple[Assessment, ...]:
    if not samples:
        return ()
    from policygraph.scoring import rank_interventions

    return tuple(rank_interventions(graph, samples=samples, seed=0))


def _write(
    graph: PolicyGraph, path: Path, name: str, findings: list[Finding], assessments: tuple[Assessment, ...]
) -> Path:
    from policygraph.rdf.formats import rdf_formats

    if name not in rdf_formats():
        from policygraph.interop import export as write

        return write(graph, path, name, findings=findings, assessments=assessments)
    from policygraph.graph import write_atomic
    from policygraph.rdf import write_rdf
    from policygraph.rdf.catalogue import catalogue_text

    written = write_rdf(graph, path, findings=findings, assessments=assessments, format=name)
    # Beside the data lies their description, so that a catalogue can take both.
    write_atomic(path.with_suffix(".dcat.ttl"), catalogue_text(graph, [path.name]))
    return written


@command("import", "files")
def import_file(
    call: Call,
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="cli.arg.format")],  # noqa: A002
    file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.import")],
    *,
    check: Annotated[bool, typer.Option("--check", help="cli.opt.import_check", show_default=False)] = False,
) -> int:
    """Read a policy database of others into tables of this one."""
    from policygraph.rdf.formats import rdf_formats

    folder = call.output or Path("imported")
    if format in rdf_formats():
        from policygraph.graph import write_tables
        from policygraph.rdf import parse_rdf

        paths = write_tables(parse_rdf(file), folder)
    else:
        from policygraph.interop import import_file as read

        imported = read(format, file)
        paths = imported.write(folder)
        for line in imported.notes(call.lang):
            typer.echo(line, err=True)
    if check:
        paths += _checked(call, folder)
    names = [each.relative_to(folder).as_posix() for each in paths]
    done = say("cli.imported", call.lang, folder=folder, count=len(paths))
    typer.echo(json.dumps({"files": names}) if call.as_json else done)
    return 0


def _checked(call: Call, folder: Path) -> list[Path]:
    """Check what was imported at once: write its findings and its map beside the tables."""
    from policygraph.checks import Findings
    from policygraph.graph import read_tables, write_atomic
    from policygraph.views import write_map

    graph = read_tables(folder)
    found = Findings(graph, tuple(_findings(call, graph)), {"as_of": graph.as_of})
    call.note("cli.import_checked", count=len(found), policies=len(graph.tables["policies"]))
    return [
        write_atomic(folder / "findings.json", found.to_json()),
        write_map(graph, folder / "map.html", findings=found, lang=call.lang),
    ]
