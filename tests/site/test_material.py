from __future__ import annotations

from policygraph.site.material import STATUS_ORDER, Material, code_order


def test_codes_sort_by_number() -> None:
    assert sorted(["C10", "C2", "G1", "C1"], key=code_order) == ["C1", "C2", "C10", "G1"]


def test_findings_are_ordered_open_first_then_by_priority(real: Material) -> None:
    keys = [(STATUS_ORDER.index(each.status), -each.priority, each.id) for each in real.findings]
    assert keys == sorted(keys)
    assert len(real.findings) == len(real.conflicts) + len(real.gaps) + len(real.synergies)


def test_by_code_splits_all_findings(real: Material) -> None:
    assert sum(len(found) for found in real.by_code.values()) == len(real.findings)
    assert all(each.code == code for code, found in real.by_code.items() for each in found)


def test_by_row_knows_parties_and_their_policies(small: Material) -> None:
    for each in small.findings:
        for party in each.parties:
            assert each in small.by_row[party.id]
            assert not party.policy or each in small.by_row[party.policy]


def test_by_province_counts_a_city_for_its_province(real: Material) -> None:
    homes = {row.id for row in real.provinces}
    assert set(real.by_province) <= homes
    city = next(each for each in real.findings if each.place.startswith("plc:CN-4"))
    assert any(city in found for found in real.by_province.values())


def test_count_counts_one_kind_and_status(real: Material) -> None:
    assert sum(real.count("conflicts", status) for status in STATUS_ORDER) == len(real.conflicts)


def test_a_finding_is_drawn_once_for_both_languages(small: Material) -> None:
    assert set(small.drawings) == {each.id for each in small.findings}
    assert small.drawings is small.drawings


def test_coordination_is_told_by_topic(real: Material) -> None:
    for row in real.coordination:
        assert 0 <= row["adoption"] <= 1
        assert row["low"] <= row["high"]
