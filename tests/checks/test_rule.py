"""Every rule finds its example, once, and stays silent on its near miss; its texts and its file are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.checks import RULES
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import teaching_graph
from policygraph.schema.findings import Finding

ALL = [(kind, rule) for kind, rules in RULES.items() for rule in rules]
NAMES = [rule.name for _, rule in ALL]
ROOM = Path(__file__).parent.parent.parent / "policygraph" / "checks"


def found(rule: Rule, rows: object) -> list[Finding]:
    return list(rule.find(teaching_graph(rows)))


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_the_example_gives_exactly_one_finding(kind: str, rule: Rule) -> None:
    findings = found(rule, rule.example)
    assert len(findings) == 1
    (finding,) = findings
    assert finding.code == rule.code
    assert finding.rule == rule.name
    assert finding.id.startswith(f"fnd:{rule.name.partition('_')[0]}-")
    wanted = {"conflicts": {"conflict", "ambiguous", "underspecified"}, "gaps": {"gap"}, "synergies": {"synergy"}}
    assert finding.verdict in wanted[kind]
    assert 0 < finding.severity <= 1
    assert 0 < finding.belief <= 1


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_the_near_miss_gives_none(kind: str, rule: Rule) -> None:
    assert found(rule, rule.near_miss) == []


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_the_small_world_alone_gives_none(kind: str, rule: Rule) -> None:
    assert found(rule, {}) == []


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_words_stand_in_both_languages(kind: str, rule: Rule) -> None:
    for words in (rule.title, rule.looks_for, rule.why):
        assert words.en
        assert words.zh
        assert words.en != words.zh
    (finding,) = found(rule, rule.example)
    for words in (finding.explanation, finding.remedy):
        assert words.en
        assert words.zh
        assert "{" not in words.en + words.zh
        assert "None" not in words.en


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_row_order_does_not_matter(kind: str, rule: Rule) -> None:
    turned = {name: list(reversed(rows)) for name, rows in rule.example.items()}
    assert found(rule, turned) == found(rule, rule.example)


@pytest.mark.parametrize(("kind", "rule"), ALL, ids=NAMES)
def test_a_rule_is_one_file_of_its_code(kind: str, rule: Rule) -> None:
    assert (ROOM / kind / f"{rule.name}.py").is_file()
    number = int(rule.code[1:])
    assert rule.name.startswith(f"{rule.code[0].lower()}{number:02d}_")
    assert rule.source


def test_names_are_distinct_and_in_order_of_codes() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for rules in RULES.values():
        codes = [int(rule.code[1:]) for rule in rules]
        assert codes == sorted(codes)
