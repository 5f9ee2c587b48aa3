"""C2: one measure, two goals, opposite effects."""

from __future__ import annotations

from policygraph.checks.teaching import effect, provision

NAME = "c02_tradeoff"


def test_coal_serves_supply_and_harms_the_climate(found):
    (finding,) = found(NAME, {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "+")]})
    assert [party.role for party in finding.parties] == ["acts", "helped", "harmed"]
    assert (finding.parties[1].id, finding.parties[2].id) == ("obj:energy-security", "obj:dual-carbon")
    assert finding.objective == "obj:dual-carbon"


def test_the_opposite_push_turns_the_roles(found):
    (finding,) = found(NAME, {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "-")]})
    assert (finding.parties[1].id, finding.parties[2].id) == ("obj:dual-carbon", "obj:energy-security")


def test_a_weak_chain_and_a_drawn_resource_carry_nothing(found):
    weak = {
        "influences": [
            {
                "id": f"inf:{a}",
                "source": "ind:coal",
                "target": f"ind:{b}",
                "sign": "+",
                "strength": "1",
                "kind": "market",
            }
            for a, b in (("coal-supply", "supply"), ("coal-co2", "co2"))
        ],
        "weights": [{"id": "wgt:w", "weight_group": "rule", "name": "c02_weight", "value": "0.2"}],
        "provisions": [provision("a")],
        "effects": [effect("a", "1", "ind:coal", "+", strength="1")],
    }
    assert found(NAME, weak) == []
    drawn = {"provisions": [provision("a")], "effects": [effect("a", "1", "ind:coal", "-", kind="consumes")]}
    assert found(NAME, drawn) == []


def test_clauses_of_one_document_that_pull_one_lever_are_one_finding(found):
    clauses = {"provisions": [provision("a"), provision("a", "2"), provision("b")]}
    clauses["effects"] = [
        effect("a", "1", "ind:coal", "+", strength="1"), effect("a", "2", "ind:coal", "+"), effect("b", "1", "ind:coal", "+")
    ]  # fmt: skip
    findings = found(NAME, clauses)
    told = {tuple(party.id for party in each.parties if party.id.startswith("prv:")): each for each in findings}
    assert set(told) == {("prv:a/2", "prv:a/1"), ("prv:b/1",)}
    assert told["prv:a/2", "prv:a/1"].parties[-1].role == "repeats"
