"""Until when a clause wants what its numbers say."""

from __future__ import annotations

from typing import Any

import pytest

from policygraph.checks.teaching import provision, target, teaching_graph
from policygraph.checks.wishes import Wishes
from policygraph.schema.periods import ALWAYS
from policygraph.schema.policies import Provision


def seen(year: str, value: str, **cells: Any) -> dict[str, Any]:
    row = {"series": "share", "indicator": "ind:nev", "place": "plc:CN", "year": year, "value": value, "unit": "%"}
    return {"id": f"obs:{year}", **row, "sources": "src:a", **cells}


def end_of_wish(*observations: dict[str, Any], **cells: Any) -> str:
    rows = {
        "provisions": [provision("a")],
        "targets": [target("a", "1", "ind:nev", "20", **{"basis": "", "base_year": "", **cells})],
    }
    graph = teaching_graph({**rows, "observations": list(observations)})
    return Wishes(graph).period(graph.get(Provision, "prv:a/1")).bounds()[1]


def test_a_number_is_wanted_until_it_is_due():
    assert end_of_wish(due_year="2025") == "2025-12-31"
    assert end_of_wish(due_year="") == ""


def test_a_number_that_was_reached_is_wanted_no_more():
    assert end_of_wish(seen("2021", "13"), seen("2022", "26"), due_year="2025") == "2022-12-31"
    assert end_of_wish(seen("2022", "19"), due_year="2025") == "2025-12-31"


@pytest.mark.parametrize("cells", [{"basis": "stock"}, {"place": "plc:P"}, {"base_year": "2010"}])
def test_a_measurement_of_something_else_says_nothing(cells: dict[str, str]):
    assert end_of_wish(seen("2022", "26", **cells), due_year="2025") == "2025-12-31"


def test_the_last_of_several_numbers_counts_and_one_without_year_never_ends():
    both = [target("a", "1", "ind:nev", "20", due_year="2025"), target("a", "1", "ind:oil", "40", due_year="2035")]
    graph = teaching_graph({"provisions": [provision("a")], "targets": both})
    assert Wishes(graph).period(graph.get(Provision, "prv:a/1")).bounds()[1] == "2035-12-31"
    graph = teaching_graph({"provisions": [provision("a")]})
    assert Wishes(graph).period(graph.get(Provision, "prv:a/1")) == ALWAYS


def test_what_was_measured_before_the_text_does_not_count():
    assert end_of_wish(seen("2010", "26"), due_year="2025") == "2025-12-31"
