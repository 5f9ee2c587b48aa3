"""C10: one number far apart between places."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision, setting

NAME = "c10_spread"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def test_places_need_not_be_neighbours(found):
    (finding,) = found(NAME, RULE.example)
    assert (finding.place, finding.grade) == ("plc:CN", "diverges")
    assert "factor of 2.5" in finding.explanation.en


def test_between_lowest_and_highest_the_others_stand_beside(found):
    more = {**RULE.example, "policies": [*RULE.example["policies"], policy("d", "plc:Q", sources="src:a")]}
    more["provisions"] = [*RULE.example["provisions"], provision("d", technologies="tec:nev")]
    more["settings"] = [*RULE.example["settings"], setting("d", "1", "ind:price", "3")]
    (finding,) = found(NAME, more)
    assert [party.role for party in finding.parties] == ["lower", "higher", "repeats"]
    assert "3 places" in finding.explanation.en


def test_what_did_not_hold_together_is_not_set_side_by_side(found):
    late = {
        **RULE.example,
        "provisions": [
            provision("c", technologies="tec:nev", end="2020-12-31"),
            provision("b", technologies="tec:nev", start="2021-01-01"),
        ],
    }
    assert found(NAME, late) == []


def test_a_national_number_is_no_place(found):
    national = {**RULE.example, "policies": [policy("b"), policy("c", "plc:P")]}
    assert found(NAME, national) == []
