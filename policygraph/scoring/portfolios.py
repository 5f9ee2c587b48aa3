"""A set of interventions under a budget, in an order in which each can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Assessment
from policygraph.schema.interventions import Change, Intervention
from policygraph.scoring.criteria import CRITERIA
from policygraph.scoring.interventions import Candidate
from policygraph.scoring.outcomes import outcomes
from policygraph.scoring.ranking import Ranking

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["portfolio"]

Array = NDArray[np.float64]
_COST: Final = "public_cost"
_LOSSES: Final = ("remove", "end")
_KEPT: Final = tuple(name for name, _, _ in CRITERIA if name not in (_COST, "ease"))
_COLUMNS: Final = (
    "step", "intervention", "label_en", "label_zh", "public_cost", "cumulative_cost", "value", "best", "ends",
)  # fmt: skip


def portfolio(
    graph: PolicyGraph, ranking: Ranking, budget: float, *, most: int | None = None, samples: int = 200
) -> pd.DataFrame:
    """Return the interventions with the largest summed value that fit a budget, in a feasible order.

    Chosen by integer programming on the value of each alone (median criteria, equal weights, scaled by the largest
    effect among the candidates); two that set the same parameter or row exclude one another; prerequisites come along.
    The order puts prerequisites first and what ends or removes something last: establish before breaking.

    Parameters
    ----------
    graph, ranking
        The base and a ranking on it.
    budget
        Net public cost allowed, million yuan a year; what saves public money counts against it.
    most
        Largest number of interventions; any number unless given.
    samples
        Draws for the joint effect.

    Returns
    -------
    DataFrame
        ``step, intervention, label_en, label_zh, public_cost, cumulative_cost, value, best, ends``: ``best`` is the
        criterion that gives most of the value, blank where none does, ``ends`` the ids of the findings it alone ends.
        ``attrs["joint"]`` holds the median effect of all together by criterion, ``attrs["sum"]`` the sum of the single
        ones: where they differ the interventions overlap. ``attrs["left_out"]`` says by id why the others are not in
        it: ``no_gain``, ``set_twice`` (one chosen changes the same row) or ``limit``.

    Raises
    ------
    UsageError
        If the budget is no finite number.
    """
    import pandas as pd

    if not np.isfinite(budget):
        raise UsageError("scoring.budget", value=budget)
    medians = np.asarray([[one.median for one in each.criteria] for each in ranking])
    names = [each.intervention for each in ranking]
    shares = _shares(medians)
    value = shares.mean(axis=1)
    cost = medians[:, [name for name, _, _ in CRITERIA].index(_COST)]
    taken = _choose(ranking, names, value, cost, budget, most)
    order = _sequence(ranking, [name for name, in_it in zip(names, taken, strict=True) if in_it])
    rows: list[dict[str, Any]] = []
    spent = 0.0
    for step, name in enumerate(order, start=1):
        here = names.index(name)
        spent += float(cost[here])
        label = ranking[name].label
        rows.append(
            {
                "step": step,
                "intervention": name,
                "label_en": label.en,
                "label_zh": label.zh,
                "public_cost": float(cost[here]),
                "cumulative_cost": spent,
                "value": float(value[here]),
                "best": _KEPT[int(shares[here].argmax())] if shares[here].max() > 0 else "",
                "ends": ranking[name].resolved,
            }
        )
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    frame.attrs = {
        "budget": float(budget),
        "most": most,
        "units": {"public_cost": "MCNY/yr", "cumulative_cost": "MCNY/yr"},
        "left_out": _left_out(ranking, names, value, order),
    }
    if order:
        frame.attrs["joint"] = _joint(graph, ranking, order, samples=samples)
        frame.attrs["sum"] = {
            name: float(medians[[names.index(each) for each in order], k].sum())
            for k, (name, _, _) in enumerate(CRITERIA)
        }
    return frame


def _shares(medians: Array) -> Array:
    """Return each criterion but cost and ease over its largest size among the candidates; their mean is the value."""
    kept = [k for k, (name, _, _) in enumerate(CRITERIA) if name in _KEPT]
    largest = np.abs(medians[:, kept]).max(axis=0)
    scaled: Array = medians[:, kept] / np.where(largest > 0, largest, 1.0)
    return scaled


def _left_out(ranking: Ranking, names: list[str], value: Array, order: list[str]) -> dict[str, str]:
    groups = [{names[place] for place in group} for group in _exclusive(ranking, names)]
    found: dict[str, str] = {}
    for name, worth in zip(names, value, strict=True):
        if name not in order:
            twice = any(name in group and group & set(order) for group in groups)
            found[name] = "no_gain" if worth <= 0 else "set_twice" if twice else "limit"
    return found


def _choose(
    ranking: Ranking, names: list[str], value: Array, cost: Array, budget: float, most: int | None
) -> list[bool]:
    count = len(names)
    rows, lows, highs = (
        [cost, np.ones(count)],
        [-np.inf, -np.inf],
        [float(budget), float(count if most is None else most)],
    )
    for name in names:
        for needed in ranking.candidates[name].intervention.prerequisites:
            if needed in names:
                # A candidate may be taken only with what it needs.
                row = np.zeros(count)
                row[names.index(name)], row[names.index(needed)] = 1.0, -1.0
                rows.append(row)
                lows.append(-np.inf)
                highs.append(0.0)
    for group in _exclusive(ranking, names):
        row = np.zeros(count)
        row[group] = 1.0
        rows.append(row)
        lows.append(-np.inf)
        highs.append(1.0)
    # A tiny preference for few steps keeps out what does nothing; ties fall to the order of the ranking.
    goal = -value + 1e-9 * (1 + np.arange(count))
    solved = milp(
        goal,
        constraints=LinearConstraint(np.asarray(rows), lows, highs),
        bounds=Bounds(0, 1),
        integrality=np.ones(count, dtype=np.int64),
    )
    return [bool(each > 0.5) for each in solved.x] if solved.success else [False] * count


def _exclusive(ranking: Ranking, names: list[str]) -> list[list[int]]:
    """Return groups of positions that set one parameter, or make one edit: only one of each can be done."""
    setters: dict[tuple[str, str], list[int]] = {}
    for position, name in enumerate(names):
        for key in sorted({(change.table, change.row) for change in ranking.candidates[name].changes}):
            setters.setdefault(key, []).append(position)
    return [positions for positions in setters.values() if len(positions) > 1]


def _sequence(ranking: Ranking, chosen: list[str]) -> list[str]:
    """Return prerequisites before what needs them, removals as late as that allows; ties in order of the ranking."""
    waiting, done = list(chosen), list[str]()
    while waiting:
        ready = [name for name in waiting if not _open(ranking, name, waiting)]
        following = min(ready or waiting, key=lambda name: (_breaks(ranking.candidates[name]), chosen.index(name)))
        waiting.remove(following)
        done.append(following)
    return done


def _open(ranking: Ranking, name: str, waiting: list[str]) -> bool:
    return any(each in waiting and each != name for each in ranking.candidates[name].intervention.prerequisites)


def _breaks(candidate: Candidate) -> bool:
    return any(change.operation in _LOSSES for change in candidate.changes)


def _joint(graph: PolicyGraph, ranking: Ranking, order: list[str], *, samples: int) -> dict[str, float]:
    """Return the medians of all chosen together: their changes as one intervention, later steps over earlier ones."""
    first: Assessment = ranking.assessments[0]
    changes: dict[tuple[str, str, str, str], Change] = {}
    for name in order:
        for each in ranking.candidates[name].changes:
            changes[each.operation, each.table, each.row, each.column_name] = each
    whole = Intervention(id="itv:portfolio", label_en="portfolio", label_zh="组合", places=(first.place,), ease=1)
    found = outcomes(
        graph,
        (Candidate(whole, tuple(changes.values())),),
        samples=samples,
        seed=first.seed,
        parameter_set=first.parameter_set,
    )
    medians = np.median(found.table[:, 0, :], axis=0)
    return {name: float(value) for (name, _, _), value in zip(CRITERIA, medians, strict=True)}
