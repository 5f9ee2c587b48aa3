"""What tests of the rules share: run one rule on a few rows, through the public questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.checks.teaching import teaching_graph
from policygraph.schema.findings import Finding

Found = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def found() -> Found:
    """Return the findings of one rule on rows laid over the small world."""

    def ask(rule: str, rows: Any, *, as_of: str = "2026-01-01") -> list[Finding]:
        graph = teaching_graph(rows, as_of=as_of)
        question = {"c": find_conflicts, "g": find_gaps, "s": find_synergies}[rule[0]]
        return [each for each in question(graph) if each.rule == rule]

    return ask
