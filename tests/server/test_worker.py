"""One query on an embedded store."""

from __future__ import annotations

import json

import pytest

from policygraph.server.worker import FORMATS, answer

pyoxigraph = pytest.importorskip("pyoxigraph", reason="needs the extra 'serve'")

STATEMENTS = b"""<http://e/a> <http://e/name> "\xe6\x96\xb0"@zh <http://e/g> .
<http://e/a> <http://e/size> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<http://e/b> <http://e/name> "tab\\there" .
"""


@pytest.fixture
def store() -> object:
    found = pyoxigraph.Store()
    found.bulk_load(STATEMENTS, format=pyoxigraph.RdfFormat.N_QUADS)
    return found


def test_terms_are_given_back_unchanged(store: object) -> None:
    found = answer(store, "SELECT ?o WHERE { <http://e/a> ?p ?o } ORDER BY ?p", (), 10)
    cells = [row["o"] for row in json.loads(found.body)["results"]["bindings"]]
    assert cells == [
        {"type": "literal", "value": "新", "xml:lang": "zh"},
        {"type": "literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
    ]


def test_named_graphs_count_as_one(store: object) -> None:
    assert b"true" in answer(store, "ASK { <http://e/a> <http://e/name> ?o }", (), 10).body


@pytest.mark.parametrize("media", FORMATS["rows"])
def test_every_row_format_is_written(store: object, media: str) -> None:
    assert answer(store, "SELECT * WHERE { ?a ?b ?c }", (media,), 10).media == media
    assert answer(store, "ASK { ?a ?b ?c }", (media,), 10).kind == "rows" if "csv" not in media else True


def test_a_tab_in_a_value_does_not_make_a_column(store: object) -> None:
    found = answer(store, "SELECT * WHERE { <http://e/b> ?p ?o }", ("text/tab-separated-values",), 10)
    assert [line.count("\t") for line in found.body.decode().splitlines()] == [1, 1]


@pytest.mark.parametrize("media", FORMATS["triples"])
def test_every_triple_format_is_written(store: object, media: str) -> None:
    found = answer(store, "CONSTRUCT WHERE { <http://e/b> ?p ?o }", (media,), 10)
    assert (found.kind, found.media) == ("triples", media)
    assert found.body


def test_the_row_limit_is_told(store: object) -> None:
    assert answer(store, "SELECT * WHERE { ?a ?b ?c }", (), 2).cut
    assert not answer(store, "SELECT * WHERE { ?a ?b ?c }", (), 3).cut
