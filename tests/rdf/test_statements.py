from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from policygraph.rdf.statements import from_rdflib, iri, literal, read_quads, term_parts, to_rdflib, typed, unescape

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXT)
def test_a_literal_keeps_its_text(text: str) -> None:
    assert term_parts(literal(text)).value == text
    assert term_parts(literal(text, "zh")) == ("literal", text, "zh", "")
    assert term_parts(typed(text, str(XSD.decimal))) == ("literal", text, "", str(XSD.decimal))


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_rdflib_and_back(texts: list[str]) -> None:
    found = {
        (iri("http://e/s"), iri("http://e/p"), literal(text, lang), "") for text in texts for lang in ("", "en", "zh")
    }
    assert set(from_rdflib(to_rdflib(found))) == found


def test_a_string_needs_no_datatype() -> None:
    assert typed("a", str(XSD.string)) == literal("a")


def test_a_typed_literal_keeps_its_spelling() -> None:
    (triple,) = to_rdflib([(iri("http://e/s"), iri("http://e/p"), typed("045.0", str(XSD.decimal)), "")])
    assert triple == (
        URIRef("http://e/s"),
        URIRef("http://e/p"),
        Literal("045.0", datatype=XSD.decimal, normalize=False),
    )


@pytest.mark.parametrize(("text", "plain"), [(r"a\tb", "a\tb"), (r"\u65B0", "新"), (r"\U00020BB7", "𠮷"), (r"\\n", r"\n")])  # fmt: skip
def test_escapes(text: str, plain: str) -> None:
    assert unescape(text) == plain


def test_lines_with_spaces_quotes_and_graphs() -> None:
    lines = [
        '<http://e/s> <http://e/p> "a \\" . <b> \\\\"@en <http://e/g> .',
        '<http://e/s> <http://e/p> "1"^^<http://e/t> .',
        "<http://e/s> <http://e/p> <http://e/o> <http://e/g> .",
    ]
    assert read_quads("\n".join(lines) + "\n") == [
        ("<http://e/s>", "<http://e/p>", '"a \\" . <b> \\\\"@en', "<http://e/g>"),
        ("<http://e/s>", "<http://e/p>", '"1"^^<http://e/t>', ""),
        ("<http://e/s>", "<http://e/p>", "<http://e/o>", "<http://e/g>"),
    ]


def test_a_blank_node_is_told_apart() -> None:
    assert term_parts("_:b0").kind == "blank"


@pytest.mark.parametrize("text", ["# a comment\n", "<a> <b> .\n", "\n", '<http://e/s> <http://e/p> "a" .\nnot one\n'])
def test_a_line_that_is_no_statement_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not every line"):
        read_quads(text)
