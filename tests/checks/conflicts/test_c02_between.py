"""C2: one clause works against the goal another declares."""

from __future__ import annotations

from policygraph.checks.teaching import effect, policy, provision

NAME = "c02_between"


def rows(first="+", second="-", goal="obj:dual-carbon", indicator="ind:co2"):
    return {
        "policies": [policy("b", "plc:P"), policy("c", "plc:P")],
        "provisions": [provision("c", objectives="obj:energy-security"), provision("b", objectives=goal)],
        "effects": [effect("c", "1", "ind:coal", first), effect("b", "1", indicator, second)],
    }


def test_the_chain_is_told_and_both_are_named(found):
    (finding,) = found(NAME, rows())
    assert [party.role for party in finding.parties] == ["against", "for"]
    assert "Coal output → CO2" in finding.explanation.en
    assert finding.objective == "obj:dual-carbon"


def test_a_help_is_no_conflict(found):
    assert found(NAME, rows(first="-")) == []


def test_both_must_move_the_measure_of_the_goal(found):
    # Fewer oil imports serve energy security by another measure than supply; the two do not meet in a number.
    apart = rows(first="-", goal="obj:energy-security", indicator="ind:oil")
    apart["provisions"][0] = provision("c", objectives="obj:dual-carbon")
    assert found(NAME, apart) == []


def test_one_gravest_pair_stands_for_objective_place_and_lever(found):
    more = rows()
    more["policies"].append(policy("a", "plc:P"))
    more["provisions"].append(provision("a", objectives="obj:dual-carbon"))
    more["effects"].append(effect("a", "1", "ind:co2", "-", strength="1"))
    assert len(found(NAME, more)) == 1
