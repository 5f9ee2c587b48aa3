"""Commands around the work: questions in SPARQL, the published ontology, the server, the doctor."""

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
    from policygraph.schema.findings import Finding

__all__ = ["doctor", "publish", "query", "serve"]


@command("query", "files")
def query(
    call: Call,
    question: Annotated[str, typer.Argument(metavar="[NAME|FILE|TEXT]", help="cli.arg.query")] = "",
    *,
    sets: Annotated[
        list[str], typer.Option("--set", metavar="NAME=VALUE", help="cli.opt.set_query", show_default=False)
    ] = [],  # noqa: B006 - typer copies it
    endpoint: Annotated[
        str, typer.Option("--endpoint", metavar="URL", help="cli.opt.endpoint", show_default=False)
    ] = "",
    seconds: Annotated[float, typer.Option("--seconds", help="cli.opt.seconds", min=0.1, show_default=False)] = 30.0,
    rows: Annotated[int, typer.Option("--rows", help="cli.opt.rows", min=1, show_default=False)] = 10_000,
) -> int:
    """Answer a saved or own question in SPARQL; without one, list the saved questions."""
    from policygraph.rdf import query_endpoint, queryable, run_query

    if not question:
        return _list_questions(call)
    text = _question(question, sets)
    if endpoint:
        frame = query_endpoint(endpoint, text, seconds=seconds, rows=rows)
    else:
        graph = call.graph()
        frame = run_query(queryable(graph, findings=_findings(graph)), text, seconds=seconds, rows=rows)
    if call.as_json or (call.output and call.output.suffix == ".json"):
        call.answer(frame.to_json(orient="records", force_ascii=False, indent=1) + "\n")
    elif call.output:
        call.answer(frame.to_csv(index=False, lineterminator="\n"))
    else:
        from policygraph.cli.printing import console, table
        from policygraph.rdf import readable

        table(console(), [str(name) for name in frame.columns], readable(frame).itertuples(index=False))
    return 0


def _findings(graph: PolicyGraph) -> list[Finding]:
    from policygraph import checks

    return [each for find in (checks.find_conflicts, checks.find_gaps, checks.find_synergies) for each in find(graph)]


def _list_questions(call: Call) -> int:
    from policygraph.rdf import saved_questions

    titles = {name: each.title(call.lang) for name, each in saved_questions().items()}
    lines = "\n".join(f"{name}: {title}" for name, title in titles.items())
    call.answer(json.dumps(titles, ensure_ascii=False, indent=1) if call.as_json else lines)
    return 0


def _question(question: str, sets: list[str]) -> str:
    from policygraph.rdf import saved_question

    if question.endswith((".rq", ".sparql")):
        from policygraph.graph.reading import read_text

        return read_text(Path(question)).text
    if any(mark in question for mark in "{}"):
        return question
    values = dict(pair.partition("=")[::2] for pair in sets)
    return saved_question(question).bound(**values)


@command("publish", "files")
def publish(
    call: Call,
    url: Annotated[str, typer.Argument(metavar="URL", help="cli.arg.url")],
    *,
    seconds: Annotated[float, typer.Option("--seconds", help="cli.opt.seconds", min=0.1, show_default=False)] = 300.0,
) -> int:
    """Load a triple store with the graph and its findings."""
    from policygraph.rdf import publish as load_store

    graph = call.graph()
    counts = load_store(graph, url, findings=_findings(graph), seconds=seconds)
    lines = "\n".join(say("cli.published", call.lang, name=name or url, count=count) for name, count in counts.items())
    call.answer(json.dumps(counts, indent=1) if call.as_json else lines)
    return 0


@command("serve", "files")
def serve(
    call: Call,
    *,
    port: Annotated[int, typer.Option("--port", help="cli.opt.port", min=0, max=65535, show_default=False)] = 8000,
) -> int:
    """Serve the report and a read-only SPARQL endpoint on this machine alone."""
    try:
        import uvicorn
    except ImportError:
        raise UsageError("cli.no_serve") from None
    from policygraph.server import make_app

    site = call.output or Path("site")
    if not (site / "index.html").is_file():
        raise UsageError("cli.no_site", folder=site.name)
    call.note("cli.serving", port=port)
    uvicorn.run(make_app(call.graph(), site), host="127.0.0.1", port=port, log_level="warning")
    return 0


@command("doctor", "files")
def doctor(call: Call) -> int:
    """Say what is installed, what is missing and what it would give."""
    from policygraph.cli.doctor import examine

    checks = examine()
    if call.as_json:
        call.answer(json.dumps([each.to_dict(call.lang) for each in checks], ensure_ascii=False, indent=1))
        return int(any(each.state == "broken" for each in checks))
    from policygraph.cli.printing import console, table

    heads = [say(f"cli.col.{name}", call.lang) for name in ("what", "state", "found", "meaning")]
    table(console(), heads, [each.cells(call.lang) for each in checks])
    return int(any(each.state == "broken" for each in checks))
