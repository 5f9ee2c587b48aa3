"""C2: one clause works against the goal another declares."""

from __future__ import annotations

from policygraph.checks.teaching import effect, policy, provision

NAME = "c02_between"
SLOWER = {
    "id": "inf:slower",
    "source": "ind:nev",
    "target": "ind:co2",
    "sign": "-",
    "strength": "3",
    "kind": "physical",
}


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


def test_what_makes_room_for_the_other_complements_it(found):
    # The second lowers CO2 and, by its price, also draws on the coal that the first pushes.
    linked = rows()
    linked["effects"].append(effect("b", "1", "ind:price", "+", strength="1"))
    linked["influences"] = [{**SLOWER, "id": "inf:r", "source": "ind:price", "target": "ind:coal", "strength": "1"}]
    linked["evidence"] = [{"id": "evd:r", "about": "inf:r", "source": "src:a", "stance": "supports"}]
    assert "obj:dual-carbon" in {each.objective for each in found(NAME, linked)}
    linked["influences"][0]["sign"] = "+"
    assert "obj:dual-carbon" not in {each.objective for each in found(NAME, linked)}


def test_restraint_of_a_sibling_is_no_clear_harm(found):
    # Fewer plug-in hybrids under a plan for battery cars: buyers may turn to what the plan wants.
    def held(technology):
        return {
            "policies": [policy("b", "plc:P"), policy("c", "plc:P")],
            "provisions": [
                provision("c", objectives="obj:energy-security", technologies=technology),
                provision("b", objectives="obj:dual-carbon", technologies="tec:bev"),
            ],
            "influences": [SLOWER],
            "evidence": [{"id": "evd:s", "about": "inf:slower", "source": "src:a", "stance": "supports"}],
            "effects": [effect("c", "1", "ind:nev", "-"), effect("b", "1", "ind:co2", "-")],
        }

    assert len(found(NAME, held("tec:coal"))) == 1
    assert found(NAME, held("tec:phev")) == []
