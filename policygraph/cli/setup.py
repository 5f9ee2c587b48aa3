"""Commands around the work: questions in SPARQL, the published ontology, the server, the doctor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli.call import Call, command
from policygraph.errors import UsageError
from policygraph.texts import say

__all__ = ["doctor", "publish", "query", "serve"]


@command("query", "files")
def query(
    call: Call,
    question: Annotated[str, typer.Argument(metavar="NAME|FILE|TEXT", help="cli.arg.query")] = "",
    *,
    seconds: Annotated[float, typer.Option("--seconds", help="cli.opt.seconds", min=0.1, show_default=False)] = 30.0,
    rows: Annotated[int, typer.Option("--rows", help="cli.opt.rows", min=1, show_default=False)] = 10_000,
) -> int:
    """Answer a saved or own question in SPARQL; without one, list the saved questions."""
    from policygraph import checks
    from policygraph.cli.printing import console, table
    from policygraph.rdf import run_query, saved_questions, to_rdf

    saved = saved_questions()
    if not question:
        titles = {name: getattr(each, f"title_{call.lang}", name) for name, each in saved.items()}
        call.answer(
            json.dumps(titles, ensure_ascii=False, indent=1)
            if call.as_json
            else "\n".join(f"{name}: {title}" for name, title in titles.items())
        )
        return 0
    text = saved[question].text if question in saved else _text(question)
    graph = call.graph()
    findings = [
        each for find in (checks.find_conflicts, checks.find_gaps, checks.find_synergies) for each in find(graph)
    ]
    frame = run_query(to_rdf(graph, findings=findings), text, seconds=seconds, rows=rows)
    if call.as_json:
        call.answer(frame.to_json(orient="records", force_ascii=False, indent=1) + "\n")
    elif call.output:
        call.answer(frame.to_csv(index=False, lineterminator="\n"))
    else:
        table(console(), [str(name) for name in frame.columns], frame.itertuples(index=False))
    return 0


def _text(question: str) -> str:
    if question.endswith((".rq", ".sparql")):
        from policygraph.graph.reading import read_text

        return read_text(Path(question)).text
    if not any(word in question.upper() for word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")):
        from policygraph.rdf import saved_questions

        raise UsageError("cli.no_question", name=question, known=", ".join(saved_questions()))
    return question


@command("publish", "files")
def publish(call: Call) -> int:
    """Write the ontology, its vocabulary, shapes and JSON-LD context to a folder."""
    from policygraph.rdf import write_ontology

    paths = write_ontology(call.output or Path("ontology"))
    names = ", ".join(each.name for each in paths)
    typer.echo(
        json.dumps({"files": [each.name for each in paths]})
        if call.as_json
        else say("cli.written", call.lang, file=names)
    )
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
