"""The SPARQL endpoint: answers, media types, and a status for everything it refuses."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from rdflib import Graph
from rdflib.query import Result

if TYPE_CHECKING:
    from tests.server.conftest import Server

COUNT = "PREFIX pg: <https://w3id.org/policygraph/ns#> SELECT (COUNT(?p) AS ?n) WHERE { ?p a pg:Policy }"
PRODUCT = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"

BAD = {
    "service": ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", {403}),
    "silent service": ("SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?a ?b ?c } }", {403}),
    "service in a filter": (
        "SELECT * WHERE { ?a ?b ?c FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
        {403},
    ),
    "from a file": ("SELECT * FROM <file:///etc/passwd> WHERE { ?a ?b ?c }", {403}),
    "from named": ("SELECT * FROM NAMED <http://127.0.0.1:9/x> WHERE { GRAPH ?g { ?a ?b ?c } }", {403}),
    "insert": ("INSERT DATA { <http://e/a> <http://e/b> 1 }", {400, 403}),
    "load": ("LOAD <file:///etc/passwd>", {400, 403}),
    "drop": ("DROP ALL", {400, 403}),
    "deep": ("SELECT * WHERE " + "{" * 2500 + "?a ?b ?c" + "}" * 2500, {400}),
    "nonsense": ("SELECT WHERE {{{", {400}),
    "product": (PRODUCT, {504}),
}


def test_a_count_is_answered_in_every_media_type(server: Server, bundled: object) -> None:
    expected = len(bundled.tables["policies"])  # type: ignore[attr-defined]
    for media, kind in (("application/sparql-results+json", "json"), ("application/sparql-results+xml", "xml")):
        reply = server.query(COUNT, Accept=media)
        assert reply.headers["content-type"].startswith(media)
        (row,) = Result.parse(source=__import__("io").BytesIO(reply.body), format=kind).bindings
        assert [int(str(value)) for value in row.values()] == [expected]
    assert server.query(COUNT, Accept="text/csv").body.decode().split() == ["n", str(expected)]
    assert str(expected) in server.query(COUNT, Accept="text/tab-separated-values").body.decode()


def test_get_form_and_direct_post_agree(server: Server) -> None:
    bodies = {
        server.ask("GET", f"/sparql?query={quote(COUNT)}").body,
        server.ask(
            "POST", "/sparql", urlencode({"query": COUNT}).encode(), Content_Type="application/x-www-form-urlencoded"
        ).body,
        server.query(COUNT).body,
    }
    assert len(bodies) == 1


def test_a_construct_is_answered_as_turtle_or_ntriples(server: Server) -> None:
    text = "CONSTRUCT { ?p a ?k } WHERE { ?p a ?k } LIMIT 5"
    for media, kind in (("text/turtle", "turtle"), ("application/n-triples", "nt")):
        reply = server.query(text, Accept=media)
        assert len(Graph().parse(data=reply.body, format=kind)) == 5


def test_without_a_query_it_says_what_it_is(server: Server) -> None:
    description = Graph().parse(data=server.ask("GET", "/sparql").body, format="turtle")
    assert any("SPARQL11Query" in str(value) for value in description.objects())


def test_too_many_rows_are_cut_and_said(server: Server) -> None:
    reply = server.query("SELECT * WHERE { ?a ?b ?c }", Accept="text/csv")
    assert reply.headers["policygraph-row-limit-reached"] == "true"
    assert len(reply.body.decode().split("\r\n")) == 502
    assert "policygraph-row-limit-reached" not in server.query(COUNT).headers


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_query_is_refused_quickly_while_others_are_answered(server: Server, name: str) -> None:
    text, statuses = BAD[name]
    seen: list[int] = []
    beside = threading.Thread(target=lambda: seen.append(server.query(COUNT).status))
    started = time.monotonic()
    beside.start()
    reply = server.query(text)
    taken = time.monotonic() - started
    beside.join()
    assert reply.status in statuses, reply.body
    assert taken < 3
    assert seen == [200]


def test_a_regex_that_would_run_away_elsewhere_is_answered(server: Server) -> None:
    text = f'ASK {{ BIND("{"a" * 40}!" AS ?x) FILTER REGEX(?x, "^(a+)+$") }}'
    reply = server.query(text, Accept="application/sparql-results+json")
    assert reply.status == 200
    assert b"false" in reply.body


def test_bodies_that_are_too_large_or_of_another_kind(server: Server) -> None:
    assert server.query("# " + "x" * 3_000_000).status == 413
    assert server.ask("POST", "/sparql", b"<a/>", Content_Type="application/xml").status == 415
    assert server.ask("POST", "/sparql", b"x", Content_Type="application/sparql-update").status == 403
    assert server.ask("POST", "/sparql", b"update=x", Content_Type="application/x-www-form-urlencoded").status == 403
    assert server.ask("POST", "/sparql", b"\xff\xfe", Content_Type="application/sparql-query").status == 400
    assert server.ask("DELETE", "/sparql").status == 405


def test_after_a_query_was_ended_its_child_is_replaced(server: Server) -> None:
    assert [server.query(PRODUCT).status for _ in range(3)] == [504, 504, 504]
    assert server.query(COUNT).status == 200
