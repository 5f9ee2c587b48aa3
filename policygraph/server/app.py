"""The application: the site, findings as JSON, and a read-only SPARQL endpoint, for this machine alone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph
from policygraph.rdf import saved_questions
from policygraph.rdf.export import statements
from policygraph.rdf.writing import rdf_text
from policygraph.schema.findings import Assessment
from policygraph.server.description import service_description
from policygraph.server.pool import QueryPool
from policygraph.server.protocol import answer_request
from policygraph.texts import LANGUAGES, Lang, say

if TYPE_CHECKING:
    from policygraph.checks import Findings

__all__ = ["make_app", "serve"]

_FIND: Final[dict[str, Callable[..., Findings]]] = {
    "conflicts": find_conflicts,
    "gaps": find_gaps,
    "synergies": find_synergies,
}
_PARTS: Final = ("at", "as_of", "where", "objective", "technology", "involving")
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def make_app(
    graph: PolicyGraph,
    site: str | Path,
    *,
    assessments: Iterable[Assessment] = (),
    hosts: Iterable[str] = ("127.0.0.1", "localhost", "[::1]"),
    workers: int = 2,
    seconds: float = 2.0,
    rows: int = 10_000,
) -> Starlette:
    """Return the application.

    Parameters
    ----------
    graph
        The graph that is served.
    site
        Folder with the report, as written by ``write_report``.
    assessments
        Scored interventions that are to be answered about; without them questions on scores have no answer.
    hosts
        Names this server answers to; another Host header gets 421, so that no foreign page reaches it by a name of its
        own.
    workers, seconds, rows
        Of the query pool: child processes, longest time of a query, most rows of an answer. Children import the main
        script, so a script that serves needs the usual ``if __name__ == "__main__":``.
    """
    found = [each for find in _FIND.values() for each in find(graph)]
    loaded = rdf_text(statements(graph, findings=found, assessments=assessments), "nquads").encode()
    pool = QueryPool(loaded, workers=workers, seconds=seconds, rows=rows)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.close()

    async def sparql(request: Request) -> Response:
        return await answer_request(request, pool, service_description(str(request.url.replace(query=""))))

    async def findings(request: Request) -> Response:
        return _findings(graph, request)

    async def query_page(request: Request) -> Response:
        return HTMLResponse(_query_page("zh" if request.query_params.get("lang") == "zh" else "en"))

    app = Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/api/{kind}", findings),
            Route("/query", query_page),
            Mount("/vendor", StaticFiles(directory=str(files("policygraph.server") / "vendor"))),
            Mount("/", StaticFiles(directory=str(site), html=True)),
        ],
        lifespan=lifespan,
    )
    known = frozenset(host.lower() for host in hosts)

    async def guard(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
        if _host(request) not in known:
            return PlainTextResponse(say("server.host"), status_code=421)
        response = await following(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        if request.url.path == "/query":
            response.headers["Content-Security-Policy"] = _POLICY
        return response

    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    return app


def _host(request: Request) -> str:
    name = request.headers.get("host", "").lower()
    return name.rpartition(":")[0] if name.rpartition(":")[2].isdigit() and ":" in name else name


def _findings(graph: PolicyGraph, request: Request) -> Response:
    find = _FIND.get(request.path_params["kind"])
    if find is None:
        return PlainTextResponse(say("server.unknown"), status_code=404)
    asked: dict[str, object] = {name: request.query_params[name] for name in _PARTS if name in request.query_params}
    codes = request.query_params.get("codes", "")
    try:
        text = find(graph, **asked, codes=tuple(code for code in codes.split(",") if code)).to_json()
    except ScopeError as error:
        return PlainTextResponse(error.message(), status_code=400)
    return Response(text, media_type="application/json")


def _query_page(lang: Lang) -> str:
    """Return the page with the query editor, one tab a saved question."""
    template = files("policygraph.server").joinpath("templates/query.html").read_text(encoding="utf-8")
    tabs = [{"name": each.title(lang), "query": each.text} for each in saved_questions().values()]
    names = ("title", "about", "back", "other_language", "query", "endpoint", "rows", "filter")
    words = {name: say(f"server.page.{name}", lang) for name in names}
    other = next(each for each in LANGUAGES if each != lang)
    page = Environment(autoescape=True).from_string(template)
    return page.render(
        lang=lang, other=other, words=words, tabs=json.dumps(tabs, ensure_ascii=False).replace("<", "\\u003c")
    )


def serve(app: Starlette, *, host: str = "127.0.0.1", port: int = 8001) -> None:
    """Run the application until it is stopped; on loopback unless another host is named."""
    import uvicorn

    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
