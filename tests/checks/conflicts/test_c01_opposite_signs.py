"""C1: opposite direct pushes, where and when both hold."""

from __future__ import annotations

from policygraph.checks.teaching import effect, policy, provision

NAME = "c01_opposite_signs"


def rows(**second):
    return {
        "policies": [policy("a"), policy("c", "plc:P")],
        "provisions": [provision("a", technologies="tec:nev"), provision("c", **second)],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("c", "1", "ind:nev", "-")],
    }


def test_a_class_meets_its_subclass_and_not_another_class(found):
    assert len(found(NAME, rows(technologies="tec:bev"))) == 1
    assert found(NAME, rows(technologies="tec:coal")) == []


def test_seasons_and_addressees_keep_apart(found):
    assert len(found(NAME, rows(addressees="vehicle_buyer"))) == 1
    both = rows(months="7", addressees="vehicle_buyer")
    both["provisions"][0] = provision("a", technologies="tec:nev", months="1", addressees="vehicle_buyer")
    assert found(NAME, both) == []
    both["provisions"][0] = provision("a", technologies="tec:nev", months="7", addressees="coal_producer")
    assert found(NAME, both) == []


def test_two_clauses_of_one_policy_and_equal_signs_are_silent(found):
    one = rows()
    one["provisions"] = [provision("a", "1"), provision("a", "2")]
    one["effects"] = [effect("a", "1", "ind:nev", "+"), effect("a", "2", "ind:nev", "-")]
    assert found(NAME, one) == []
    same = rows()
    same["effects"][1] = effect("c", "1", "ind:nev", "+")
    assert found(NAME, same) == []


def test_an_excluded_place_is_outside(found):
    outside = rows()
    outside["provisions"][0] = provision("a", not_places="plc:P")
    assert found(NAME, outside) == []


def test_what_consumes_is_no_push(found):
    drawn = rows()
    drawn["effects"][1] = effect("c", "1", "ind:nev", "-", kind="consumes")
    assert found(NAME, drawn) == []
