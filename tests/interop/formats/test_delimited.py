from __future__ import annotations

import csv
import io

from policygraph.graph import PolicyGraph
from policygraph.interop.formats.delimited import csv_text, gephi_files, neo4j_files
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from tests.interop.material import FINDINGS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_gephi_finds_its_columns(excerpt: PolicyGraph) -> None:
    files = gephi_files(excerpt, FINDINGS(excerpt))
    nodes, edges = rows(files["nodes.csv"]), rows(files["edges.csv"])
    assert {"Id", "Label"} <= nodes[0].keys()
    assert {"Source", "Target", "Type", "Weight"} <= edges[0].keys()
    assert {each["Type"] for each in edges} == {"Directed"}
    assert {each["Id"] for each in nodes} >= {each[end] for each in edges for end in ("Source", "Target")}
    assert len(edges) == len(flat_edges(excerpt, FINDINGS(excerpt)))


def test_neo4j_finds_its_headers(excerpt: PolicyGraph) -> None:
    files = neo4j_files(excerpt)
    assert files["nodes.csv"].startswith("id:ID,:LABEL,")
    assert files["relationships.csv"].startswith(":START_ID,:END_ID,:TYPE,")
    assert "strength:int" in files["relationships.csv"].splitlines()[0]
    nodes, edges = rows(files["nodes.csv"]), rows(files["relationships.csv"])
    assert len({each["id:ID"] for each in nodes}) == len(nodes) == len(flat_nodes(excerpt))
    for each in nodes:
        assert each[":LABEL"].isalpha()
    for each in edges:
        assert each[":TYPE"].replace("_", "").isalpha()
        assert each["strength:int"] in ("", "1", "2", "3")


def test_no_cell_is_a_formula() -> None:
    text = csv_text(("a", "b"), [("=1+1", "-1.5"), ("@x", "+y"), ("-z", "\tq"), ("fine", "a=b"), ("-1+1", "-2e-05")])
    assert rows(text) == [
        {"a": "'=1+1", "b": "-1.5"}, {"a": "'@x", "b": "'+y"}, {"a": "'-z", "b": "'\tq"}, {"a": "fine", "b": "a=b"},
        {"a": "'-1+1", "b": "-2e-05"},
    ]  # fmt: skip


def test_no_cell_of_the_excerpt_graph_is_a_formula(excerpt: PolicyGraph) -> None:
    for text in (*gephi_files(excerpt).values(), *neo4j_files(excerpt).values()):
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
