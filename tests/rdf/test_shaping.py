from __future__ import annotations

from rdflib import Graph
from rdflib.namespace import RDF, SH

from policygraph.rdf.shaping import shapes_text
from policygraph.rdf.terms import class_iri, own
from policygraph.schema.tables import TABLES

GRAPH = Graph().parse(data=shapes_text(), format="turtle")


def test_every_table_and_every_kind_of_result_has_a_shape() -> None:
    targets = set(GRAPH.objects(None, SH.targetClass))
    assert {class_iri(table) for table in TABLES.values()} <= targets
    assert {
        own(name) for name in ("Finding", "Party", "Assessment", "ModelRun", "Decision", "Edit", "Magnitude")
    } <= targets


def test_every_property_shape_speaks_both_languages() -> None:
    for shape in GRAPH.subjects(RDF.type, SH.PropertyShape):
        assert {each.language for each in GRAPH.objects(shape, SH.message)} == {"en", "zh"}, shape
        assert GRAPH.value(shape, SH.path)


def test_a_required_column_is_required_in_each_language() -> None:
    shape = own("JurisdictionShape-label_en")
    assert int(GRAPH.value(shape, SH.minCount)) == int(GRAPH.value(shape, SH.maxCount)) == 2  # type: ignore[arg-type]
