"""What every candidate does on every criterion in every draw, against the graph as it is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from policygraph.graph.policygraph import PolicyGraph
from policygraph.scoring.criteria import CRITERIA, CheckTotals, check_totals, model_criteria
from policygraph.scoring.draws import Draws, draw_parameters
from policygraph.scoring.interventions import Applied, Candidate, apply_intervention
from policygraph.scoring.recheck import Found, check_rules, recheck

__all__ = ["Outcomes", "outcomes", "partial_values"]

Array = NDArray[np.float64]
Edits = tuple[tuple[str, str, str, str, str], ...]


class Outcomes(NamedTuple):
    """``table`` has shape (draws, candidates, criteria), in physical units; the rest is by candidate or of the base."""

    table: Array
    applied: tuple[Applied, ...]
    after: tuple[CheckTotals, ...]
    before: CheckTotals
    draws: Draws


def outcomes(
    graph: PolicyGraph, chosen: tuple[Candidate, ...], *, samples: int, seed: int, parameter_set: str
) -> Outcomes:
    """Return paired differences from the base: the same draws for the base and for every candidate."""
    draws = draw_parameters(graph, samples=samples, seed=seed, parameter_set=parameter_set)
    base = model_criteria(graph, draws)
    found = check_rules(graph)
    before = check_totals(found)
    applied = tuple(apply_intervention(graph, each) for each in chosen)
    table = np.zeros((samples, len(chosen), len(CRITERIA)))
    after: list[CheckTotals] = []
    known: dict[Edits, CheckTotals] = {}
    for position, (candidate, result) in enumerate(zip(chosen, applied, strict=True)):
        after.append(_totals(graph, found, before, candidate, result, known))
        columns = _model_columns(graph, result, base, samples=samples, seed=seed, parameter_set=parameter_set)
        cost = candidate.intervention.cost
        if cost and candidate.intervention.cost_unit == "MCNY/yr":
            columns["public_cost"] = columns["public_cost"] + float(cost)
        columns["conflict"] = np.full(samples, before.severity - after[-1].severity)
        columns["gaps"] = np.full(samples, float(before.gaps - after[-1].gaps))
        columns["ease"] = np.full(samples, _ease(candidate))
        table[:, position, :] = np.stack([columns[name] for name, _, _ in CRITERIA], axis=1)
    return Outcomes(table, applied, tuple(after), before, draws)


def _ease(candidate: Candidate) -> float:
    """Return points of ease against doing nothing, 0: three for what one body can do, one where a law must change."""
    return float(candidate.intervention.ease or 0) if candidate.changes else 0.0


def _model_columns(
    graph: PolicyGraph, applied: Applied, base: dict[str, Array], *, samples: int, seed: int, parameter_set: str
) -> dict[str, Array]:
    if not applied.parameters:
        return {name: np.zeros(samples) for name in base}
    changes = applied.parameters
    draws = draw_parameters(graph, samples=samples, seed=seed, changes=changes, parameter_set=parameter_set)
    levels = model_criteria(graph, draws)
    return {name: levels[name] - base[name] for name in base}


def _totals(
    graph: PolicyGraph, found: Found, before: CheckTotals, candidate: Candidate, applied: Applied,
    known: dict[Edits, CheckTotals],
) -> CheckTotals:  # fmt: skip
    if not applied.touched:
        return before
    edits = tuple(
        (each.operation, each.table, each.row, each.column_name, each.value)
        for each in candidate.changes
        if each.operation != "parameter"
    )
    if edits not in known:
        known[edits] = check_totals(recheck(graph, found, applied.graph, applied.touched))
    return known[edits]


def partial_values(table: Array) -> Array:
    """Map each criterion to 0-1 between its 5 and 95 % quantiles over all draws and candidates; linear, clipped."""
    low, high = np.quantile(table, 0.05, axis=(0, 1)), np.quantile(table, 0.95, axis=(0, 1))
    flat = np.isclose(high, low)
    # Where nearly all candidates are equal the quantiles coincide: then the extremes anchor the scale.
    low, high = np.where(flat, table.min(axis=(0, 1)), low), np.where(flat, table.max(axis=(0, 1)), high)
    spread = np.where(high > low, high - low, 1.0)
    values: Array = np.clip((table - low) / spread, 0, 1)
    down = np.asarray([better == "down" for _, _, better in CRITERIA])
    return np.where(down, 1 - values, values)
