"""S1: a mix that pulls one way."""

from __future__ import annotations

from policygraph.checks.teaching import effect, provision

NAME = "s01_policy"


def rows(second="tax_exemption", **cells):
    return {
        "provisions": [provision("a", instrument="purchase_subsidy"), provision("b", instrument=second, **cells)],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    }


def test_two_kinds_in_force_in_one_place(found):
    (finding,) = found(NAME, rows())
    assert "2 policies with 2 kinds" in finding.explanation.en
    assert found(NAME, rows("purchase_subsidy")) == []
    assert found(NAME, rows(end="2024-12-31")) == []


def test_a_push_the_bad_way_is_no_help(found):
    bad = rows()
    bad["effects"] = [effect("a", "1", "ind:nev", "-"), effect("b", "1", "ind:nev", "-")]
    assert found(NAME, bad) == []
