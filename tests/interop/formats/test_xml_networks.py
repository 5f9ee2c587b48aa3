from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from policygraph.graph import PolicyGraph, build_graph
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from policygraph.interop.formats.xml_networks import gexf_text, graphml_text
from tests.awkward import AWKWARD
from tests.interop.material import FINDINGS


def reopened(text: str, kind: str, folder: Path) -> nx.MultiDiGraph:
    path = folder / f"x.{kind}"
    path.write_text(text, encoding="utf-8")
    found = nx.read_graphml(path, force_multigraph=True) if kind == "graphml" else nx.read_gexf(path)
    return nx.MultiDiGraph(found)


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_networkx_reads_everything_back(excerpt: PolicyGraph, tmp_path: Path, kind: str) -> None:
    found = FINDINGS(excerpt)
    text = (graphml_text if kind == "graphml" else gexf_text)(excerpt, found)
    network = reopened(text, kind, tmp_path)
    dates = ("start", "end") if kind == "graphml" else ("from", "until")
    for node in flat_nodes(excerpt, found):
        data = network.nodes[node.id]
        expected = {
            "label": node.label,
            "label_zh": node.label_zh,
            "kind": node.kind,
            dates[0]: node.start,
            dates[1]: node.end,
        }
        assert {name: data.get(name, "") for name in expected} == expected
    ends = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        ends[data.get("id", key)] = (
            source,
            target,
            data.get("relation"),
            data.get("sign", ""),
            int(data.get("strength", 0)),
        )
    for edge in flat_edges(excerpt, found):
        assert ends[edge.id] == (edge.source, edge.target, edge.relation, edge.sign, edge.strength)
    assert network.number_of_edges() == len(flat_edges(excerpt, found))


def test_the_timeline_of_gexf_covers_whole_years(excerpt: PolicyGraph, tmp_path: Path) -> None:
    network = reopened(gexf_text(excerpt), "gexf", tmp_path)
    partial = [each for each in flat_nodes(excerpt) if len(each.end) == 4]
    for node in partial:
        assert network.nodes[node.id]["end"] == f"{node.end}-12-31"


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_awkward_names_come_back(tmp_path: Path, kind: str) -> None:
    technologies = [{"id": f"tec:t{number}", "label_en": text, "label_zh": text} for number, text in enumerate(AWKWARD)]
    graph = build_graph({"technologies": technologies}, as_of="2026-01-01")
    network = reopened((graphml_text if kind == "graphml" else gexf_text)(graph), kind, tmp_path)
    for number, text in enumerate(AWKWARD):
        assert network.nodes[f"tec:t{number}"]["label_zh"] == text.strip()


def test_no_clock_is_read(excerpt: PolicyGraph) -> None:
    assert gexf_text(excerpt) == gexf_text(excerpt)
    assert "lastmodified" not in gexf_text(excerpt)
