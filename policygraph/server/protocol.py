"""The SPARQL 1.1 protocol: what a request asks, what media type it wants, and which status tells it what happened."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from policygraph.server.pool import Busy, QueryPool, TooSlow
from policygraph.server.worker import Answer
from policygraph.texts import say

__all__ = ["answer_request"]

_MOST: Final = 100_000  # bytes of a request body
_STATUS: Final = {"refused": 403, "malformed": 400}


async def answer_request(request: Request, pool: QueryPool, description: str) -> Response:
    """Answer one request to the endpoint; without a query it is told what the endpoint is.

    Statuses: 200 answered; 400 malformed or too deep; 403 a form of query that is not served (update, SERVICE, FROM);
    413 body too large; 415 body of another type; 503 with Retry-After when busy; 504 over the time limit.
    """
    text = await _query(request)
    if isinstance(text, Response):
        return text
    if not text:
        return Response(description, media_type="text/turtle")
    try:
        found = await pool.ask(text, _accepted(request))
    except Busy:
        return _plain("server.busy", 503, {"Retry-After": "1"})
    except TooSlow:
        return _plain("server.slow", 504)
    return _response(found)


def _plain(key: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(say(key), status_code=status, headers=headers)


async def _query(request: Request) -> str | Response:
    if request.method == "GET":
        if "update" in request.query_params:
            return _plain("server.update", 403)
        return request.query_params.get("query", "")
    body = await _body(request)
    if body is None:
        return _plain("server.body", 413)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _plain("server.encoding", 400)
    if kind == "application/sparql-query":
        return text or _plain("server.no_query", 400)
    if kind == "application/x-www-form-urlencoded":
        form = parse_qs(text, max_num_fields=20)
        return (
            _plain("server.update", 403)
            if "update" in form
            else form.get("query", [""])[0] or _plain("server.no_query", 400)
        )
    return _plain("server.update", 403) if kind == "application/sparql-update" else _plain("server.media", 415)


async def _body(request: Request) -> bytes | None:
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > _MOST:
        return None
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > _MOST:
            return None
    return bytes(found)


def _accepted(request: Request) -> tuple[str, ...]:
    """Return the media types of the Accept header, most wanted first."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(request.headers.get("accept", "").split(",")[:20]):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        weight = float(quality) if quality.replace(".", "", 1).isdigit() else 0.0
        wanted.append((-weight, place, media))
    return tuple(media for _, _, media in sorted(wanted))


def _response(found: Answer) -> Response:
    if found.kind in _STATUS:
        return Response(found.body, status_code=_STATUS[found.kind], media_type="text/plain")
    headers = {"Policygraph-Row-Limit-Reached": "true"} if found.cut else {}
    return Response(found.body, media_type=found.media, headers=headers)
