"""What rows are called in a sentence."""

from __future__ import annotations

import pytest

from policygraph.checks.teaching import provision, setting, target, teaching_graph
from policygraph.checks.wording import (
    amount,
    chain_words,
    document,
    inside,
    join_words,
    label,
    repeated,
    season,
    target_value,
)
from policygraph.graph import PolicyGraph
from policygraph.schema.policies import Target


@pytest.mark.parametrize(
    ("value", "unit", "bound", "en", "zh"),
    [
        ("20", "%", ">=", "at least 20 %", "不低于20%"),
        ("20.0", "%", "=", "20 %", "20%"),
        ("1300000", "vehicles", "=", "1,300,000 vehicles", "1,300,000辆"),
        ("2030", "year", "<=", "no later than 2030", "不晚于2030年"),
        ("2030", "year", "<", "before 2030", "2030年前"),
        ("0.3", "CNY/kWh", "<", "less than 0.3 CNY/kWh", "低于0.3元/千瓦时"),
        ("4", "ratio", ">", "more than 4", "超过4"),
    ],
)
def test_numbers_in_words(value, unit, bound, en, zh):
    assert amount(value, unit, bound) == {"en": en, "zh": zh}


def one(**cells):
    graph = teaching_graph({"provisions": [provision("a")], "targets": [target("a", "1", "ind:nev", **cells)]})
    return graph, graph.get(Target, "tgt:a/1/nev")


def test_a_target_is_its_indicator_value_and_year():
    graph, row = one(value="45", approximate="yes", comparator="=")
    assert label(graph, row)["en"] == "NEV share: about 45 % in 2030"
    assert label(graph, row)["zh"] == "NEV share：2030年45%左右"


def test_a_fall_reads_as_a_fall():
    _, row = one(value="-65", nature="change", comparator="<=")
    assert target_value(row)["en"] == "at least 65 % below 2020 by 2030"
    _, row = one(value="5", nature="change", comparator="=")
    assert target_value(row)["en"] == "5 % above 2020 by 2030"


def test_a_setting_shows_its_bound_or_range():
    graph = teaching_graph(
        {
            "provisions": [provision("a"), provision("b"), provision("c")],
            "settings": [
                setting("a", "1", "ind:price", "5", role="cap"), setting("b", "1", "ind:price", "", low="1", high="3"),
                setting("c", "1", "ind:price", "", low="1"),
            ],
        }
    )  # fmt: skip
    names = [label(graph, f"set:{n}/1/price")["en"] for n in "abc"]
    assert names == [
        "Discharge price: at most 5 CNY/kWh",
        "Discharge price: 1 to 3 CNY/kWh",
        "Discharge price: at least 1 CNY/kWh",
    ]


def test_every_row_of_the_bundled_graph_has_a_name_in_both_languages(bundled: PolicyGraph):
    for table in (
        "targets",
        "settings",
        "definitions",
        "tariff_periods",
        "tariffs",
        "searches",
        "observations",
        "parameters",
        "prerequisites",
        "provisions",
    ):
        for row in bundled.tables[table]:
            name = label(bundled, row)
            assert name["en"], row.id
            assert name["zh"], row.id
            assert row.id not in (name["en"], name["zh"])


def test_lists_chains_and_sentences():
    graph, row = one(value="45")
    assert join_words([{"en": n, "zh": n} for n in "abcdefgh"], limit=3)["en"] == "a, b, c and 5 more"
    assert chain_words(graph, ["ind:coal", "ind:co2"])["en"] == "Coal output → CO2"
    assert inside({"en": "Coal output", "zh": "x"})["en"] == "coal output"
    assert inside({"en": "CO2", "zh": "x"})["en"] == "CO2"
    assert document(graph, row)["en"] == "Policy a"
    assert repeated(0)["en"] == ""
    assert "2 more documents" in repeated(2)["en"]
    assert label(graph, "") == {"en": "", "zh": ""}


@pytest.mark.parametrize(
    ("months", "day_type", "en", "zh"),
    [
        ((), "all", "", ""),
        (("12", "7", "8", "1"), "all", "Jan, Jul–Aug, Dec", "1月、7—8月、12月"),
        ((), "holiday", "holiday", "节假日"),
    ],
)
def test_a_season_is_told_in_runs_of_months(months, day_type, en, zh):
    assert season(months, day_type) == {"en": en, "zh": zh}


def test_hours_of_a_season_say_so():
    row = {"id": "trp:a/1", "provision": "prv:a/1", "customer_class": "two_part", "day_type": "all",
           "hours": "18-21;9-12", "tariff_label": "peak", "months": "7;8"}  # fmt: skip
    graph = teaching_graph({"provisions": [provision("a")], "tariff_periods": [row]})
    assert label(graph, "trp:a/1")["en"] == "9-12, 18-21 h is peak for two-part tariff (Jul–Aug)"
