"""S1: a mix that pulls one way."""

from __future__ import annotations

from policygraph.checks.teaching import effect, policy, provision, target

NAME = "s01_policy"


def rows(second="tax_exemption", **cells):
    deed = {"modality": "exempts", **cells}
    return {
        "provisions": [
            provision("a", instrument="purchase_subsidy", modality="pays"),
            provision("b", instrument=second, **deed),
        ],
        "effects": [effect("a", "1", "ind:nev", "+"), effect("b", "1", "ind:nev", "+")],
    }


def test_two_kinds_in_force_in_one_place(found):
    (finding,) = found(NAME, rows())
    assert "2 kinds of instrument" in finding.explanation.en
    assert found(NAME, rows("purchase_subsidy")) == []
    assert found(NAME, rows(end="2024-12-31")) == []


def test_a_push_the_bad_way_is_no_help(found):
    bad = rows()
    bad["effects"] = [effect("a", "1", "ind:nev", "-"), effect("b", "1", "ind:nev", "-")]
    assert found(NAME, bad) == []


def test_a_plan_or_a_target_beside_a_subsidy_is_no_mix(found):
    assert found(NAME, rows(modality="plans")) == []
    assert found(NAME, rows("target_setting", modality="obliges")) == []


def test_clauses_for_others_or_in_a_draft_do_not_act_together(found):
    apart = rows(addressees="vehicle_maker")
    apart["provisions"][0] = provision("a", instrument="purchase_subsidy", modality="pays", addressees="vehicle_owner")
    assert found(NAME, apart) == []
    assert found(NAME, {**rows(), "policies": [policy("b", kind="draft")]}) == []


def test_a_clause_whose_numbers_all_fell_due_has_done_its_work(found):
    old = {**rows(), "targets": [target("b", "1", "ind:nev", "20", due_year="2020")]}
    assert found(NAME, old) == []
    assert len(found(NAME, {**rows(), "targets": [target("b", "1", "ind:nev", "20", due_year="2030")]})) == 1
