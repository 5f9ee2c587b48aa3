"""C4: a class drawn differently below."""

from __future__ import annotations

from policygraph.checks.teaching import definition, provision

NAME = "c04_redefinition"


def rows(above="", below="catalogue", lower="no"):
    return {
        "provisions": [provision("a"), provision("c")],
        "definitions": [
            definition("a", "1", "tec:nev", "tec:phev", "yes", purpose=above),
            definition("c", "1", "tec:nev", "tec:phev", lower, purpose=below),
        ],
    }


def test_a_general_definition_reaches_every_purpose(found):
    (finding,) = found(NAME, rows())
    assert (finding.grade, finding.technology) == ("redefinition", "tec:phev")
    assert finding.changes[0].value == "yes"


def test_agreement_and_another_purpose_are_silent(found):
    assert found(NAME, rows(lower="yes")) == []
    assert found(NAME, rows(above="tax_exemption")) == []
