from __future__ import annotations

import sys

import pytest
from rdflib import Graph

from policygraph.errors import LimitError, QueryError
from policygraph.graph import PolicyGraph
from policygraph.rdf import check_query, queryable, readable, run_query
from policygraph.schema.findings import Finding

SMALL = Graph().parse(
    data="\n".join(f"<http://e/{n}> <http://e/p> <http://e/{(n + 1) % 60}> ." for n in range(60)), format="turtle"
)
REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { { SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    "ASK { SERVICE ?x { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/hostname> WHERE { ?s ?p ?o }",
    "DESCRIBE ?s FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:9/>",
    "LOAD <file:///etc/hostname> INTO GRAPH <http://e/g>",
    "INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "CREATE GRAPH <http://e/g>",
    "COPY DEFAULT TO <http://e/g>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "SELECT * {",
    "",
]
FINE = [
    'SELECT * { ?s ?p "SERVICE <http://e/> FROM <http://e/>" }',
    "# SERVICE <http://e/>\nSELECT * { ?s ?p ?o }",
    "PREFIX service: <http://e/> SELECT * { ?s service:p ?o }",
    "ASK { ?s ?p ?o }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_reaches_out_or_writes_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        check_query(text)
    with pytest.raises(QueryError):
        run_query(SMALL, text)


@pytest.mark.parametrize("text", FINE)
def test_words_in_strings_and_comments_are_fine(text: str) -> None:
    check_query(text)


@pytest.mark.parametrize("depth", [129, 900, 3000])
@pytest.mark.parametrize("pair", ["{}", "()"])
def test_nesting_has_a_limit(depth: int, pair: str) -> None:
    inside = {"{}": "SELECT * WHERE ", "()": "SELECT * { ?s ?p ?o FILTER"}[pair]
    with pytest.raises(LimitError):
        check_query(inside + pair[0] * depth + " 1 " + pair[1] * depth)


def test_a_long_query_is_refused() -> None:
    with pytest.raises(LimitError):
        check_query("SELECT * { ?s ?p ?o } #" + "x" * 100_000)


def test_an_answer_is_whole_or_none() -> None:
    assert len(run_query(SMALL, "SELECT ?s { ?s ?p ?o }", rows=60)) == 60
    for text in ("SELECT ?s { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        with pytest.raises(LimitError) as caught:
            run_query(SMALL, text, rows=59)
        assert caught.value.key == "rdf.query_rows"


def test_a_slow_query_is_ended() -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(LimitError) as caught:
        run_query(SMALL, slow, seconds=0.5)
    assert caught.value.key == "rdf.query_time"


def test_each_form_has_its_table() -> None:
    assert run_query(SMALL, "ASK { ?s ?p ?o }").to_dict("list") == {"answer": ["true"]}
    triples = run_query(SMALL, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ")
    assert list(triples.columns) == ["subject", "predicate", "object"]
    assert triples.equals(triples.sort_values(list(triples.columns)))
    blank = run_query(SMALL, "SELECT ?s ?none { ?s ?p <http://e/1> OPTIONAL { ?s <http://e/q> ?none } }")
    assert blank.to_numpy().tolist() == [["http://e/0", ""]]


def test_an_error_inside_is_a_sentence() -> None:
    with pytest.raises(QueryError):
        run_query(SMALL, "SELECT ?s { ?s ?p ?o FILTER(<http://e/unknown-function>(?s)) } ORDER BY AVG(")


def test_the_fast_store_and_the_plain_one_answer_alike(
    example: PolicyGraph, finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT ?s ?o { ?s <https://w3id.org/policygraph/ns#involves> ?o } ORDER BY ?s ?o"
    fast = queryable(example, findings=[finding])
    assert type(fast.store).__name__ == "OxigraphStore"
    monkeypatch.setitem(sys.modules, "oxrdflib", None)
    plain = queryable(example, findings=[finding])
    assert type(plain.store).__name__ != "OxigraphStore"
    assert run_query(fast, text).equals(run_query(plain, text))
    assert len(fast) == len(plain)


def test_people_read_ids_and_words() -> None:
    import pandas as pd

    base = "https://w3id.org/policygraph/"
    frame = pd.DataFrame([[f"{base}id/pol/cn/2021/guofa-23", f"{base}concept/sign/raises", "x", "http://e/s"]])
    assert readable(frame).to_numpy().tolist() == [["pol:cn/2021/guofa-23", "raises", "x", "http://e/s"]]
