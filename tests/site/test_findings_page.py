from __future__ import annotations

from typing import Any

from policygraph.site.findings_page import choices, counts, of_code, overview
from policygraph.site.material import Material
from policygraph.site.words import Words


def test_the_first_sentence_counts_what_is_there(small: Material) -> None:
    found = counts(small)
    assert found["policies"] == 3
    assert found["places"] == 2  # the nation and province P
    assert found["open"] + found["ended"] <= len(small.conflicts)
    assert found["none_found"] == 1


def test_the_first_page_draws_open_conflicts_only(real: Material) -> None:
    filled = overview(real, Words(real.graph, "en", {}))
    assert len(filled["gravest"]) == 5
    assert all(each.finding.status == "open" and each.finding.code[0] == "C" for each in filled["gravest"])
    assert [kind for kind, _ in filled["kinds"]] == ["conflicts", "gaps", "synergies"]


def test_a_code_page_draws_every_finding_of_the_code(real: Material) -> None:
    filled: dict[str, Any] = of_code(real, Words(real.graph, "en", {}), "C1")
    assert [each.finding for each in filled["drawings"]] == list(real.by_code["C1"])


def test_filters_offer_only_what_some_finding_has(real: Material) -> None:
    words = Words(real.graph, "en", {})
    offered = choices(real, words, real.findings)
    assert set(offered["code"]) == set(real.by_code)
    lineages = {name for each in real.findings for name in words.lineage(each.place).split()}
    assert set(offered["place"]) <= lineages
    assert set(offered["technology"]) <= {each.technology for each in real.findings}
