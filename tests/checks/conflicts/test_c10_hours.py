"""C10: opposite hours next door."""

from __future__ import annotations

from policygraph.checks import RULES

NAME = "c10_hours"
RULE = next(rule for rule in RULES["conflicts"] if rule.name == NAME)


def hours(**second):
    first, other = RULE.example["tariff_periods"]
    return {**RULE.example, "tariff_periods": [first, {**other, **second}]}


def test_shared_hours_are_counted_and_few_do_not_matter(found):
    (finding,) = found(NAME, RULE.example)
    assert "2 hours" in finding.explanation.en
    assert found(NAME, hours(hours="10:30-12")) == []


def test_two_neighbours_make_one_finding_with_all_their_hours(found):
    first, other = RULE.example["tariff_periods"]
    more = {**other, "id": "trp:b/2", "hours": "11-13"}
    (finding,) = found(NAME, {**RULE.example, "tariff_periods": [first, other, more]})
    assert [party.role for party in finding.parties] == ["peak", "valley", "repeats"]
    assert "2 hours" in finding.explanation.en


def test_other_hours_seasons_and_days_are_silent(found):
    assert found(NAME, hours(hours="13-14")) == []
    assert len(found(NAME, hours(months="7"))) == 1
    apart = hours(months="7")
    apart["tariff_periods"][0] = {**apart["tariff_periods"][0], "months": "1"}
    assert found(NAME, apart) == []


def test_a_span_past_midnight_reaches_the_morning(found):
    night = hours(hours="22-12")
    assert len(found(NAME, night)) == 1


def test_the_finding_is_of_the_narrower_class_whichever_side_is_dear(found):
    (finding,) = found(NAME, hours(customer_class="two_part"))
    assert finding.explanation.en.startswith("For two-part tariff customers, 2 hours")
    swapped = hours(customer_class="two_part", tariff_label="peak")
    swapped["tariff_periods"][0] = {**swapped["tariff_periods"][0], "tariff_label": "valley"}
    (finding,) = found(NAME, swapped)
    assert finding.explanation.en.startswith("For two-part tariff customers, 2 hours")


def test_hours_of_a_class_and_of_one_within_it_make_one_finding(found):
    first, other = RULE.example["tariff_periods"]
    within = {**other, "id": "trp:b/2", "hours": "11-14", "customer_class": "two_part"}
    (finding,) = found(NAME, {**RULE.example, "tariff_periods": [{**first, "hours": "10-14"}, other, within]})
    assert finding.explanation.en.startswith("For two-part tariff customers, 4 hours")
