from __future__ import annotations

from decimal import Decimal

import pytest

from policygraph.checks.teaching import setting, target
from policygraph.schema.policies import Setting, Target
from policygraph.site.drawing import draw_finding, number_of
from policygraph.site.material import Material


def _target(**cells: str) -> Target:
    values, problems = Target.read({**target("a", "1", "ind:nev", "30"), **cells}, file="t", row=2)
    assert not problems
    return Target.built(values)  # type: ignore[return-value]


def _setting(**cells: str) -> Setting:
    values, problems = Setting.read({**setting("a", "1", "ind:price", "5"), **cells}, file="t", row=2)
    assert not problems
    return Setting.built(values)  # type: ignore[return-value]


def test_numbers_carry_their_comparator() -> None:
    assert number_of(_target()) == "≥ 30"
    assert number_of(_target(approximate="yes", comparator="=")) == "≈ 30"
    assert number_of(_target(value="-7", comparator="=")) == "-7".replace("-", "−") or "-7"
    assert number_of(_target(value="", standing="delegated")) == ""


@pytest.mark.parametrize(
    ("cells", "text"),
    [({}, "5"), ({"value": "80000"}, "80,000"), ({"value": "", "low": "1", "high": "2"}, "1–2")],
)
def test_settings_show_a_value_or_a_range(cells: dict[str, str], text: str) -> None:
    assert number_of(_setting(**cells)) == text


def test_two_clauses_stand_left_and_right(small: Material) -> None:
    finding = next(each for each in small.conflicts if each.code == "C1")
    drawing = draw_finding(small.graph, finding)
    assert sorted(side.sign for side in drawing.sides) == [-1, 1]
    assert all(side.sources for side in drawing.sides)
    assert not drawing.more


def test_a_looser_target_shows_both_numbers(small: Material) -> None:
    finding = next(each for each in small.conflicts if each.grade == "looser_than")
    numbers = {side.number for side in draw_finding(small.graph, finding).sides}
    assert numbers == {"≥ 30", "≥ 45"}


def test_origins_count_distinct_texts(real: Material) -> None:
    for finding in real.findings[:50]:
        drawing = draw_finding(real.graph, finding)
        names = {name for party in finding.parties for name in party.source}
        assert 0 <= drawing.origins <= len(names)
    assert Decimal(drawing.evidence) == len(finding.evidence)
