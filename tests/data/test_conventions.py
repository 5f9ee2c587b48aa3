"""One way of coding over all tables: comparators, falls, dates, standing, names, sources, places."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from policygraph.graph import PolicyGraph
from policygraph.schema.column import cell_text
from policygraph.schema.evidence import Evidence, Search, Source
from policygraph.schema.periods import day_bounds
from policygraph.schema.places import Agency, Jurisdiction
from policygraph.schema.policies import Policy, Provision, Relation, Setting, Target, TariffPeriod
from policygraph.schema.system import Effect, Influence

# A number joined to a unit of the tables inside a Chinese sentence, as in 220Mt/yr.
_RAW_UNIT = re.compile(r"\d(Mt|Mtce|GW|MW|TWh|CNY|vehicles|piles|stations|items|plates|Gm3|kWh/100km|L/100km)\b")
_PAPER = "src:guo-2024"


def test_every_policy_has_a_short_name_of_whole_words(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Policy):
        assert 0 < len(row.label_zh) <= 22, row.id
        assert 0 < len(row.label_en) <= 48, row.id
        for label, title in ((row.label_zh, row.title_zh), (row.label_en, row.title_en)):
            # A label may be the whole title or a part of it, but never a title cut off in the middle.
            cut = len(label) >= 14 and title.startswith(label) and label != title and title[len(label)].isalnum()
            assert not cut, (row.id, label)
        rest = row.title_en.removeprefix(row.label_en)
        assert rest == row.title_en or not rest[:1].isalpha(), (row.id, row.label_en)


def test_chinese_sentences_have_chinese_units(bundled: PolicyGraph) -> None:
    wrong = [row.id for row in bundled.rows(Provision) if _RAW_UNIT.search(row.summary_zh)]
    wrong += [row.id for row in bundled.rows(Evidence) if _RAW_UNIT.search(row.paraphrase_zh)]
    assert wrong == []


def test_titles_are_titles(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Policy):
        assert not re.search(r"（(19|20)\d\d年）$", row.title_zh), row.id
        assert not re.search(r"（GB", row.title_zh), row.id
        assert row.title_zh == row.title_zh.strip("《》"), row.id


def test_falls_are_negative_and_have_a_base(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Target):
        if row.nature != "change" or not row.value:
            continue
        assert row.base_year or row.basis, row.id
        if Decimal(row.value) < 0 and row.comparator in (">", "<"):
            assert row.comparator == "<", row.id


def test_about_is_not_at_least(bundled: PolicyGraph) -> None:
    assert [row.id for row in bundled.rows(Target) if row.approximate == "yes" and row.comparator != "="] == []


def test_a_target_without_a_value_is_delegated(bundled: PolicyGraph) -> None:
    assert {row.standing for row in bundled.rows(Target) if not row.value} <= {"delegated"}


def test_fuel_use_names_its_test_cycle(bundled: PolicyGraph) -> None:
    rows = [row for row in bundled.rows(Target) if "fuel-consumption" in row.indicator]
    assert rows
    for row in rows:
        assert row.indicator.endswith(("-nedc", "-wltc")), row.id


def test_shares_of_different_things_are_different_indicators(bundled: PolicyGraph) -> None:
    """Beijing's renewable share is not the non-fossil share of others; a share of capacity is not one of consumption."""
    home = {row.id: row.policy for row in bundled.rows(Provision)}
    used = {(home[row.provision], row.indicator) for row in bundled.rows(Target)}
    assert ("pol:bj/2022/carbon-peak", "ind:renewable-share-consumption") in used
    assert ("pol:bj/2022/carbon-peak", "ind:nonfossil-share") not in used
    assert ("pol:cn/2021/guofa-23", "ind:clean-share-new-transport") in used
    assert ("pol:cn/2021/guofa-23", "ind:nev-share-new-cars") not in used


def test_dates_of_text_and_publication_are_kept_apart(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Policy):
        if row.text_date and row.publication_date:
            assert day_bounds(row.text_date)[0] <= day_bounds(row.publication_date)[1], row.id


