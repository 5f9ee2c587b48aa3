"""C4: an instrument a higher norm rules out."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision

NAME = "c04_breach"
NORM = {"modality": "prohibits", "about_instrument": "purchase_limit", "about_technology": "tec:nev"}


def rows(norm=None, local=None, place="plc:P", **more):
    return {
        "policies": [policy("a"), policy("c", place)],
        "provisions": [
            provision("a", **{**NORM, **(norm or {})}),
            provision(
                "c",
                **{"instrument": "purchase_limit", "modality": "obliges", "technologies": "tec:bev", **(local or {})},
            ),
        ],
        **more,
    }


def test_the_words_never_say_illegal(found):
    (finding,) = found(NAME, rows())
    assert finding.grade == "breach"
    assert "inconsistent with" in finding.explanation.en
    assert "legal" not in finding.explanation.en
    assert "违法" not in finding.explanation.zh


def test_one_level_below_is_needed(found):
    assert found(NAME, rows(place="plc:CN")) == []
    assert len(found(NAME, rows(place="plc:P1"))) == 1


def test_an_authorisation_lifts_it(found):
    grant = {"id": "rel:g", "subject": "pol:a", "relation": "authorises", "object": "pol:c"}
    assert found(NAME, rows(relations=[grant])) == []


def test_a_rule_on_all_cars_is_not_aimed_at_the_protected_class(found):
    assert found(NAME, rows(local={"technologies": ""})) == []
    assert found(NAME, rows(local={"technologies": "tec:coal"})) == []


def test_a_local_exemption_or_norm_issues_nothing(found):
    assert found(NAME, rows(local={"modality": "exempts", "about_instrument": "purchase_limit"})) == []


def test_a_draft_is_only_possible(found):
    drafted = rows()
    drafted["policies"][1] = policy("c", "plc:P", kind="draft")
    assert [each.overlap for each in found(NAME, drafted)] == ["possible"]


def test_an_expired_norm_accuses_nothing_later(found):
    assert found(NAME, rows(norm={"end": "2020-12-31"}, local={"start": "2021-01-01"})) == []
    (finding,) = found(NAME, rows(norm={"end": "2022-12-31"}, local={"start": "2021-01-01"}))
    assert finding.status == "ended"
