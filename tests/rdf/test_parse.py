from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.errors import InvalidData
from policygraph.graph import PolicyGraph, build_graph
from policygraph.rdf.export import statements
from policygraph.rdf.parse import graph_from, parse_rdf
from policygraph.rdf.reading import read_statements
from policygraph.rdf.writing import FORMATS, KINDS, rdf_text
from policygraph.schema.findings import Assessment, Finding
from tests.awkward import AWKWARD, REFUSED
from tests.worlds import graphs


def source(number: int, title: str) -> dict[str, str]:
    return {"id": f"src:s{number}", "title": title, "url_safe": "no", "source_kind": "press", "origin": "o"}


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_gives_back_an_equal_graph(
    example: PolicyGraph, finding: Finding, assessment: Assessment, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"graph{suffix}"
    found = statements(example, findings=[finding], assessments=[assessment])
    path.write_text(rdf_text(found, FORMATS[suffix]), encoding="utf-8")
    assert parse_rdf(path) == example


@pytest.mark.slow
@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_bundled_graph_comes_back_equal(bundled: PolicyGraph, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    path.write_text(rdf_text(statements(bundled), FORMATS[suffix]), encoding="utf-8")
    assert parse_rdf(path) == bundled


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_naughty_strings_come_back_exactly(tmp_path: Path, suffix: str) -> None:
    graph = build_graph({"sources": [source(number, text) for number, text in enumerate(AWKWARD)]}, as_of="2026-01-01")
    titles = {row.id: row.title for row in graph.tables["sources"]}  # type: ignore[attr-defined]
    assert titles == {f"src:s{number}": text.strip() for number, text in enumerate(AWKWARD)}
    path = tmp_path / f"graph{suffix}"
    path.write_text(rdf_text(statements(graph), FORMATS[suffix]), encoding="utf-8")
    assert parse_rdf(path) == graph


@pytest.mark.parametrize("mark", REFUSED, ids=ascii)
def test_marks_nobody_sees_are_refused_with_the_row_named(mark: str) -> None:
    with pytest.raises(InvalidData) as caught:
        build_graph({"sources": [source(1, "fine"), source(2, f"a{mark}b")]}, as_of="2026-01-01")
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("sources", 3, "title")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]), max_size=20)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "title": WORDS.map(str.strip).filter(bool),
            "published": st.sampled_from(["", "2024", "2024-06", "2024-06-30"]),
            "url": st.sampled_from(["", "https://example.org/新?a=b&c=d#e"]),
            "note": WORDS,
            "recalled": st.lists(st.sampled_from(["title", "published", "url"]), unique=True).map(";".join),
        }
    ),
    max_size=5,
)


@given(rows=ROWS, kind=st.sampled_from(sorted(FORMATS.items())))
@settings(max_examples=60)
def test_any_rows_come_back_equal(rows: list[dict[str, str]], kind: tuple[str, str], tmp_path_factory) -> None:
    cells = [{**source(number, row["title"]), **row} for number, row in enumerate(rows)]
    graph = build_graph({"sources": cells}, as_of="2026-01-01")
    path = tmp_path_factory.mktemp("any") / f"graph{kind[0]}"
    path.write_text(rdf_text(statements(graph), kind[1]), encoding="utf-8")
    assert parse_rdf(path) == graph


def test_long_turtle_too(example: PolicyGraph, tmp_path: Path) -> None:
    assert "longturtle" in KINDS
    path = tmp_path / "long.ttl"
    path.write_text(rdf_text(statements(example), "longturtle"), encoding="utf-8")
    assert parse_rdf(path) == example


def test_a_graph_without_a_date_is_refused() -> None:
    with pytest.raises(InvalidData) as caught:
        graph_from([], name="x.ttl")
    assert caught.value.problems[0].file == "x.ttl"


def test_a_foreign_word_is_refused_with_its_row(example_path: Path, tmp_path: Path) -> None:
    text = example_path.read_text(encoding="utf-8")
    path = tmp_path / "x.ttl"
    path.write_text(text.replace("concept/policy_kind/act", "concept/policy_kind/ukase"), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        parse_rdf(path)
    assert {each.column for each in caught.value.problems} == {"kind"}


def test_statements_of_others_are_left_alone(example: PolicyGraph, example_path: Path) -> None:
    found = [*read_statements(example_path), ("<http://e/s>", "<http://e/p>", "_:b", "<http://e/g>")]
    assert graph_from(found) == example


@given(graph=graphs(), kind=st.sampled_from(sorted(FORMATS.items())))
@settings(max_examples=60)
def test_any_graph_comes_back_equal(graph: PolicyGraph, kind: tuple[str, str], tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("graphs") / f"graph{kind[0]}"
    path.write_text(rdf_text(statements(graph), kind[1]), encoding="utf-8")
    assert parse_rdf(path) == graph