def test_the_end_of_a_plan_period_repeals_nothing(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Policy):
        if row.end_basis == "plan_period":
            assert row.status in ("period_ended", "in_force", "superseded", "draft"), row.id
        if row.status == "superseded" and row.end_basis == "superseded":
            assert row.end, row.id
        if row.end and day_bounds(row.end)[1] < day_bounds(bundled.as_of)[0]:
            assert row.status not in ("in_force", "amended_in_force"), row.id


@pytest.mark.parametrize("indicator", ["valley-charging-share", "v2g-discharge-power"])
def test_a_condition_of_a_higher_act_stands_once(bundled: PolicyGraph, indicator: str) -> None:
    rows = [*bundled.rows(Target), *bundled.rows(Setting)]
    homes = {row.provision for row in rows if row.indicator == f"ind:{indicator}"}
    assert not [each for each in homes if "pilot-city" in each]


def test_outside_the_tax_is_not_exempt(bundled: PolicyGraph) -> None:
    rows = {row.id: row for row in bundled.rows(Provision) if row.policy == "pol:cn/2018/caishui-74"}
    outside = [row for row in rows.values() if row.instrument == "not_taxable"]
    assert [row.technologies for row in outside] == [("tec:bev", "tec:fcv")]
    assert all(row.modality == "defines" for row in outside)


def test_incentives_to_buy_stand_on_the_demand_side(bundled: PolicyGraph) -> None:
    kinds = ("purchase_subsidy", "trade_in_subsidy", "purchase_limit", "plate_exemption")
    assert [row.id for row in bundled.rows(Provision) if row.instrument in kinds and "demand" not in row.sides] == []


def test_local_acts_join_national_ones_by_id(bundled: PolicyGraph) -> None:
    policies = {row.id: row for row in bundled.rows(Policy)}
    joined = [
        row
        for row in bundled.rows(Relation)
        if row.subject in policies
        and row.object in policies
        and policies[row.subject].jurisdiction != "plc:CN"
        and policies[row.object].jurisdiction == "plc:CN"
    ]
    assert len({row.subject for row in joined}) > 80


def test_recalled_clauses_make_no_claim(bundled: PolicyGraph) -> None:
    """A clause whose wording no page showed has no effect of its own, unless a page stands behind the effect."""
    recalled = {row.id for row in bundled.rows(Provision) if "summary_zh" in row.recalled}
    supported = {about for row in bundled.rows(Evidence) for about in row.about}
    assert [row.id for row in bundled.rows(Effect) if row.provision in recalled and row.id not in supported] == []


def test_sources_say_what_they_are(bundled: PolicyGraph) -> None:
    for row in bundled.rows(Source):
        assert not row.title.startswith(("Page on", "Source of")), row.id
        assert len(row.title) >= 6, row.id
        assert row.title != row.publisher, row.id


def test_every_province_was_looked_at_or_is_marked(bundled: PolicyGraph) -> None:
    places = {row.id: row for row in bundled.rows(Jurisdiction)}

    def province(place: str) -> str:
        while place and places[place].place_level in ("city", "county"):
            place = places[place].parent
        return place

    provinces = [row for row in places.values() if row.place_level == "province"]
    assert len(provinces) == 34
    assert len({row.iso for row in provinces}) == 34
    unseen = {row.id for row in provinces if row.searched == "no"}
    assert unseen == {"plc:CN-HK", "plc:CN-MO", "plc:CN-TW"}
    records = Counter(province(row.jurisdiction) for row in bundled.rows(Policy))
    searched = {row.place for row in bundled.rows(Search)}
    assert [
        row.id for row in provinces if row.id not in unseen and records[row.id] < 2 and row.id not in searched
    ] == []
    assert not unseen & searched


def test_neighbours_are_mutual(bundled: PolicyGraph) -> None:
    borders = {row.id: set(row.borders) for row in bundled.rows(Jurisdiction) if row.place_level == "province"}
    assert [(one, two) for one, others in borders.items() for two in others if one not in borders.get(two, ())] == []


