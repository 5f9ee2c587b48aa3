from __future__ import annotations

import json

import pytest
from pyld import jsonld
from rdflib import Graph

from policygraph.graph import PolicyGraph
from policygraph.rdf import to_rdf
from policygraph.rdf.context import context_text
from policygraph.rdf.export import statements
from policygraph.rdf.statements import Statement, read_quads, to_rdflib
from policygraph.rdf.writing import rdf_text
from policygraph.schema.findings import Assessment, Finding


@pytest.fixture(scope="module")
def document(example: PolicyGraph, finding: Finding, assessment: Assessment) -> str:
    return rdf_text(statements(example, findings=[finding], assessments=[assessment]), "json-ld")


def quads(data: object) -> Graph:
    found: list[Statement] = read_quads(jsonld.to_rdf(data, {"format": "application/n-quads"}))
    return to_rdflib(found)


def test_nothing_in_the_context_is_scoped_or_remote() -> None:
    context = json.loads(context_text())["@context"]
    for entry in context.values():
        assert isinstance(entry, str) or set(entry) <= {"@id", "@type", "@language"}


def test_a_second_implementation_reads_the_same_triples(
    document: str, example: PolicyGraph, finding: Finding, assessment: Assessment
) -> None:
    expected = set(to_rdf(example, findings=[finding], assessments=[assessment]))
    assert set(quads(json.loads(document))) == expected


def test_expanded_compacted_and_framed_it_is_the_same_graph(document: str) -> None:
    context = json.loads(context_text())
    whole = json.loads(document)
    expected = set(quads(whole))
    expanded = jsonld.expand(whole)
    assert set(quads(expanded)) == expected
    assert set(quads(jsonld.compact(expanded, context))) == expected
    framed = jsonld.frame(
        whole,
        {**context, "@type": "pg:Policy"},
        {"embed": "@never", "omitGraph": False, "pruneBlankNodeIdentifiers": True},
    )
    policies = {subject for subject, _, thing in expected if str(thing).endswith("ns#Policy")}
    wanted = {triple for triple in expected if triple[0] in policies}
    assert set(quads(framed)) == wanted


def test_compacted_names_are_those_of_the_columns(document: str) -> None:
    compacted = jsonld.compact(json.loads(document), json.loads(context_text()))
    policy = next(each for each in compacted["@graph"] if each.get("@type") == "pg:Policy")
    assert policy["title_en"]
    assert "/plc/" in policy["jurisdiction"]
