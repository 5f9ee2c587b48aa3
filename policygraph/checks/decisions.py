"""People's decisions about findings, kept in a TOML file that survives re-runs."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policygraph.errors import UnreadableInput, UsageError
from policygraph.graph.writing import write_atomic
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import terms

__all__ = ["apply_decisions", "read_decisions", "record_decision"]

Decisions = dict[str, dict[str, Any]]


def read_decisions(path: Path) -> Decisions:
    """Return decisions by finding id; none where the file does not exist.

    Raises
    ------
    UnreadableInput
        If the file is no TOML.
    """
    if not path.exists():
        return {}
    try:
        return {name: dict(each) for name, each in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=str(error)) from error


def record_decision(path: Path, finding: str, decision: str, *, note: str = "", by: str = "") -> Path:
    """Write a decision beside those already in the file; the old file stays whole if this is interrupted.

    Raises
    ------
    UsageError
        If the decision is not a word of the list ``decision``.
    """
    known = terms("decision")
    if decision not in known:
        raise UsageError("graph.unknown_term", value=decision, scheme="decision", terms=", ".join(known))
    decisions = {**read_decisions(path), finding: {"decision": decision, "note": note, "by": by}}
    blocks = [
        "\n".join(
            [
                f"[{json.dumps(name)}]",
                *(f"{key} = {json.dumps(str(each[key]), ensure_ascii=False)}" for key in sorted(each)),
            ]
        )
        for name, each in sorted(decisions.items())
    ]
    return write_atomic(path, "\n\n".join(blocks) + "\n")


def apply_decisions(findings: Iterable[Finding], decisions: Decisions) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return findings with their decisions, and the ids of decisions whose finding has vanished."""
    decided = tuple(each.model_copy(update={"decision": decisions.get(each.id)}) for each in findings)
    vanished = sorted(set(decisions) - {each.id for each in decided})
    return decided, tuple(vanished)
