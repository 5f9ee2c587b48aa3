"""TOPSIS and PROMETHEE II against published cases."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from policygraph.errors import UsageError
from policygraph.scoring import promethee2, topsis


def test_published_cases(cases: Path) -> None:
    """Tzeng & Huang 2011 (TOPSIS), Zhao, Peng & Li 2013 (PROMETHEE II), to the stated decimals."""
    for case in json.loads((cases / "mcda_published_cases.json").read_text(encoding="utf-8")):
        method = topsis if case["id"].startswith("topsis") else promethee2
        found = method(case["matrix"], case["weights"], case["types"])
        assert np.round(found, case["decimals"]).tolist() == case["expected"], case["id"]
        if "ranks" in case:
            assert (np.argsort(np.argsort(-found)) + 1).tolist() == case["ranks"]


def test_topsis_by_hand() -> None:
    # One criterion: the best is the ideal, the worst the anti-ideal, the middle as far as it lies.
    assert topsis([[1], [2], [3]], [1], [1]) == pytest.approx([0, 0.5, 1])
    assert topsis([[1], [2], [3]], [1], [-1]) == pytest.approx([1, 0.5, 0])


def test_equal_alternatives_are_equal() -> None:
    assert topsis([[0, 0], [0, 0]], [1, 1], [1, 1]).tolist() == [0.5, 0.5]
    assert promethee2([[1, 2], [1, 2]], [1, 1], [1, 1]).tolist() == [0, 0]


@pytest.mark.parametrize("weights", [[1, 1, 1], [0, 0], [-1, 2]])
def test_weights_must_fit(weights: list[float]) -> None:
    with pytest.raises(UsageError):
        topsis([[1, 2], [3, 4]], weights, [1, 1])
