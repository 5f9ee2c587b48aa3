from __future__ import annotations

from policygraph.schema.evidence import Source
from policygraph.site.material import Material
from policygraph.site.sources import register, uses_of_sources
from policygraph.site.words import Words


def test_uses_count_evidence_and_policies(small: Material) -> None:
    uses = uses_of_sources(small.graph)
    assert uses["src:a"] == ("pol:a",)
    assert "inf:coal-co2" in uses["src:paper"]


def test_every_source_is_listed_with_its_origin(real: Material) -> None:
    filled = register(real, Words(real.graph, "en", {}))
    assert len(filled["rows"]) == len(real.graph.rows(Source))
    assert sum(filled["origins"].values()) == len(filled["rows"])
    assert sum(count for _, count in filled["kinds"]) == len(filled["rows"])
