from __future__ import annotations

import pytest
from rdflib.namespace import XSD

from policygraph.graph import PolicyGraph
from policygraph.rdf.rows import date_term, row_statements, table_statements
from policygraph.rdf.statements import iri, literal, term_parts
from policygraph.rdf.terms import EVIDENCE_GRAPH, TYPE, own
from policygraph.schema.ids import id_iri
from policygraph.schema.tables import TABLES


@pytest.mark.parametrize(("text", "kind"), [("2024", XSD.gYear), ("2024-06", XSD.gYearMonth), ("2024-06-01", XSD.date)])
def test_a_date_says_as_much_as_is_known(text: str, kind: str) -> None:
    assert term_parts(date_term(text)) == ("literal", text, "", str(kind))


def test_both_languages_are_one_property(example: PolicyGraph) -> None:
    found = set(row_statements(example, TABLES["jurisdictions"]))
    subject, name = iri(id_iri("plc:CN-LN")), iri("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert {(subject, name, literal("Liaoning", "en"), ""), (subject, name, literal("辽宁省", "zh"), "")} <= found


def test_a_signed_row_has_its_shortcut_and_an_unsigned_one_has_none(example: PolicyGraph) -> None:
    found = set(table_statements(example))
    for row in example.tables["influences"]:
        for sign, verb in (("+", "raises"), ("-", "lowers")):
            shortcut = (iri(id_iri(row.source)), iri(own(verb)), iri(id_iri(row.target)), "")  # type: ignore[attr-defined]
            if row.sign == sign:  # type: ignore[attr-defined]
                assert shortcut in found
    assert any(row.sign == "?" for row in example.tables["influences"])  # type: ignore[attr-defined]


def test_evidence_has_a_graph_of_its_own(example: PolicyGraph) -> None:
    homes: dict[str, set[str]] = {}
    for _, verb, thing, graph in table_statements(example):
        if verb == TYPE:
            homes.setdefault(term_parts(thing).value.rpartition("#")[2], set()).add(graph)
    assert homes["Source"] == homes["Evidence"] == homes["Search"] == {EVIDENCE_GRAPH}
    assert homes["Policy"] == homes["Influence"] == {""}


def test_no_cell_is_lost(example: PolicyGraph) -> None:
    for table in TABLES.values():
        cells = 0
        for row in example.tables[table.name]:
            values = [getattr(row, each.name) for each in table.columns]
            cells += 1 + sum(len(value) if isinstance(value, tuple) else value not in ("", None) for value in values)
        shortcuts = 0
        if table.name in ("effects", "influences"):
            shortcuts = sum(row.sign in "+-" for row in example.tables[table.name])  # type: ignore[attr-defined]
        assert len(list(row_statements(example, table))) == cells + shortcuts
