"""Findings and assessments: frozen records with bounds."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from policygraph.schema.findings import Finding, Span, Words

CELLS = {
    "id": "fnd:c01-x", "code": "C1", "rule": "c01_opposite_signs", "verdict": "conflict", "overlap": "certain",
    "severity": 0.5, "belief": 0.5, "priority": 0.25, "parties": (), "place": "plc:CN", "period": Span(),
    "status": "open", "explanation": Words(en="a", zh="甲"), "remedy": Words(en="b", zh="乙"), "evidence": (),
}  # fmt: skip

# The keys of a finding are a contract with everyone who reads findings.json.
KEYS = [
    "id",
    "code",
    "grade",
    "also",
    "rule",
    "verdict",
    "overlap",
    "severity",
    "magnitude",
    "belief",
    "priority",
    "parties",
    "indicator",
    "objective",
    "technology",
    "place",
    "period",
    "status",
    "explanation",
    "remedy",
    "changes",
    "evidence",
    "decision",
]


def test_the_keys_stay() -> None:
    assert list(Finding(**CELLS).model_dump()) == KEYS


@pytest.mark.parametrize("name", ["severity", "belief", "priority"])
@pytest.mark.parametrize("value", [-0.01, 1.01])
def test_shares_stay_within_0_and_1(name: str, value: float) -> None:
    with pytest.raises(ValidationError):
        Finding(**{**CELLS, name: value})


def test_findings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Finding(**CELLS).severity = 0.1  # type: ignore[misc]
