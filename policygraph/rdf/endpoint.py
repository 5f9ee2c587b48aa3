"""Other people's servers: the same questions sent to a SPARQL endpoint, and a store loaded; only when asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.client import HTTPException
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import pandas as pd

from policygraph.errors import LimitError, QueryError, UnreadableInput, UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.rdf.export import statements
from policygraph.rdf.query import check_query
from policygraph.rdf.statements import Statement
from policygraph.rdf.writing import rdf_text
from policygraph.schema.findings import Assessment, Finding

__all__ = ["publish", "query_endpoint"]

_MAX_BYTES: Final = 100_000_000


class _NoRedirect(HTTPRedirectHandler):
    """A server may not send us elsewhere: only the address that was typed is spoken to."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing."""


def query_endpoint(url: str, text: str, *, seconds: float = 30.0, rows: int = 10_000) -> pd.DataFrame:
    """Return the answer of a SPARQL 1.1 endpoint to a SELECT or ASK query, as a DataFrame of text.

    Raises
    ------
    UsageError
        If the address is not http or https.
    QueryError
        If the query is refused here or there, or the answer is no SPARQL result.
    LimitError
        If the answer is too large.
    UnreadableInput
        If the server cannot be reached.
    """
    check_query(text)
    heads = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    body = _send(url, "POST", text.encode("utf-8"), heads, seconds)
    try:
        answer = json.loads(body)
        if "boolean" in answer:
            return pd.DataFrame([(str(bool(answer["boolean"])).lower(),)], columns=["answer"])
        columns = [str(each) for each in answer["head"]["vars"]]
        found = [
            tuple(each.get(name, {}).get("value", "") for name in columns) for each in answer["results"]["bindings"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QueryError("rdf.endpoint_answer", url=url, why=str(error)[:200]) from error
    if len(found) > rows:
        raise LimitError("rdf.query_rows", rows=rows)
    return pd.DataFrame(found, columns=columns)


def publish(
    graph: PolicyGraph,
    url: str,
    *,
    findings: Iterable[Finding] = (),
    assessments: Iterable[Assessment] = (),
    seconds: float = 300.0,
) -> dict[str, int]:
    """Load a store over the SPARQL 1.1 graph store protocol; each named graph is replaced whole.

    Parameters
    ----------
    url
        Address of the graph store, without ``?default`` or ``?graph=``.

    Returns
    -------
    dict
        Number of statements by named graph; the default graph is ``""``.

    Raises
    ------
    UsageError
        If the address is not http or https.
    UnreadableInput
        If the server cannot be reached or refuses.
    """
    homes: dict[str, list[Statement]] = {}
    for each in statements(graph, findings=findings, assessments=assessments):
        homes.setdefault(each[3], []).append(each)
    for home in sorted(homes):
        where = f"graph={quote(home[1:-1], safe='')}" if home else "default"
        text = rdf_text(homes[home], "nt")
        _send(f"{url}?{where}", "PUT", text.encode("utf-8"), {"Content-Type": "application/n-triples"}, seconds)
    return {home[1:-1]: len(set(found)) for home, found in sorted(homes.items())}


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirect)


def _send(url: str, method: str, body: bytes, heads: dict[str, str], seconds: float) -> bytes:
    if urlsplit(url).scheme not in ("http", "https"):
        raise UsageError("rdf.endpoint_address", url=url)
    request = Request(url, data=body, headers=heads, method=method)  # noqa: S310 - the scheme is checked above
    try:
        with _opener().open(request, timeout=seconds) as answer:
            found: bytes = answer.read(_MAX_BYTES + 1)
    except (URLError, HTTPException, OSError) as error:
        raise UnreadableInput("rdf.endpoint", url=url, why=str(error)[:200]) from error
    if len(found) > _MAX_BYTES:
        raise LimitError("rdf.too_large", limit=_MAX_BYTES)
    return found
