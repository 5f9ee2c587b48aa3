"""Interventions to do together, asked for on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.slow
def test_a_few_are_chosen_in_order_with_their_reasons(policygraph: Any) -> None:
    body = json.loads(policygraph("score", "--samples", "5", "--most", "3", "--json").out)
    assert 0 < len(body["steps"]) <= 3
    assert body["steps"][-1]["cumulative_cost"] <= 0
    chosen = {each["intervention"] for each in body["steps"]}
    assert not chosen & set(body["left_out"])
    assert {"no_gain", "limit"} <= set(body["left_out"].values())


@pytest.mark.slow
def test_the_steps_are_told_in_the_language_asked_for(policygraph: Any, tmp_path: Path) -> None:
    said = policygraph("score", "--samples", "5", "--budget", "-1000000000", "--lang", "zh")
    assert said.code == 0
    assert "0项措施" in said.out
    said = policygraph("score", "--samples", "5", "--most", "2", "-o", tmp_path / "steps.csv")
    assert (tmp_path / "steps.csv").read_text(encoding="utf-8").startswith("step,intervention,")


@pytest.mark.parametrize("arguments", [["--most", "0"], ["--budget", "wide"]])
def test_a_limit_is_a_number(policygraph: Any, arguments: list[str]) -> None:
    assert policygraph("score", *arguments).code == 2
