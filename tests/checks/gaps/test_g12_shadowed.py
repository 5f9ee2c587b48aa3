"""G12: a bound that never binds."""

from __future__ import annotations

from policygraph.checks import RULES
from policygraph.checks.teaching import policy, provision, setting, target

NAME = "g12_shadowed"
RULE = next(rule for rule in RULES["gaps"] if rule.name == NAME)


def test_a_stricter_bound_that_ends_first_shadows_nothing(found):
    ends = {**RULE.example, "provisions": [provision("a", end="2026-06-30"), provision("c")]}
    assert found(NAME, ends) == []


def test_a_floor_is_shadowed_from_above(found):
    floors = {
        **RULE.example,
        "settings": [
            setting("a", "1", "ind:price", "5", role="floor"),
            setting("c", "1", "ind:price", "3", role="floor"),
        ],
    }
    assert len(found(NAME, floors)) == 1


def test_a_narrower_class_does_not_shadow_a_wider_one(found):
    narrow = {
        **RULE.example,
        "provisions": [provision("a", technologies="tec:bev"), provision("c", technologies="tec:nev")],
    }
    assert found(NAME, narrow) == []


def test_targets_of_one_year(found):
    rows = {
        "policies": [policy("a"), policy("c", "plc:P")],
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:nev", "45"), target("c", "1", "ind:nev", "30")],
    }
    assert len(found(NAME, rows)) == 1
    rows["targets"][1] = target("c", "1", "ind:nev", "30", due_year="2025")
    assert found(NAME, rows) == []


def test_an_amount_of_the_nation_does_not_bind_a_province(found):
    amounts = {"nature": "stock", "unit": "GW", "comparator": ">="}
    rows = {
        "policies": [policy("a"), policy("c", "plc:P")],
        "provisions": [provision("a"), provision("c")],
        "targets": [target("a", "1", "ind:coal", "1200", **amounts), target("c", "1", "ind:coal", "100", **amounts)],
    }
    assert found(NAME, rows) == []
    rows["policies"][1] = policy("c")
    assert len(found(NAME, rows)) == 1
