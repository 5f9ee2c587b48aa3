from __future__ import annotations

import random

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.rdf.export import statements
from policygraph.rdf.reading import read_statements
from policygraph.rdf.statements import Statement, from_rdflib, iri, literal, read_quads, typed
from policygraph.rdf.writing import FORMATS, KINDS, rdf_text
from policygraph.schema.findings import Assessment, Finding

FLAT = ("turtle", "longturtle", "json-ld", "xml", "nt")
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE, "longturtle": pyoxigraph.RdfFormat.TURTLE, "trig": pyoxigraph.RdfFormat.TRIG,
    "json-ld": pyoxigraph.RdfFormat.JSON_LD, "xml": pyoxigraph.RdfFormat.RDF_XML, "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
}  # fmt: skip


def with_oxigraph(text: str, kind: str) -> set[Statement]:
    data = pyoxigraph.serialize(pyoxigraph.parse(text, format=OXIGRAPH[kind]), format=pyoxigraph.RdfFormat.N_QUADS)
    return set(read_quads((data or b"").decode()))


def with_rdflib(text: str, kind: str) -> set[Statement]:
    data = Dataset()
    data.parse(data=text, format={"longturtle": "turtle", "xml": "application/rdf+xml"}.get(kind, kind))
    return {
        (s, p, o, "" if home.identifier == data.default_graph.identifier else iri(str(home.identifier)))
        for home in data.graphs()
        for s, p, o, _ in from_rdflib(home)
    }


def as_oxigraph_writes(found: set[Statement]) -> set[Statement]:
    text = rdf_text(found, "nquads")
    return with_oxigraph(text, "nquads")


@pytest.fixture(scope="module")
def everything(example: PolicyGraph, finding: Finding, assessment: Assessment) -> list[Statement]:
    return statements(example, findings=[finding], assessments=[assessment])


@pytest.mark.parametrize("kind", KINDS)
def test_two_engines_read_the_same_quads(everything: list[Statement], kind: str) -> None:
    text = rdf_text(everything, kind)
    expected = {(s, p, o, "" if kind in FLAT else g) for s, p, o, g in everything}
    assert with_rdflib(text, kind) == expected
    assert with_oxigraph(text, kind) == as_oxigraph_writes(expected)


@pytest.mark.parametrize("kind", KINDS)
def test_order_of_input_changes_no_byte(everything: list[Statement], kind: str) -> None:
    shuffled = list(everything)
    random.Random(1).shuffle(shuffled)
    assert rdf_text(shuffled, kind) == rdf_text(everything, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_no_blank_node_is_written(everything: list[Statement], kind: str) -> None:
    found = with_oxigraph(rdf_text(everything, kind), kind)
    assert not any(term.startswith("_:") for each in found for term in each)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), max_size=30)
LITERALS = st.one_of(
    st.builds(literal, TEXT, st.sampled_from(["", "en", "zh"])),
    st.builds(typed, TEXT, st.just("http://example.org/kind")),
)
NAMES = st.sampled_from(
    [iri(f"https://w3id.org/policygraph/{each}") for each in ("ns#a", "ns#b", "id/x/新", "id/x/1.2")]
)
PROPERTIES = st.sampled_from([iri(f"https://w3id.org/policygraph/ns#{each}") for each in ("p", "q")])
QUADS = st.lists(
    st.tuples(NAMES, PROPERTIES, st.one_of(NAMES, LITERALS), st.sampled_from(["", iri("http://example.org/g")])), max_size=8
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@given(found=QUADS)
def test_any_text_comes_back(kind: str, found: list[Statement]) -> None:
    expected = {(s, p, o, "" if kind in FLAT else g) for s, p, o, g in found}
    assert with_oxigraph(rdf_text(found, kind), kind) == as_oxigraph_writes(expected)


def test_an_rdflib_graph_can_be_written() -> None:
    graph = Graph().parse(data='<http://e/s> <http://e/p> "a"@en , 1 .', format="turtle")
    assert len(with_oxigraph(rdf_text(graph, "turtle"), "turtle")) == 2


def test_a_character_no_xml_holds_is_refused_with_the_property_named() -> None:
    with pytest.raises(UsageError) as caught:
        rdf_text([(iri("http://e/s"), iri("https://w3id.org/policygraph/ns#p"), literal("a\x01"), "")], "xml")
    assert caught.value.values["name"] == "pg:p"
    with pytest.raises(UsageError):
        rdf_text([(iri("http://e/s"), iri("http://e/p"), literal("a"), "")], "xml")


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError):
        rdf_text([], "hext")
    assert set(FORMATS.values()) <= set(KINDS)


def test_turtle_reads_well(everything: list[Statement]) -> None:
    text = rdf_text(everything, "turtle")
    assert text.startswith("@prefix concept:")
    assert "\n    a pg:Policy ;\n" in text
    assert "rdf:type" not in text.replace("@prefix rdf:", "")


def test_what_is_written_is_what_we_read(everything: list[Statement], tmp_path) -> None:
    for suffix, kind in FORMATS.items():
        path = tmp_path / f"x{suffix}"
        path.write_text(rdf_text(everything, kind), encoding="utf-8")
        expected = {(s, p, o, "" if kind in FLAT else g) for s, p, o, g in everything}
        assert set(read_statements(path)) == as_oxigraph_writes(expected)
