from __future__ import annotations

import json
import re

from policygraph.graph import PolicyGraph, build_graph
from policygraph.interop.formats.cypher import cypher_text
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from tests.awkward import AWKWARD


def test_one_statement_a_node_and_an_edge(bundled: PolicyGraph) -> None:
    lines = cypher_text(bundled).splitlines()
    assert lines[0].startswith("CREATE CONSTRAINT")
    assert len(lines) == 1 + len(flat_nodes(bundled)) + len(flat_edges(bundled))
    assert all(line.endswith(";") for line in lines)
    assert sum(line.startswith("MERGE (n:Policygraph") for line in lines) == len(flat_nodes(bundled))


def test_no_name_breaks_out_of_its_string() -> None:
    technologies = [{"id": f"tec:t{number}", "label_en": text, "label_zh": text} for number, text in enumerate(AWKWARD)]
    text = cypher_text(build_graph({"technologies": technologies}, as_of="2026-01-01"))
    lines = text.split("\n")[1:-1]
    assert len(lines) == len(AWKWARD)
    strings = re.compile(r'"(?:[^"\\]|\\.)*"')
    for line in lines:
        bare = strings.sub("", line)
        assert '"' not in bare
        assert bare.count(";") == 1
        for found in strings.findall(line):
            json.loads(found)
