"""One number in several documents counts once."""

from __future__ import annotations

from policygraph.checks.repeats import gather_repeats, latest_first
from policygraph.checks.teaching import policy, provision, target, teaching_graph
from policygraph.schema.policies import Target


def graph_of(*levels):
    names = "abd"[: len(levels)]
    return teaching_graph(
        {
            "policies": [
                policy(n, legal_level=level, sources="src:a", text_date=f"202{i}-01-01")
                for i, (n, level) in enumerate(zip(names, levels, strict=True))
            ],
            "provisions": [provision(n) for n in names],
            "targets": [
                target(n, "1", "ind:nev", value) for n, value in zip(names, ("20", "20.0", "25"), strict=False)
            ],
            "weights": [{"id": "wgt:law", "weight_group": "binding", "name": "law", "value": "1"}],
        }
    )


def test_spelling_does_not_part_a_number_and_the_binding_one_leads():
    graph = graph_of("departmental_normative_document", "law")
    ((head, other),) = gather_repeats(graph, graph.rows(Target))
    assert (head.id, other.id) == ("tgt:b/1/nev", "tgt:a/1/nev")


def test_the_number_set_last_comes_first():
    graph = graph_of("law", "law", "law")
    groups = gather_repeats(graph, graph.rows(Target))
    assert [len(group) for group in groups] == [2, 1]
    assert latest_first(graph, groups)[0][0].id == "tgt:d/1/nev"