def test_one_agency_has_one_row(bundled: PolicyGraph) -> None:
    names = Counter((row.label_zh, row.jurisdiction) for row in bundled.rows(Agency))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_paper_and_the_literature_stand_behind_the_causal_map(bundled: PolicyGraph) -> None:
    influences = {row.id for row in bundled.rows(Influence)}
    assert len(influences) >= 200
    by_paper = {a for row in bundled.rows(Evidence) if row.source == _PAPER and row.locator for a in row.about}
    assert len(by_paper & influences) >= 60
    behind = {about for row in bundled.rows(Evidence) for about in row.about}
    assert influences <= behind


def test_disputed_signs_stand_as_two_rows(bundled: PolicyGraph) -> None:
    signs: dict[tuple[str, str], set[str]] = {}
    for row in bundled.rows(Influence):
        signs.setdefault((row.source, row.target), set()).add(row.sign)
    disputed = {pair for pair, both in signs.items() if {"+", "-"} <= both}
    assert ("ind:valley-charging-share", "ind:charging-load-peak") in disputed
    assert ("ind:phev-stock", "ind:oil-demand") in disputed


def test_yearly_quotas_are_dated(bundled: PolicyGraph) -> None:
    rows = [row for row in bundled.rows(Setting) if row.indicator == "ind:nev-credit-ratio"]
    assert len(rows) >= 9
    assert [row.id for row in rows if not (row.start and row.end)] == []


def test_no_cell_carries_a_mark_of_its_making(bundled: PolicyGraph) -> None:
    """No list syntax, no doubled blanks, no text that ends in the middle of a bracket."""
    for table in ("policies", "provisions", "indicators"):
        for row in bundled.tables[table]:
            for name in ("label_zh", "label_en", "summary_zh", "summary_en", "title_zh", "title_en"):
                text = cell_text(getattr(row, name, ""))
                assert not re.search(r"  |\['|\bNone\b|\bnan\b", text), row.id
                assert text.count("（") == text.count("）"), (row.id, text)
                assert text.count("(") == text.count(")"), (row.id, text)


def _half_hours(row: TariffPeriod) -> set[int]:
    """Return the half hours of the day of a period such as "7:30-10:30;22-5"."""
    result: set[int] = set()
    for part in row.hours:
        start, end = (
            int(Decimal(h) * 2) + (1 if m == "30" else 0) for h, _, m in (x.partition(":") for x in part.split("-"))
        )
        assert 0 <= start < 48, row.id
        assert 0 < end <= 48, row.id
        result |= set(range(start, end)) if start < end else set(range(start, 48)) | set(range(end))
    return result


def test_peak_flat_and_valley_hours_of_one_clause_never_overlap(bundled: PolicyGraph) -> None:
    taken: dict[tuple[str, str, str, int], dict[int, str]] = {}
    for row in bundled.rows(TariffPeriod):
        if row.tariff_label in ("sharp", "deep_valley"):  # these lie within peak and valley hours
            continue
        for month in [int(each) for each in row.months] or range(1, 13):
            day = taken.setdefault((row.provision, row.customer_class, row.day_type, month), {})
            for half in _half_hours(row):
                assert day.setdefault(half, row.id) == row.id, (row.id, day[half], month, half / 2)


def test_sharp_hours_never_lie_in_valley_hours(bundled: PolicyGraph) -> None:
    for row in bundled.rows(TariffPeriod):
        if row.tariff_label != "sharp":
            continue
        hours = _half_hours(row)
        months = set(row.months) or {str(each) for each in range(1, 13)}
        for other in bundled.rows(TariffPeriod):
            valley = other.tariff_label == "valley" and other.provision == row.provision
            if (
                valley
                and other.customer_class == row.customer_class
                and (not other.months or months & set(other.months))
            ):
                assert not hours & _half_hours(other), row.id


def test_every_mainland_province_has_time_of_use_prices(bundled: PolicyGraph) -> None:
    found = {row.jurisdiction for row in bundled.rows(Policy) if "tou" in row.topics}
    places = bundled.rows(Jurisdiction)
    provinces = {row.id for row in places if row.parent == "plc:CN" and row.iso.startswith("CN-")}
    assert provinces - {"plc:CN-HK", "plc:CN-MO", "plc:CN-TW"} - found == set()
