"""A server on the loopback that must never be asked, whatever is read or queried."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rdflib import Graph

from policygraph.errors import PolicyGraphError
from policygraph.interop import import_file
from policygraph.rdf import parse_rdf, run_query


class Canary(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Canary

    def log_message(self, *_: object) -> None: ...

    def answer(self) -> None:
        self.server.seen.append(f"{self.command} {self.path}")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    do_GET = do_POST = do_HEAD = do_PUT = answer  # noqa: N815 - the names the server looks for


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    found = Canary()
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()
    assert found.seen == []


def address(canary: Canary) -> str:
    return f"http://127.0.0.1:{canary.server_port}/x"


QUERIES = (
    "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{url}> {{ ?a ?b ?c }} }} }}",
    "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <urn:g>",
)


@pytest.mark.parametrize("store", ["default", "Oxigraph"])
@pytest.mark.parametrize("query", QUERIES)
def test_no_query_reaches_out(canary: Canary, query: str, store: str) -> None:
    with pytest.raises(PolicyGraphError):
        run_query(Graph(store=store), query.format(url=address(canary)))


FILES = {
    "a.jsonld": '{{"@context": "{url}", "@id": "urn:a"}}',
    "b.jsonld": '{{"@context": ["{url}", {{}}], "@id": "urn:a"}}',
    "c.jsonld": '{{"@context": {{"@import": "{url}"}}, "@id": "urn:a"}}',
    "d.jsonld": '{{"@graph": [{{"urn:p": [{{"@context": "{url}"}}]}}]}}',
    "e.rdf": '<!DOCTYPE r SYSTEM "{url}"><r/>',
    "f.rdf": '<!DOCTYPE r [<!ENTITY x SYSTEM "{url}">]><r>&x;</r>',
    "g.ttl": '@base <{url}> . @prefix owl: <http://www.w3.org/2002/07/owl#> . <> owl:imports <{url}> .',
    "h.trig": "<{url}> {{ <{url}> <{url}> <{url}> }}",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("fast", [True, False])
def test_no_file_makes_us_fetch(
    canary: Canary, tmp_path: Path, name: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    if not fast:
        monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    path = tmp_path / name
    path.write_text(FILES[name].format(url=address(canary)), encoding="utf-8")
    with pytest.raises(PolicyGraphError):
        parse_rdf(path)


def test_no_map_or_table_makes_us_fetch(canary: Canary, tmp_path: Path) -> None:
    url = address(canary)
    (tmp_path / "map.json").write_text(json.dumps({"elements": [{"label": "A", "image": url}], "connections": []}))
    import_file("kumu", tmp_path / "map.json")
    head, row = "policy_id,policy_name,country_iso,policy_instrument,sector,reference", f"1,A,CHN,Target,Coal,{url}"
    (tmp_path / "x.csv").write_text(f"{head}\n{row}\n")
    imported = import_file("cpdb", tmp_path / "x.csv")
    assert imported.tables["sources"][0]["url"] == url
