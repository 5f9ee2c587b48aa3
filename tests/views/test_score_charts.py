from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.schema.interventions import Intervention
from policygraph.scoring import Ranking, rank_interventions
from policygraph.views.score_charts import acceptability_figure, pareto_figure


@pytest.fixture(scope="module")
def ranking(bundled: PolicyGraph) -> Ranking:
    wanted = ("itv:light-body", "itv:battery-life", "itv:battery-management")
    some = [row for row in bundled.rows(Intervention) if row.id in wanted]
    return rank_interventions(bundled, some, samples=32)


def test_shares_of_ranks_are_those_of_the_ranking(ranking: Ranking) -> None:
    made = acceptability_figure(ranking, "en")
    for line, each in zip(made.table.rows, ranking, strict=True):
        assert line.cells[0].href == f"#{each.intervention}"
        shown = [float(cell.sort or 0) for cell in line.cells[1:-1]]
        assert shown == pytest.approx(list(each.rank_acceptability[: len(shown)]), abs=1e-6)


def test_nothing_on_the_front_is_beaten_on_both(ranking: Ranking) -> None:
    rows = pareto_figure(ranking, "en").table.rows
    points = [(float(line.cells[1].sort or 0), float(line.cells[4].sort or 0), line.cells[-1].text) for line in rows]
    for x, y, word in points:
        beaten = any(a >= x and b >= y and (a, b) != (x, y) for a, b, _ in points)
        assert word == ("no" if beaten else "yes")


def test_names_are_in_the_language(ranking: Ranking) -> None:
    labels = {each.label.zh for each in ranking}
    assert {line.cells[0].text for line in acceptability_figure(ranking, "zh").table.rows} == labels
