"""What the checks and the scoring return: findings, their parties, and assessments."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Assessment", "Criterion", "Edit", "Finding", "Magnitude", "Party", "Span", "Words"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Record):
    """A sentence in both languages."""

    en: str
    zh: str


class Span(_Record):
    """Start and end as partial dates; blank = unknown or open."""

    start: str = ""
    end: str = ""


class Party(_Record):
    """One side of a finding: a row, its role, where and when it holds, and what stands behind it."""

    id: str = Field(description="Row the party is: a provision, target, setting, definition or objective.")
    role: str = Field(description="Its part in the finding, such as raises, lowers, higher, lower, missing.")
    label: Words
    policy: str = Field(description="Policy the row stands in; blank where it stands in none.")
    place: str
    period: Span
    clause: str
    source: tuple[str, ...] = Field(description="Ids of the sources that support the row.")


class Magnitude(_Record):
    """A physical number from a model."""

    value: float
    unit: str
    model: str
    parameter_set: str


class Edit(_Record):
    """One machine-readable edit that would end the finding."""

    operation: Literal["add", "remove", "set", "end", "parameter"]
    table: str
    row: str
    column: str = ""
    value: str = ""


class Finding(_Record):
    """A conflict, gap or synergy that a rule returned."""

    id: str
    code: str
    grade: str | None = None
    also: tuple[str, ...] = ()
    rule: str
    verdict: Literal["conflict", "ambiguous", "underspecified", "gap", "synergy"]
    overlap: Literal["certain", "possible"]
    severity: float = Field(ge=0, le=1)
    magnitude: Magnitude | None = None
    belief: float = Field(ge=0, le=1)
    priority: float = Field(ge=0, le=1)
    parties: tuple[Party, ...]
    indicator: str = ""
    objective: str = ""
    technology: str = ""
    place: str
    period: Span
    status: Literal["open", "ended", "upcoming", "unknown"]
    explanation: Words
    remedy: Words
    changes: tuple[Edit, ...] = ()
    evidence: tuple[str, ...]
    decision: dict[str, Any] | None = None


class Criterion(_Record):
    """One criterion of an assessment in its physical unit, with its spread over the draws."""

    name: str
    unit: str
    better_when: Literal["up", "down"]
    median: float
    p05: float
    p95: float


class Assessment(_Record):
    """How an intervention does on every criterion, and how often it ranks where."""

    id: str
    intervention: str
    label: Words
    place: str
    criteria: tuple[Criterion, ...]
    rank_acceptability: tuple[float, ...]
    central_weights: dict[str, float]
    confidence: float
    dominated_by: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    created: tuple[str, ...] = ()
    separable: bool
    parameter_set: str
    samples: int
    seed: int
