from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import OWL, SKOS

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.rdf import check_query, queryable, run_query, saved_question, saved_questions
from policygraph.rdf.saved import verify_questions
from policygraph.rdf.terms import PREFIXES, own
from policygraph.resources import ontology_folder

FOLDER = ontology_folder() / "questions"
PARTS = ("policygraph.ttl", "concepts.ttl", "alignments.ttl")


@pytest.fixture(scope="module")
def plain(example_path: Path) -> Graph:
    rdf = Graph()
    for path in (example_path, *(ontology_folder() / name for name in PARTS)):
        rdf.parse(path, format="turtle")
    return rdf


@pytest.fixture(scope="module")
def fast(example_path: Path) -> Graph:
    rdf = Graph(store="Oxigraph")
    for path in (example_path, *(ontology_folder() / name for name in PARTS)):
        rdf.parse(path, format="ox-ttl")
    return rdf


def answers(rdf: Graph, text: str) -> list[list[str]]:
    found = run_query(rdf, text)
    return [list(found.columns), *sorted(found.to_numpy().tolist())]


@pytest.mark.parametrize("name", sorted(saved_questions()))
def test_each_question_has_its_known_answer_in_two_engines(name: str, plain: Graph, fast: Graph) -> None:
    with (FOLDER / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert rows, "a question without an answer tests nothing"
    expected = [head, *sorted(rows)]
    text = saved_question(name).text
    assert answers(fast, text) == expected
    assert answers(plain, text) == expected


def test_there_are_enough_questions_and_each_has_an_expectation() -> None:
    assert len(saved_questions()) >= 15
    assert len(verify_questions()) >= 8
    assert {path.stem for path in (FOLDER / "expected").glob("*.csv")} == set(saved_questions())


@pytest.mark.parametrize("name", sorted({**saved_questions(), **verify_questions()}))
def test_each_passes_the_guard_and_speaks_both_languages(name: str) -> None:
    question = {**saved_questions(), **verify_questions()}[name]
    check_query(question.text)
    assert question.title("en").isascii()
    assert not question.title("zh").isascii()


@pytest.mark.parametrize("name", sorted(verify_questions()))
def test_what_must_be_empty_is_empty(name: str, bundled_store: Graph, fast: Graph) -> None:
    text = verify_questions()[name].text
    assert len(run_query(fast, text)) == 0
    assert run_query(bundled_store, text, seconds=60).to_numpy().tolist() == []


@pytest.fixture(scope="module")
def bundled_store(bundled: PolicyGraph) -> Graph:
    return queryable(bundled)


def node(path: str) -> URIRef:
    return URIRef(f"{PREFIXES['id']}{path}")


DEFECTS = {
    "blank-nodes": [(node("x/1"), own("place"), None)],
    "circles": [(node("tec/a"), SKOS.broader, node("tec/b")), (node("tec/b"), SKOS.broader, node("tec/a"))],
    "dangling-references": [(node("prv/a"), RDF.type, own("Provision")), (node("prv/a"), own("policy"), node("pol/none"))],
    "duplicate-labels": [
        (node(f"tec/{each}"), verb, thing)
        for each in "ab"
        for verb, thing in ((RDF.type, own("Technology")), (SKOS.prefLabel, Literal("Same", lang="en")))
    ],
    "end-before-start": [(node("set/a"), own("start"), Literal("2024-06")), (node("set/a"), own("end"), Literal("2024-05-31"))],
    "findings-with-one-side": [(node("fnd/a"), RDF.type, own("Conflict")), (node("fnd/a"), own("party"), node("fnd/a/1"))],
    "influences-without-evidence": [(node("inf/a"), RDF.type, own("Influence"))],
    "results-without-run": [(node("fnd/a"), RDF.type, own("Finding"))],
    "shortcuts-without-row": [(node("ind/a"), own("raises"), node("ind/b"))],
    "signed-without-strength": [
        (node("eff/a"), RDF.type, own("Effect")),
        (node("eff/a"), own("sign"), URIRef(f"{PREFIXES['concept']}sign/raises")),
    ],
    "terms-without-words": [(own("unheardOf"), RDF.type, OWL.Class)],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(verify_questions()))
def test_a_planted_defect_is_found(name: str) -> None:
    from rdflib import BNode

    rdf = Graph()
    for subject, verb, thing in DEFECTS[name]:
        rdf.add((subject, verb, thing if thing is not None else BNode()))
    assert len(run_query(rdf, verify_questions()[name].text)) > 0


def test_a_parameter_changes_the_answer(fast: Graph) -> None:
    question = saved_question("policies-in-force")
    there = run_query(fast, question.bound(place="plc:CN-SX", day="2022-12-01"))
    assert set(there["policy"].str.rpartition("/id/")[2]) >= {"pol/sx/2022/coal"}
    before = run_query(fast, question.bound(day="2000-01-01"))
    assert len(before) == 0
    codes = saved_question("evidence-by-code")
    assert len(run_query(fast, codes.bound(code="C2"))) != len(run_query(fast, codes.text))


def test_the_parameters_say_what_they_take() -> None:
    kinds = {each.name: each.kind for each in saved_question("not-searched").parameters}
    assert kinds == {"topic": "term:topic", "level": "term:place_level"}
    kinds = {each.name: each.kind for each in saved_question("policies-in-force").parameters}
    assert kinds == {"place": "plc", "day": "date"}


@pytest.mark.parametrize(
    "value",
    [
        "> } ; INSERT DATA { <a> <b> <c> } #", "plc:x> } UNION { ?s ?p ?o", "pol:cn/2021", "plc:", "", "CN-BJ",
        'plc:a" }', "plc:a}", "plc:../../x", "plc:a b", "plc:a\nb",
    ],
)  # fmt: skip
def test_no_value_becomes_text_of_the_query(value: str) -> None:
    with pytest.raises(UsageError):
        saved_question("policies-in-force").bound(place=value)


@pytest.mark.parametrize("value", ["2024", "2024-13-01", "yesterday", '2024-06-01"', "2024-02-30"])
def test_a_day_is_a_day(value: str) -> None:
    with pytest.raises(UsageError):
        saved_question("policies-in-force").bound(day=value)


def test_unknown_names_are_said() -> None:
    with pytest.raises(UsageError):
        saved_question("nothing")
    with pytest.raises(UsageError):
        saved_question("policies-in-force").bound(where="plc:CN")
    with pytest.raises(UsageError):
        saved_question("evidence-by-code").bound(code="C99")


@pytest.mark.parametrize("name", sorted(saved_questions()))
def test_the_bundled_graph_answers_in_time(name: str, bundled_store: Graph) -> None:
    run_query(bundled_store, saved_question(name).text, seconds=20)


def test_in_force_agrees_with_the_graph(bundled: PolicyGraph, bundled_store: Graph) -> None:
    from policygraph.schema.policies import Policy

    found = run_query(bundled_store, saved_question("policies-in-force").bound(place="plc:CN-GD", day="2023-06-30"))
    got = {each.rpartition("/id/")[2].replace("/", ":", 1) for each in found["policy"]}
    above = bundled.places.up("plc:CN-GD")
    for policy in bundled.rows(Policy):
        start, end = bundled.start_of(policy), policy.end
        holds = bool(start) and start <= "2023-06-30" and (not end or "2023-06-30"[: len(end)] <= end)
        # Groups lie above a province too, but no document is issued by a group.
        assert (policy.id in got) == (holds and policy.jurisdiction in above), policy.id
