"""Ranks interventions: criteria with their spread, dominance, and how often each comes first under any weights."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Assessment, Criterion, Words
from policygraph.schema.interventions import Intervention
from policygraph.scoring.criteria import CRITERIA, CheckTotals, check_totals, model_criteria
from policygraph.scoring.draws import draw_parameters
from policygraph.scoring.interventions import apply_intervention
from policygraph.scoring.mcda import promethee2, topsis
from policygraph.scoring.smaa import Acceptability, smaa2

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ranking", "rank_interventions"]

Array = NDArray[np.float64]
_SEPARABLE = 0.6
_DOMINATED = 0.95


class Ranking:
    """Assessments in order of first-rank acceptability, with the scores under given weights beside."""

    def __init__(self, assessments: tuple[Assessment, ...], beside: Mapping[str, Mapping[str, float]]) -> None:
        self.assessments = assessments
        self.beside = {name: dict(scores) for name, scores in beside.items()}

    def __iter__(self) -> Any:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def _repr_html_(self) -> str:
        from policygraph.display import html_table

        frame = self.to_frame()
        return html_table([str(name) for name in frame.columns], frame.itertuples(index=False))

    def to_frame(self) -> pd.DataFrame:
        """Return one row an intervention: medians by criterion, first-rank acceptability, separability."""
        import pandas as pd

        rows = [
            {
                "intervention": each.intervention,
                "label": each.label.en,
                **{criterion.name: criterion.median for criterion in each.criteria},
                "first": each.rank_acceptability[0],
                "confidence": each.confidence,
                "dominated_by": ";".join(each.dominated_by),
                "separable": each.separable,
                **{method: scores[each.intervention] for method, scores in self.beside.items()},
            }
            for each in self.assessments
        ]
        return pd.DataFrame(rows)

    def to_json(self) -> str:
        """Return assessments and scores as JSON text."""
        body = {"assessments": [each.model_dump(mode="json") for each in self.assessments], "beside": self.beside}
        return json.dumps(_rounded(body), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.6g}") + 0.0
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value


def rank_interventions(
    graph: PolicyGraph,
    interventions: Iterable[Intervention] | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    samples: int = 1000,
    seed: int = 0,
    parameter_set: str = "default",
) -> Ranking:
    """Score and rank interventions against the graph as it is.

    Parameters
    ----------
    graph
        The base.
    interventions
        Candidates; by default all of the graph.
    weights
        Weight by criterion name; without them every set of weights counts alike (SMAA-2).
    samples, seed
        Of the paired Monte Carlo draws; 0 is a seed.
    parameter_set
        Named set of model parameters.

    Raises
    ------
    UsageError
        If there is no candidate, ``samples`` is less than 1, or a weight names no criterion.
    """
    chosen = sorted(interventions if interventions is not None else graph.rows(Intervention), key=lambda each: each.id)
    names = [name for name, _, _ in CRITERIA]
    unknown = sorted(set(weights or {}) - set(names))
    if not chosen or samples < 1 or unknown:
        raise UsageError("scoring.request", unknown=", ".join(unknown), known=", ".join(names))
    base = model_criteria(graph, draw_parameters(graph, samples=samples, seed=seed, parameter_set=parameter_set))
    totals = check_totals(graph)
    table = np.zeros((samples, len(chosen), len(CRITERIA)))
    after: list[CheckTotals] = []
    for position, each in enumerate(chosen):
        columns, now = _columns(graph, each, base, totals, samples=samples, seed=seed, parameter_set=parameter_set)
        table[:, position, :] = columns
        after.append(now)
    values = _partial_values(table)
    share = None if not weights else np.asarray([weights.get(name, 0.0) for name in names])
    result = smaa2(values, weights=share, seed=seed)
    return _ranking(
        chosen, table, result, totals, after, share, samples=samples, seed=seed, parameter_set=parameter_set
    )


def _columns(
    graph: PolicyGraph, each: Intervention, base: dict[str, Array], totals: CheckTotals, *, samples: int, seed: int,
    parameter_set: str,
) -> tuple[Array, CheckTotals]:  # fmt: skip
    applied = apply_intervention(graph, each)
    draws = draw_parameters(graph, samples=samples, seed=seed, changes=applied.parameters, parameter_set=parameter_set)
    levels = model_criteria(graph, draws) if applied.parameters else base
    now = check_totals(applied.graph) if applied.edited else totals
    columns = {name: levels[name] - base[name] for name in base}
    if each.cost and each.cost_unit == "MCNY/yr":
        columns["public_cost"] = columns["public_cost"] + float(each.cost)
    columns["conflict"] = np.full(samples, totals.severity - now.severity)
    columns["gaps"] = np.full(samples, float(totals.gaps - now.gaps))
    columns["ease"] = np.full(samples, float(each.ease or 1))
    return np.stack([columns[name] for name, _, _ in CRITERIA], axis=1), now


def _partial_values(table: Array) -> Array:
    """Map each criterion to 0-1 between its 5 and 95 % quantiles over all draws and candidates; linear, clipped."""
    low, high = np.quantile(table, 0.05, axis=(0, 1)), np.quantile(table, 0.95, axis=(0, 1))
    flat = np.isclose(high, low)
    # Where nearly all candidates are equal the quantiles coincide: then the extremes anchor the scale.
    low, high = np.where(flat, table.min(axis=(0, 1)), low), np.where(flat, table.max(axis=(0, 1)), high)
    spread = np.where(high > low, high - low, 1.0)
    values: Array = np.clip((table - low) / spread, 0, 1)
    down = np.asarray([better == "down" for _, _, better in CRITERIA])
    return np.where(down, 1 - values, values)


def _ranking(
    chosen: list[Intervention], table: Array, result: Acceptability, totals: CheckTotals, after: list[CheckTotals],
    share: Array | None, *, samples: int, seed: int, parameter_set: str,
) -> Ranking:  # fmt: skip
    first = result.ranks[:, 0]
    mean_rank = result.ranks @ np.arange(len(chosen))
    order = sorted(range(len(chosen)), key=lambda i: (-first[i], mean_rank[i], chosen[i].id))
    dominated = _dominated(table)
    built = []
    for place, position in enumerate(order):
        following = order[place + 1] if place + 1 < len(order) else position
        built.append(
            Assessment(
                id=chosen[position].id.replace("itv:", "asm:", 1),
                intervention=chosen[position].id,
                label=Words(en=chosen[position].label_en, zh=chosen[position].label_zh),
                place=chosen[position].places[0],
                criteria=tuple(_criterion(table[:, position, k], *CRITERIA[k]) for k in range(len(CRITERIA))),
                rank_acceptability=tuple(float(f"{value:.6g}") for value in result.ranks[position]),
                central_weights=_central(result.central_weights[position]),
                confidence=float(f"{result.confidence[position]:.6g}"),
                dominated_by=tuple(chosen[k].id for k in dominated[position]),
                resolved=tuple(sorted(set(totals.findings) - set(after[position].findings))),
                created=tuple(sorted(set(after[position].findings) - set(totals.findings))),
                separable=bool(result.wins[position, following] >= _SEPARABLE) if following != position else True,
                parameter_set=parameter_set,
                samples=samples,
                seed=seed,
            )
        )
    medians = np.median(table, axis=0)
    types = [1 if better == "up" else -1 for _, _, better in CRITERIA]
    used = share if share is not None else np.ones(len(CRITERIA))
    beside = {
        method: {
            each.id: float(f"{score:.6g}") for each, score in zip(chosen, function(medians, used, types), strict=True)
        }
        for method, function in (("promethee2", promethee2), ("topsis", topsis))
    }
    return Ranking(tuple(built), beside)


def _criterion(draws: Array, name: str, unit: str, better: str) -> Criterion:
    low, middle, high = (float(f"{value:.6g}") + 0.0 for value in np.quantile(draws, (0.05, 0.5, 0.95)))
    return Criterion(
        name=name, unit=unit, better_when="up" if better == "up" else "down", median=middle, p05=low, p95=high
    )


def _central(weights: Array) -> dict[str, float]:
    if np.isnan(weights).any():
        return {}
    return {name: float(f"{value:.6g}") for (name, _, _), value in zip(CRITERIA, weights, strict=True)}


def _dominated(table: Array) -> list[list[int]]:
    """Return for each candidate those at least as good everywhere and better somewhere, in 95 % of the draws."""
    signs = np.asarray([1.0 if better == "up" else -1.0 for _, _, better in CRITERIA])
    good = table * signs
    count = table.shape[1]
    found: list[list[int]] = [[] for _ in range(count)]
    for one in range(count):
        for other in range(count):
            gap = good[:, other, :] - good[:, one, :]
            if one != other and np.mean((gap >= 0).all(axis=1) & (gap > 0).any(axis=1)) >= _DOMINATED:
                found[one].append(other)
    return found
