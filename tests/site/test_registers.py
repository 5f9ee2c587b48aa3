from __future__ import annotations

from policygraph.schema.policies import Policy, Provision, Target
from policygraph.site.material import Material
from policygraph.site.registers import policies, system
from policygraph.site.words import Words


def test_every_policy_and_clause_is_listed_once(real: Material) -> None:
    entries = policies(real, Words(real.graph, "en", {}))["entries"]
    assert sorted(each["policy"].id for each in entries) == [row.id for row in real.graph.rows(Policy)]
    clauses = [clause["row"].id for each in entries for clause in each["provisions"]]
    assert sorted(clauses) == [row.id for row in real.graph.rows(Provision)]
    numbers = {row.id for each in entries for clause in each["provisions"] for row in clause["numbers"]}
    assert {row.id for row in real.graph.rows(Target)} <= numbers


def test_the_nation_comes_first(small: Material) -> None:
    entries = policies(small, Words(small.graph, "en", {}))["entries"]
    assert [each["policy"].jurisdiction for each in entries] == ["plc:CN", "plc:CN", "plc:P"]


def test_the_system_lists_links_by_their_start(small: Material) -> None:
    filled = system(small, Words(small.graph, "en", {}))
    assert {row.target for row in filled["influences"]["ind:coal"]} == {"ind:supply", "ind:co2"}
