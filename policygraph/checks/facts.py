"""Single facts: the pairs of one cell on request, and exactly the gravest of all without looking at the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from policygraph.checks.columns import PushColumns, View
from policygraph.errors import LimitError, ScopeError, UsageError
from policygraph.graph.policygraph import suggest

__all__ = ["list_facts", "top_facts"]

Ints = NDArray[Any]
# How many pairs may be looked at before the answer is refused.
_MOST_PAIRS = 200_000_000
_SAMPLE = 65_536
_CANDIDATES = 2_048


def list_facts(columns: PushColumns, *, indicator: str = "", place: str = "") -> pd.DataFrame:
    """Return every fact of some pushes, or of one cell of them.

    Parameters
    ----------
    indicator, place
        Keep the facts on this indicator and with this narrower place.

    Returns
    -------
    DataFrame
        Columns ``raising, lowering`` (numbers of the pushes), ``indicator``, one column an axis (the narrower node of
        each) and ``overlap`` (certain or possible), sorted.

    Raises
    ------
    ScopeError
        If the indicator or place is unknown.
    LimitError
        If more pairs would have to be looked at than a list can be good for; count them instead.
    """
    kept = columns
    if indicator:
        kept = kept.take(kept.indicator == _number(columns.indicators, indicator))
    wanted = _number(columns.axes[0].names, place) if place else -1
    if place:
        near = columns.axes[0].closure()
        nodes = kept.possible.nodes[0]
        kept = kept.take(near[nodes, wanted])
    possible = _facts(kept, kept.possible)
    sure = _facts(kept, kept.certain) if kept.certain is not kept.possible else possible
    names = [axis.name for axis in columns.axes]
    keys = ["raising", "lowering", "indicator", *names[:3]]
    certain = pd.MultiIndex.from_frame(sure[keys])
    found = possible.assign(
        overlap=np.where(pd.MultiIndex.from_frame(possible[keys]).isin(certain), "certain", "possible")
    )
    if place:
        found = found[found[names[0]] == wanted]
    return _named(found, columns).sort_values(["indicator", "raising", "lowering", *names]).reset_index(drop=True)


def top_facts(columns: PushColumns, count: int) -> pd.DataFrame:
    """Return the gravest conflicting pairs, exactly.

    Pushes are taken in order of the largest priority any of their facts can have. Once the last pair kept outranks
    whatever a push not yet taken could bring, nothing can be missing.

    Parameters
    ----------
    count
        How many pairs.

    Returns
    -------
    DataFrame
        Columns ``raising, lowering`` (numbers of the pushes), ``indicator``, ``priority``, gravest first, ties by
        number. The priority is that of the finding; for columns without details, the smaller of the two bounds.

    Raises
    ------
    UsageError
        If the columns carry no bound.
    LimitError
        If so many heavy pushes never meet that more pairs than can be looked at would have to be.
    """
    if columns.bound is None:
        raise UsageError("checks.columns.bound")
    bound = columns.bound
    wanted = max(_CANDIDATES, 4 * count)
    while True:
        least = _threshold(bound, wanted)
        rows = np.flatnonzero(bound >= least)
        found = _ranked(columns.take(rows), rows, count)
        rest = bound[bound < least] if len(rows) < len(bound) else bound[:0]
        enough = len(found) == count and (not len(rest) or float(found["priority"].iloc[-1]) > float(rest.max()))
        if enough or not len(rest):
            return found
        wanted = max(2 * wanted, 2 * len(rows))


def _threshold(bound: NDArray[np.float64], wanted: int) -> float:
    """Return a bound that about so many rows reach, read from a sample of evenly spaced rows."""
    if wanted >= len(bound):
        return -np.inf
    sample = np.sort(bound[:: max(1, len(bound) // _SAMPLE)])
    return float(sample[max(0, len(sample) - 1 - int(len(sample) * wanted / len(bound)))])


def _ranked(columns: PushColumns, rows: Ints, count: int) -> pd.DataFrame:
    pushes = rows if columns.push is None else columns.push
    found = _facts(replace(columns, push=pushes), columns.possible)
    pairs = found[["raising", "lowering", "indicator"]].drop_duplicates()
    first, second = pairs["raising"].to_numpy(), pairs["lowering"].to_numpy()
    if columns.details:
        worth = _priority(columns.details, first, second)
    else:
        of_push = np.zeros(int(pushes.max(initial=-1)) + 1)
        of_push[pushes] = columns.bound
        worth = np.minimum(of_push[first], of_push[second])
    ranked = pairs.assign(priority=worth, indicator=[columns.indicators[each] for each in pairs["indicator"]])
    order = ranked.sort_values(["priority", "raising", "lowering"], ascending=[False, True, True], kind="stable")
    return order.head(count).reset_index(drop=True)


def _priority(parts: dict[str, Any], first: Ints, second: Ints) -> NDArray[np.float64]:
    """Return severity × belief of pairs of pushes, rounded as a finding is."""
    least = np.minimum(parts["binding"][first], parts["binding"][second])
    weight = np.minimum(parts["weight"][first], parts["weight"][second])
    severity = np.minimum(1.0, _share(parts, first, second) * least * weight * parts["goal"][first])
    belief = parts["belief"][first] * parts["belief"][second]
    found: NDArray[np.float64] = np.round(np.round(severity, 6) * np.round(belief, 6), 6)
    return found


def _share(parts: dict[str, Any], first: Ints, second: Ints) -> NDArray[np.float64]:
    """Return the larger share of its certain days that a provision spends in the overlap; 0.5 where that is unknown."""
    start = np.maximum(parts["days"]["latest_start"][first], parts["days"]["latest_start"][second])
    end = np.minimum(parts["days"]["earliest_end"][first], parts["days"]["earliest_end"][second])
    shares = []
    for side in (first, second):
        own_start, own_end = parts["own_start"][side], parts["own_end"][side]
        length = own_end - own_start + 1
        days = np.minimum(end, own_end) - np.maximum(start, own_start) + 1
        shares.append(np.where(length > 0, np.clip(days / np.maximum(length, 1), 0.0, 1.0), 0.0))
    largest = np.maximum(*shares)
    return np.where(largest > 0, largest, 0.5)


def _facts(columns: PushColumns, view: View) -> pd.DataFrame:
    """Return the facts of one view: numbers of pushes, indicator and narrower nodes."""
    push = np.arange(len(columns)) if columns.push is None else columns.push
    shadow = np.zeros(len(columns), dtype=bool) if columns.shadow is None else columns.shadow
    above = [axis.closure() for axis in columns.axes]
    parts, looked_at = [], 0
    for each in np.unique(columns.indicator):
        here = (columns.indicator == each) & (view.start <= view.end)
        up, down = np.flatnonzero(here & (columns.sign > 0)), np.flatnonzero(here & (columns.sign < 0))
        looked_at += len(up) * len(down)
        if looked_at > _MOST_PAIRS:
            raise LimitError("checks.columns.pairs", limit=_MOST_PAIRS)
        parts.append(_meetings(columns, view, up, down, above))
    pairs = np.concatenate([np.zeros((2, 0), dtype=np.int64), *parts], axis=1)
    first, second = pairs
    found = pd.DataFrame({"raising": push[first], "lowering": push[second], "indicator": columns.indicator[first]})
    for axis, node, wide in zip(columns.axes, view.nodes, above, strict=True):
        found[axis.name] = np.where(wide[node[first], node[second]], node[second], node[first])
    # A shadow takes out what lies in its place: the facts it would have are no facts of its push.
    is_out = shadow[first] | shadow[second]
    out = pd.MultiIndex.from_frame(found[is_out])
    true = found[~is_out]
    kept: pd.DataFrame = true.loc[~pd.MultiIndex.from_frame(true).isin(out)] if len(out) else true
    return kept


def _meetings(columns: PushColumns, view: View, up: Ints, down: Ints, above: list[NDArray[np.bool_]]) -> Ints:
    """Return the pairs of rows, 2 × m, that meet on every axis and in time and stand in different documents."""
    meets = (view.start[up][:, None] <= view.end[down]) & (view.start[down] <= view.end[up][:, None])
    if columns.policy is not None:
        meets &= columns.policy[up][:, None] != columns.policy[down]
    for number, (wide, node) in enumerate(zip(above, view.nodes, strict=True)):
        one, other = wide[node[up][:, None], node[down]], wide[node[down], node[up][:, None]]
        if number == 0 and columns.shadow is not None:
            # A shadow is never the narrower side, and two shadows have nothing to take from each other.
            one, other = one & ~columns.shadow[down], other & ~columns.shadow[up][:, None]
        meets &= one | other
    first, second = np.nonzero(meets)
    return np.stack([up[first], down[second]])


def _named(found: pd.DataFrame, columns: PushColumns) -> pd.DataFrame:
    names: dict[str, Any] = {"indicator": [columns.indicators[each] for each in found["indicator"]]}
    for axis in columns.axes:
        names[axis.name] = [axis.names[each] for each in found[axis.name]]
    return found.assign(**names)


def _number(names: tuple[str, ...], name: str) -> int:
    if name not in names:
        raise ScopeError("graph.unknown_id", id=name, suggestion=suggest(name, names))
    return names.index(name)
