"""C3: duties, permissions and prohibitions that cannot all be kept."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision

NAME = "c03_deontic"


def action(name, **cells):
    return {"id": f"act:{name}", "label_en": name, "label_zh": name, **cells}


def rows(first, second, actions=None, **cells):
    return {
        "policies": [policy("a"), policy("c", "plc:P")],
        "actions": actions or [action("drive"), action("drive-car", parents="act:drive"), action("walk")],
        "provisions": [
            provision("a", modality=first[0], action=first[1]),
            provision("c", modality=second[0], action=second[1], **cells),
        ],
    }


def test_a_prohibition_meets_a_duty_and_a_permission_through_the_tree(found):
    assert len(found(NAME, rows(("obliges", "act:drive-car"), ("prohibits", "act:drive")))) == 1
    assert len(found(NAME, rows(("permits", "act:drive"), ("prohibits", "act:drive-car")))) == 1
    assert found(NAME, rows(("permits", "act:walk"), ("prohibits", "act:drive"))) == []
    assert found(NAME, rows(("obliges", "act:drive"), ("permits", "act:drive"))) == []


def test_two_duties_with_exclusive_actions(found):
    tree = [action("raise", excludes="act:cut"), action("cut", excludes="act:raise")]
    (finding,) = found(NAME, rows(("obliges", "act:raise"), ("obliges", "act:cut"), tree))
    assert "excludes" in finding.explanation.en
    assert found(NAME, rows(("obliges", "act:raise"), ("permits", "act:cut"), tree)) == []


def test_a_duty_that_prevents_what_another_wants(found):
    tree = [action("supply"), action("ration", hinders="act:supply")]
    (finding,) = found(NAME, rows(("obliges", "act:supply"), ("obliges", "act:ration"), tree))
    assert "prevents" in finding.explanation.en


def test_a_condition_on_one_side_leaves_the_verdict_open(found):
    (finding,) = found(NAME, rows(("obliges", "act:drive"), ("prohibits", "act:drive"), condition_en="in smog"))
    assert finding.verdict == "ambiguous"


def test_time_and_addressee_keep_apart_and_the_other_side_joins(found):
    clash = (("obliges", "act:drive"), ("prohibits", "act:drive"))
    assert found(NAME, rows(*clash, end="2019-12-31", start="2019-01-01")) == []
    apart = rows(*clash, addressees="coal_producer")
    apart["provisions"][0] = provision("a", modality="obliges", action="act:drive", addressees="vehicle_owner")
    assert found(NAME, apart) == []
    apart["provisions"][1] = provision(
        "c", modality="prohibits", action="act:drive", addressees="coal_producer", counterparties="vehicle_owner"
    )
    assert len(found(NAME, apart)) == 1
