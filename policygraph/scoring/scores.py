"""Ranks interventions: criteria with their spread, dominance, and how often each comes first under any weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Assessment, Criterion, Words
from policygraph.schema.interventions import Intervention
from policygraph.scoring.criteria import CRITERIA
from policygraph.scoring.interventions import Candidate, candidates
from policygraph.scoring.mcda import promethee2, topsis
from policygraph.scoring.outcomes import Outcomes, outcomes, partial_values
from policygraph.scoring.ranking import Ranking, Robustness
from policygraph.scoring.robustness import deciding, dominated, pareto, regret, reversals
from policygraph.scoring.smaa import Acceptability, smaa2

__all__ = ["rank_interventions"]

Array = NDArray[np.float64]
_SEPARABLE: Final = 0.6
_NAMES: Final = tuple(name for name, _, _ in CRITERIA)
_SIGNS: Final = np.asarray([1.0 if better == "up" else -1.0 for _, _, better in CRITERIA])
_FRONT: Final = tuple(_NAMES.index(name) for name in ("energy_security", "dual_carbon"))
_TOP: Final = 3


def rank_interventions(
    graph: PolicyGraph,
    interventions: Iterable[Intervention | Candidate] | None = None,
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
        If there is no candidate, ``samples`` is less than 1, or a weight names no criterion or is negative.
    DataError
        If a change names something that does not exist.
    """
    chosen = candidates(graph, interventions)
    unknown = sorted(set(weights or {}) - set(_NAMES))
    if not chosen or samples < 1 or unknown:
        raise UsageError("scoring.request", unknown=", ".join(unknown), known=", ".join(_NAMES))
    found = outcomes(graph, chosen, samples=samples, seed=seed, parameter_set=parameter_set)
    share = None if not weights else np.asarray([weights.get(name, 0.0) for name in _NAMES])
    values = partial_values(found.table)
    result = smaa2(values, weights=share, seed=seed)
    order = _order(chosen, result)
    worse = dominated(found.table * _SIGNS)
    built = tuple(
        _assessment(chosen, found, result, worse, order, place, parameter_set=parameter_set, seed=seed)
        for place in range(len(order))
    )
    used = share if share is not None else np.ones(len(_NAMES))
    beside, reversed_by = _beside(chosen, found, used)
    firmness = _robustness(chosen, found, values, result, order)
    return Ranking(graph, built, chosen, beside, reversed_by, firmness, weighted=share is not None)


def _order(chosen: tuple[Candidate, ...], result: Acceptability) -> list[int]:
    """Return positions by first-rank acceptability, then mean rank, then id."""
    mean_rank = result.ranks @ np.arange(len(chosen))
    return sorted(range(len(chosen)), key=lambda i: (-result.ranks[i, 0], mean_rank[i], chosen[i].intervention.id))


def _assessment(
    chosen: tuple[Candidate, ...], found: Outcomes, result: Acceptability, worse: list[list[int]], order: list[int],
    place: int, *, parameter_set: str, seed: int,
) -> Assessment:  # fmt: skip
    position = order[place]
    row = chosen[position].intervention
    following = order[place + 1] if place + 1 < len(order) else position
    before, after = set(found.before.findings), set(found.after[position].findings)
    return Assessment(
        id=row.id.replace("itv:", "asm:", 1),
        intervention=row.id,
        label=Words(en=row.label_en, zh=row.label_zh),
        place=row.places[0],
        criteria=tuple(_criterion(found.table[:, position, k], *each) for k, each in enumerate(CRITERIA)),
        rank_acceptability=tuple(_short(value) for value in result.ranks[position]),
        central_weights=_central(result.central_weights[position]),
        confidence=_short(result.confidence[position]),
        dominated_by=tuple(chosen[k].intervention.id for k in worse[position]),
        resolved=tuple(sorted(before - after)),
        created=tuple(sorted(after - before)),
        separable=bool(following == position or result.wins[position, following] >= _SEPARABLE),
        parameter_set=parameter_set,
        samples=len(found.table),
        seed=seed,
    )


def _criterion(draws: Array, name: str, unit: str, better: str) -> Criterion:
    low, middle, high = (_short(value) for value in np.quantile(draws, (0.05, 0.5, 0.95)))
    return Criterion(
        name=name, unit=unit, better_when="up" if better == "up" else "down", median=middle, p05=low, p95=high
    )


def _central(weights: Array) -> dict[str, float]:
    return {} if np.isnan(weights).any() else {name: _short(value) for name, value in zip(_NAMES, weights, strict=True)}


def _short(value: float) -> float:
    return float(f"{value:.6g}") + 0.0


def _beside(
    chosen: tuple[Candidate, ...], found: Outcomes, weights: Array
) -> tuple[dict[str, dict[str, float]], dict[str, tuple[str, ...]]]:
    """Return the scores of both methods on medians by candidate, and the candidates whose absence reorders others."""
    medians = np.median(found.table, axis=0)
    names = [each.intervention.id for each in chosen]
    scores, reversed_by = {}, {}
    for name, method in (("promethee2", promethee2), ("topsis", topsis)):
        given = method(medians, weights, _SIGNS)
        scores[name] = {each: _short(score) for each, score in zip(names, given, strict=True)}
        reversed_by[name] = (
            tuple(names[k] for k in reversals(medians, weights, _SIGNS, method)) if len(names) > 2 else ()
        )
    return scores, reversed_by


def _robustness(
    chosen: tuple[Candidate, ...], found: Outcomes, values: Array, result: Acceptability, order: list[int]
) -> dict[str, Robustness]:
    scores = np.einsum("dac,dc->da", values, result.weights)
    mean, high = regret(scores)
    worst = np.quantile(scores, 0.1, axis=0)
    front = pareto(np.median(found.table, axis=0)[:, _FRONT] * _SIGNS[list(_FRONT)])
    causes = {f"{model}.{name}": drawn for (model, name), drawn in found.draws.items()}
    causes |= {f"weight.{name}": result.weights[:, k] for k, name in enumerate(_NAMES)}
    built: dict[str, Robustness] = {}
    for place, position in enumerate(order):
        decided = deciding(_lead(scores, position), causes) if place < _TOP else []
        built[chosen[position].intervention.id] = Robustness(
            bool(front[position]), _short(mean[position]), _short(high[position]), _short(worst[position]),
            tuple((name, _short(strength)) for name, strength in decided),
        )  # fmt: skip
    return built


def _lead(scores: Array, position: int) -> Array:
    """Return in each draw how far a candidate is before the best of the others."""
    others = np.delete(scores, position, axis=1)
    lead: Array = scores[:, position] - (others.max(axis=1) if others.shape[1] else 0.0)
    return lead
