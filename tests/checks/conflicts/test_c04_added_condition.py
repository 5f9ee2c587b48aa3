"""C4: a condition the level above does not know."""

from __future__ import annotations

from policygraph.checks.teaching import provision

NAME = "c04_added_condition"


def rows(**higher):
    return {
        "provisions": [
            provision("a", instrument="exemption", modality="exempts", technologies="tec:nev", **higher),
            provision(
                "c",
                instrument="plate_exemption",
                modality="exempts",
                technologies="tec:phev",
                condition_en="range over 80 km",
            ),
        ]
    }


def test_a_narrower_kind_of_instrument_counts(found):
    (finding,) = found(NAME, rows())
    assert finding.grade == "added_condition"
    assert "range over 80 km" in finding.explanation.en


def test_a_condition_above_as_well_is_no_addition(found):
    assert found(NAME, rows(condition_en="any range")) == []


def test_a_duty_above_grants_nothing(found):
    duty = rows()
    duty["provisions"][0] = provision("a", instrument="exemption", modality="obliges", technologies="tec:nev")
    assert found(NAME, duty) == []
