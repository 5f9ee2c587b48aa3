from __future__ import annotations

from policygraph.checks import find_conflicts
from policygraph.checks.compare import compare_levels
from policygraph.graph import PolicyGraph
from policygraph.views.policy_charts import conflicts_figure, ladder_figure, policies_figure, word_of


def test_the_ladder_lists_every_comparison(bundled: PolicyGraph) -> None:
    found = list(compare_levels(bundled))[:40]
    made = ladder_figure(bundled, "en", found, lambda name: f"x#{name}")
    assert len(made.table.rows) == len(found)
    assert made.table.rows[0].cells[1].href == f"x#{found[0].lower.id}"


def test_standings_have_words_in_both_languages() -> None:
    assert word_of("equal", "zh") == "持平"
    assert word_of("looser_than", "en") == "looser than"


def test_policies_count_every_year_of_the_span(bundled: PolicyGraph) -> None:
    rows = policies_figure(bundled, "en").table.rows
    years = sorted({int(line.cells[0].text) for line in rows})
    assert years == list(range(years[0], years[-1] + 1))
    assert len(years) <= 16
    total = sum(int(line.cells[2].text) for line in rows)
    assert 0 < total <= len(bundled.tables["policies"])


def test_conflicts_in_force_follow_from_those_that_began_and_ended(bundled: PolicyGraph) -> None:
    conflicts = list(find_conflicts(bundled))
    rows = conflicts_figure(bundled, "zh", conflicts).table.rows
    last = rows[-1]
    year = int(last.cells[0].text)
    assert year == int(bundled.as_of[:4])
    expected = sum(
        bool(each.period.start) and int(each.period.start[:4]) <= year and (each.period.end or "9999") >= str(year)
        for each in conflicts
    )
    assert int(last.cells[1].text) == expected
