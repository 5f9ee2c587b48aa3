"""The graph: rows, labels, periods, scopes, evidence, the network view."""

from __future__ import annotations

import pandas as pd
import pytest

from policygraph.errors import ScopeError
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Policy, Provision
from tests.worlds import policy, provision, world


def relation(subject: str, verb: str, target: str) -> dict[str, str]:
    return {"id": f"rel:{subject}-{target}", "subject": f"pol:{subject}", "relation": verb, "object": f"pol:{target}"}


def bounds(graph: PolicyGraph, identifier: str) -> tuple[str, str]:
    return graph.period_of(graph.row(identifier)).bounds()


def test_rows_are_sorted_and_equal_whatever_their_order() -> None:
    one, other = world(policies=[policy("b"), policy("a")]), world(policies=[policy("a"), policy("b")])
    assert one == other
    assert [row.id for row in one.rows(Policy)] == ["pol:a", "pol:b"]
    assert one != world(as_of="2025-01-01", policies=[policy("a"), policy("b")])


def test_a_table_has_typed_columns() -> None:
    frame = world(policies=[policy("a")], provisions=[provision("a", technologies="tec:bev;tec:phev")]).table(
        "provisions"
    )
    assert frame.loc[0, "technologies"] == ("tec:bev", "tec:phev")
    effects = world().table("effects")
    assert isinstance(effects, pd.DataFrame)
    assert str(effects["strength"].dtype) == "Int64"


def test_an_unknown_id_suggests_near_ones() -> None:
    graph = world(policies=[policy("guofa-23")])
    with pytest.raises(ScopeError, match="pol:guofa-23"):
        graph.row("pol:guofa-32")
    with pytest.raises(ScopeError):
        graph.get(Provision, "pol:guofa-23")
    with pytest.raises(ScopeError, match="policies"):
        graph.table("policy")


def test_labels_fall_back_to_the_other_language_and_then_to_the_id() -> None:
    graph = world(policies=[policy("a", title_zh="")])
    assert graph.label("pol:a", "zh") == "Policy a"
    assert graph.label("nothing") == "nothing"


def test_an_end_that_nobody_knows_is_no_date() -> None:
    graph = world(policies=[policy("a", start="2021", status="superseded"), policy("b", start="2021", end="2022")])
    assert graph.dates_of(graph.row("pol:a")) == ("2021", "")
    assert bounds(graph, "pol:a")[1] == "2025-12-31"
    assert graph.dates_of(graph.row("pol:b")) == ("2021", "2022")


def test_a_provision_holds_as_long_as_its_policy_unless_it_says_more() -> None:
    graph = world(
        policies=[policy("a", start="2021-01-01", end="2025-12-31")],
        provisions=[provision("a", 1), provision("a", 2, start="2022-01-01", end="2022-12-31")],
    )
    assert bounds(graph, "prv:a/1") == ("2021-01-01", "2025-12-31")
    assert bounds(graph, "prv:a/2") == ("2022-01-01", "2022-12-31")


def test_an_act_that_a_later_one_ends_stops_there_and_a_superseded_one_perhaps() -> None:
    later = policy("b", start="2023-01-01")
    ended = world(policies=[policy("a"), later], relations=[relation("b", "ends", "a")])
    assert bounds(ended, "pol:a")[1] == "2022-12-31"
    superseded = world(policies=[policy("a"), later], relations=[relation("b", "supersedes", "a")])
    period = superseded.period_of(superseded.row("pol:a"))
    assert period.holds("2022-12-31") == "certain"
    assert period.holds("2023-06-01") == "possible"


def test_a_stated_end_outweighs_a_successor() -> None:
    graph = world(
        policies=[policy("a", end="2023-06-30"), policy("b", start="2023-01-01")],
        relations=[relation("b", "supersedes", "a")],
    )
    assert bounds(graph, "pol:a")[1] == "2023-06-30"


def test_scope_comes_from_the_row_then_the_provision_then_the_policy() -> None:
    graph = world(
        policies=[policy("a", "plc:P")],
        provisions=[provision("a", 1, technologies="tec:nev"), provision("a", 2, places="plc:P1")],
        effects=[
            {
                "id": "eff:1",
                "provision": "prv:a/1",
                "indicator": "ind:a",
                "sign": "+",
                "strength": "1",
                "kind": "pushes",
                "technologies": "tec:bev",
            }
        ],
    )
    assert graph.scope_of(graph.row("eff:1")).technologies == ("tec:bev",)
    assert graph.scope_of(graph.row("eff:1")).places == ("plc:P",)
    assert graph.scope_of(graph.row("prv:a/2")).places == ("plc:P1",)


def test_sources_of_one_row_are_its_evidence_else_its_policys() -> None:
    more = {"id": "src:t", "title": "Another", "url_safe": "no", "source_kind": "press", "origin": "t"}
    evidence = {"id": "evd:1", "about": "prv:a/1", "source": "src:t", "stance": "supports"}
    graph = world(
        policies=[policy("a")], provisions=[provision("a", 1), provision("a", 2)], sources=[more], evidence=[evidence]
    )
    assert [each.id for each in graph.sources_of("prv:a/1")] == ["src:t"]
    assert [each.id for each in graph.sources_of("prv:a/2")] == ["src:s"]
    assert [each.id for each in graph.evidence_of("prv:a/1")] == ["evd:1"]


def test_the_bundled_graph_can_be_shown(bundled: PolicyGraph) -> None:
    assert "policies" in repr(bundled)
    assert bundled._repr_html_().startswith("<table>")


def test_replacing_a_table_leaves_the_graph_as_it_was() -> None:
    graph = world(policies=[policy("a")])
    assert not graph.replaced(policies=()).rows(Policy)
    assert graph.rows(Policy)
