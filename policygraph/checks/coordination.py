"""The local-coordination index: how far places adopt an instrument, how alike their numbers are, how alike their hours."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.checks.compare import SUMS
from policygraph.checks.coverage import coverage_by_place
from policygraph.checks.hours import CHEAP, DEAR, minutes
from policygraph.checks.neighbours import province_of
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.policies import Setting, TariffPeriod

__all__ = ["dispersion", "local_coordination"]

Array = NDArray[np.float64]
_DRAWS = 1000


def local_coordination(graph: PolicyGraph, *, draws: int = _DRAWS, seed: int = 0) -> pd.DataFrame:
    """Return, by topic, how well the provinces are coordinated, with a bootstrap interval over the provinces.

    Parameters
    ----------
    draws, seed
        Number of bootstrap draws of provinces, and the seed of their generator.

    Returns
    -------
    DataFrame
        Columns ``topic, places_with, places_searched, adoption, evenness, agreement, index, low, high``.
        ``adoption`` = places with a policy / places searched; ``evenness`` = 1 − Gini of the local numbers, the mean
        over indicators set in at least two places, weighted by places (blank where none is); ``agreement`` = share of
        the minutes of a day that two provinces do not call by opposite names, the mean over pairs (blank without
        hours); ``index`` = mean of those that are known, 0 to 1; ``low``, ``high`` = 2.5 and 97.5 per cent.
    """
    rng = np.random.default_rng(seed)
    table = coverage_by_place(graph)
    numbers, hours = _numbers(graph), _hours(graph)
    rows = []
    for topic, cells in table[table["state"] != "not_searched"].groupby("topic", sort=True):
        places = sorted(cells["place"])
        present = {str(place) for place in cells[cells["state"] == "present"]["place"]}
        own = numbers.get(str(topic), {}), hours.get(str(topic), {})
        parts = _parts(places, present, *own)
        drawn = ([places[i] for i in rng.integers(0, len(places), len(places))] for _ in range(draws))
        sample = [_index(_parts(each, present, *own)) for each in drawn]
        low, high = (float(np.nanquantile(sample, share)) for share in (0.025, 0.975))
        rows.append((str(topic), len(present), len(places), *parts, _index(parts), low, high))
    names = ["topic", "places_with", "places_searched", "adoption", "evenness", "agreement", "index", "low", "high"]
    return pd.DataFrame(rows, columns=names)


def dispersion(values: Iterable[float]) -> float:
    """Return 1 − Gini of positive numbers: 1 where all are equal, towards 0 where one has all.

    G = Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄).
    """
    numbers: Array = np.asarray(list(values), dtype=np.float64)
    total = float(numbers.sum())
    if numbers.size < 2 or total <= 0:
        return 1.0
    gaps = float(np.abs(numbers[:, None] - numbers[None, :]).sum())
    return 1.0 - gaps / (2 * numbers.size * total)


Numbers = dict[str, dict[str, float]]
Hours = dict[str, dict[str, tuple[frozenset[int], frozenset[int]]]]


def _parts(places: Sequence[str], present: set[str], numbers: Numbers, hours: Hours) -> tuple[float, float, float]:
    adoption = sum(place in present for place in places) / len(places)
    series = [[values[place] for place in places if place in values] for values in numbers.values()]
    known = [each for each in series if len(each) > 1]
    weight = sum(len(each) for each in known)
    evenness = sum(len(each) * dispersion(each) for each in known) / weight if weight else float("nan")
    shares = [
        1 - len((one[0] & two[1]) | (one[1] & two[0])) / 1440
        for table in hours.values()
        for one, two in combinations([table[place] for place in places if place in table], 2)
    ]
    return adoption, evenness, sum(shares) / len(shares) if shares else float("nan")


def _index(parts: tuple[float, float, float]) -> float:
    known = [part for part in parts if part == part]
    return sum(known) / len(known)


def _numbers(graph: PolicyGraph) -> dict[str, Numbers]:
    """Return local settings in force by topic, by indicator, role, class and unit, and by province (the mean)."""
    found: dict[str, dict[str, dict[str, list[float]]]] = {}
    for row in graph.rows(Setting):
        policy, scope = graph.policy_of(row), graph.scope_of(row)
        home = province_of(graph, scope.places[0]) if scope.places else None
        if policy and home and row.value and scope.period.holds(graph.as_of) and row.role not in SUMS:
            key = f"{row.indicator} {row.role} {row.customer_class} {row.unit}"
            for topic in policy.topics:
                found.setdefault(topic, {}).setdefault(key, {}).setdefault(home.id, []).append(float(row.value))
    return {
        topic: {
            key: {place: sum(values) / len(values) for place, values in sorted(table.items())}
            for key, table in sorted(keys.items())
        }
        for topic, keys in found.items()
    }


def _hours(graph: PolicyGraph) -> dict[str, Hours]:
    """Return dear and cheap minutes of a day in force by topic, by class and by province."""
    found: dict[str, Hours] = {}
    for row in graph.rows(TariffPeriod):
        policy, scope = graph.policy_of(row), graph.scope_of(row)
        home = province_of(graph, scope.places[0]) if scope.places else None
        if policy and home and scope.period.holds(graph.as_of):
            for topic in policy.topics:
                table = found.setdefault(topic, {}).setdefault(row.customer_class, {})
                dear, cheap = table.get(home.id, (frozenset(), frozenset()))
                own = minutes(row.hours)
                table[home.id] = (dear | (own if row.tariff_label in DEAR else frozenset()), cheap | (own if row.tariff_label in CHEAP else frozenset()))  # fmt: skip  # noqa: E501
    return found
