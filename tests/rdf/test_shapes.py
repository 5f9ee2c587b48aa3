from __future__ import annotations

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from policygraph.graph import PolicyGraph
from policygraph.rdf import check_shapes, to_rdf
from policygraph.rdf.terms import PREFIXES, own
from policygraph.schema.findings import Assessment, Finding

NODE = URIRef(f"{PREFIXES['id']}inf/a")


def test_the_excerpt_with_results_conforms(example: PolicyGraph, finding: Finding, assessment: Assessment) -> None:
    assert check_shapes(to_rdf(example, findings=[finding], assessments=[assessment])) == []


@pytest.mark.slow
def test_the_bundled_graph_conforms(bundled: PolicyGraph) -> None:
    assert check_shapes(to_rdf(bundled)) == []


def test_a_bare_influence_is_named_in_the_language_asked_for() -> None:
    rdf = to_rdf(PolicyGraph({}, as_of="2026-01-01"))
    rdf.add((NODE, RDF.type, own("Influence")))
    rdf.add((NODE, own("strength"), Literal("strong")))
    english, chinese = check_shapes(rdf), check_shapes(rdf, lang="zh")
    assert {each.node for each in english} == {str(NODE)}
    assert {each.path.rpartition("#")[2] for each in english} >= {"source", "target", "sign", "strength"}
    assert any("起因" in each.message for each in chinese)
    assert not any("起因" in each.message for each in english)


def test_a_conflict_without_party_violates(finding: Finding) -> None:
    rdf = to_rdf(PolicyGraph({}, as_of="2026-01-01"), findings=[finding.model_copy(update={"parties": ()})])
    assert [each.path.rpartition("#")[2] for each in check_shapes(rdf)] == ["party"]
