from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest

from policygraph.errors import LimitError, QueryError, UnreadableInput, UsageError
from policygraph.graph import PolicyGraph
from policygraph.rdf import publish, query_endpoint, run_query, saved_question
from policygraph.rdf.query import queryable
from policygraph.schema.findings import Assessment, Finding


class Server(ThreadingHTTPServer):
    """A SPARQL 1.1 endpoint and graph store on the loopback, with Oxigraph inside."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.data = pyoxigraph.Store()
        self.mood = ""
        self.seen: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None: ...

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def reply(self, status: int, content: bytes = b"", **heads: str) -> None:
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_PUT(self) -> None:
        self.server.seen.append(self.path)
        text = self.body()
        name = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
        home = pyoxigraph.NamedNode(name) if name else pyoxigraph.DefaultGraph()
        self.server.data.load(text, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=home)
        self.reply(500 if self.server.mood == "broken" else 204)

    def do_POST(self) -> None:
        self.server.seen.append(self.path)
        text = self.body().decode()
        if self.server.mood == "elsewhere":
            self.reply(307, Location=f"{self.server.address}/other")
        elif self.server.mood == "babble":
            self.reply(200, b"<html>hello</html>")
        else:
            found = self.server.data.query(text, use_default_graph_as_union=True)
            self.reply(200, found.serialize(format=pyoxigraph.QueryResultsFormat.JSON))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    found = Server()
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def test_a_store_is_loaded_graph_by_graph_and_answers_the_same(
    server: Server, example: PolicyGraph, finding: Finding, assessment: Assessment
) -> None:
    counts = publish(example, f"{server.address}/store", findings=[finding], assessments=[assessment])
    assert sum(counts.values()) == len(server.data)
    assert len(server.seen) == len(counts) == 4
    question = saved_question("targets-by-place")
    here = run_query(queryable(example), question.text)
    there = query_endpoint(f"{server.address}/query", question.text)
    assert list(here.columns) == list(there.columns)
    assert sorted(here.to_numpy().tolist()) == sorted(there.to_numpy().tolist())
    assert query_endpoint(server.address, "ASK { ?s ?p ?o }").to_dict("list") == {"answer": ["true"]}


def test_the_guard_comes_first(server: Server) -> None:
    with pytest.raises(QueryError):
        query_endpoint(server.address, "DROP ALL")
    with pytest.raises(QueryError):
        query_endpoint(server.address, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert server.seen == []


def test_a_server_may_not_send_us_elsewhere(server: Server) -> None:
    server.mood = "elsewhere"
    with pytest.raises(UnreadableInput):
        query_endpoint(server.address, "ASK { ?s ?p ?o }")
    assert "/other" not in server.seen


def test_strange_answers_are_sentences(server: Server, example: PolicyGraph) -> None:
    server.mood = "babble"
    with pytest.raises(QueryError):
        query_endpoint(server.address, "ASK { ?s ?p ?o }")
    server.mood = "broken"
    with pytest.raises(UnreadableInput):
        publish(example, server.address)


def test_rows_have_a_limit(server: Server, example: PolicyGraph) -> None:
    publish(example, server.address)
    with pytest.raises(LimitError):
        query_endpoint(server.address, "SELECT ?s { ?s ?p ?o }", rows=5)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://e/", "store", "javascript:alert(1)", ""])
def test_only_web_addresses(url: str, example: PolicyGraph) -> None:
    with pytest.raises(UsageError):
        query_endpoint(url, "ASK { ?s ?p ?o }")
    with pytest.raises(UsageError):
        publish(example, url)


def test_nobody_there_is_a_sentence() -> None:
    with pytest.raises(UnreadableInput):
        query_endpoint("http://127.0.0.1:9/", "ASK { ?s ?p ?o }", seconds=2)
