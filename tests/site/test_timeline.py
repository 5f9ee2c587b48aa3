from __future__ import annotations

from policygraph.checks.teaching import teaching_graph
from policygraph.site.material import Material
from policygraph.site.timeline import timeline
from policygraph.site.words import Words
from tests.site.conftest import material_of


def test_every_conflict_is_listed_latest_first(real: Material) -> None:
    filled = timeline(real, Words(real.graph, "en", {}))
    starts = [each.period.start for each in filled["conflicts"]]
    assert starts == sorted(starts, reverse=True)
    assert len(starts) == len(real.conflicts)
    assert len(filled["figures"]) == 2


def test_no_conflict_is_no_figure() -> None:
    calm = material_of(teaching_graph({}))
    assert len(timeline(calm, Words(calm.graph, "en", {}))["figures"]) == 1
