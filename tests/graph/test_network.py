"""The networkx view."""

from __future__ import annotations

import networkx as nx

from policygraph.graph import PolicyGraph
from policygraph.graph.network import NODE_KINDS
from tests.worlds import policy, provision, world


def test_signed_edges_keep_their_row_and_sign() -> None:
    graph = world(
        policies=[policy("a")],
        provisions=[provision("a")],
        effects=[
            {
                "id": "eff:1",
                "provision": "prv:a/1",
                "indicator": "ind:a",
                "sign": "-",
                "strength": "1",
                "kind": "consumes",
            }
        ],
    )
    assert graph.network.edges["prv:a/1", "ind:a", "eff:1"] == {"relation": "consumes", "sign": "-"}
    assert graph.network.nodes["pol:a"] == {"kind": "policy", "label_en": "Policy a", "label_zh": "政策a"}


def test_two_signs_between_two_nodes_stay_two_edges() -> None:
    effect = {"provision": "prv:a/1", "indicator": "ind:a", "strength": "1", "kind": "pushes"}
    graph = world(
        policies=[policy("a")],
        provisions=[provision("a")],
        effects=[{**effect, "id": "eff:1", "sign": "+"}, {**effect, "id": "eff:2", "sign": "-"}],
    )
    assert graph.network.number_of_edges("prv:a/1", "ind:a") == 2


def test_every_node_is_a_row_and_every_policy_reaches_a_place(bundled: PolicyGraph) -> None:
    network = bundled.network
    assert all(node in bundled.index for node in network)
    assert {data["kind"] for _, data in network.nodes(data=True)} <= set(NODE_KINDS.values())
    for row in bundled.tables["policies"]:
        assert nx.has_path(network, row.id, "plc:CN")
