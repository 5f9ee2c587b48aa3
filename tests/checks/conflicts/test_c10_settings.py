"""C10: neighbours far apart."""

from __future__ import annotations

from policygraph.checks.teaching import policy, provision, setting

NAME = "c10_settings"


def rows(first="5", second="2", place="plc:Q", **cells):
    return {
        "policies": [policy("b", place)],
        "provisions": [provision("c"), provision("b")],
        "settings": [setting("c", "1", "ind:price", first), setting("b", "1", "ind:price", second, **cells)],
    }


def test_the_ratio_decides(found):
    (finding,) = found(NAME, rows())
    assert "factor of 2.5" in finding.explanation.en
    assert found(NAME, rows("3", "2")) == []


def test_units_are_converted_and_ends_keep_apart(found):
    assert found(NAME, rows("2", "2000", unit="CNY/MWh")) == []
    assert len(found(NAME, rows("5", "2000", unit="CNY/MWh"))) == 1
    assert (
        found(
            NAME,
            rows(end="2020-06-30", start="2020-01-02")
            | {"provisions": [provision("c", start="2021-01-01"), provision("b")]},
        )
        == []
    )


def test_budgets_are_not_compared(found):
    budget = rows(role="budget")
    budget["settings"][0]["role"] = "budget"
    assert found(NAME, budget) == []
