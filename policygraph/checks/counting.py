"""Exact counts of opposite pushes without listing a pair: per indicator and narrower place, certain and possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, product
from math import prod
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policygraph.checks.columns import Axis, PushColumns, View
from policygraph.compute import Client, map_reduce

__all__ = ["FactCounts", "count_facts"]

Ints = NDArray[Any]
Counts = NDArray[np.int64]
# Rows are read in blocks that stay in the cache of a core, yet are long against the histogram they are added to.
_BLOCK = 196_608
# Histograms are quicker where they have few cells for the rows that fall into them: measured, up to about 90 a row
# while all cells stay near the core, and 8 a row whatever their number.
_FEW_CELLS, _CELLS_A_ROW, _NEAR_CELLS, _NEAR_CELLS_A_ROW = 4_096, 8, 4_000_000, 80
Method = Literal["", "histogram", "sorting"]


class FactCounts(NamedTuple):
    """Facts by indicator and narrower place, each an array indicators × places of whole numbers.

    A fact is a pair of opposite pushes on one indicator in one atom (place, and technology, season and addressee where
    the columns have these axes). ``possible`` counts those that are not certain.

    Facts are finer than findings. Two pushes that meet in several atoms make several facts and one finding of opposite
    signs (C1): one for each indicator and two clauses of :func:`policygraph.checks.list_facts`. Where a rule that says
    more accuses the same two clauses, ``find_conflicts`` shows that finding with C1 in ``also``, so that any two
    clauses with a fact stand together in exactly one finding that has C1 as its code or beside it.
    """

    certain: Counts
    possible: Counts

    @property
    def total(self) -> int:
        """Facts in all, certain and possible."""
        return int(self.certain.sum() + self.possible.sum())


def count_facts(
    columns: PushColumns, *, parts: int = 1, client: Client | None = None, method: Method = ""
) -> FactCounts:
    """Count the facts of a set of pushes.

    With d axes the count is the sum over s in {0, 1}ᵈ of the pairs in which the raising push lies at or above the
    lowering one on the axes where s = 0 and strictly below it where s = 1. Two periods overlap in all pairs but those
    in which one has ended before the other begins, which needs sums over time, not pairs.

    Parameters
    ----------
    parts
        Into how many parts of rows the work is cut; the result does not depend on it.
    client
        A ``dask.distributed.Client`` to spread the parts over; without one they run here, one after the other.
    method
        ``histogram`` (of starts and ends by cell and tick), ``sorting`` (of the columns), or blank for the quicker;
        the result does not depend on it.
    """
    if not method:
        near = min(_NEAR_CELLS, _NEAR_CELLS_A_ROW * len(columns))
        cells = _cells(columns) << len(columns.axes)
        method = "histogram" if cells <= max(_FEW_CELLS, _CELLS_A_ROW * len(columns), near) else "sorting"
    certain = _count(columns, columns.certain, parts, client, method)
    if columns.certain is columns.possible:
        return FactCounts(certain, np.zeros_like(certain))
    return FactCounts(certain, _count(columns, columns.possible, parts, client, method) - certain)


def _cells(columns: PushColumns) -> int:
    return len(columns.indicators) * 2 * columns.ticks * prod(len(axis.names) for axis in columns.axes)


def _count(columns: PushColumns, view: View, parts: int, client: Client | None, method: Method) -> Counts:
    if method == "histogram":
        sections = _sections(columns, view, parts)
        found = _from_histogram(map_reduce(_histogram, sections, np.add, client=client), columns)
    else:
        # Every indicator stands in one part, so parts add up.
        chosen = np.array_split(np.unique(columns.indicator), max(1, parts))
        bare = replace(columns, bound=None, details={})
        work = [(bare.take(np.isin(columns.indicator, each)), view is columns.certain) for each in chosen]
        found = map_reduce(_by_sorting_part, work, np.add, client=client)
    return found - _within_policies(columns, view)


class _Section(NamedTuple):
    """Some rows and the shape of the histogram they fall into."""

    shape: tuple[int, ...]
    keys: tuple[Ints, ...]
    sign: Ints
    start: Ints
    end: Ints
    shadow: Ints | None


def _sections(columns: PushColumns, view: View, parts: int) -> list[_Section]:
    shape = (len(columns.indicators), *(len(axis.names) for axis in columns.axes), 2, columns.ticks)
    edges = np.linspace(0, len(columns), max(1, parts) + 1).astype(int)
    slices = [slice(first, last) for first, last in pairwise(edges.tolist())]
    return [
        _Section(
            shape, (columns.indicator[rows], *(node[rows] for node in view.nodes)), columns.sign[rows],
            view.start[rows], view.end[rows], None if columns.shadow is None else columns.shadow[rows],
        )
        for rows in slices
    ]  # fmt: skip


def _histogram(section: _Section) -> Counts:
    """Return starts and ends by cell and tick, first of true rows, then of shadows: 4 × cells, flat."""
    size = prod(section.shape)
    found = np.zeros((4, size), dtype=np.int64)
    for first in range(0, len(section.sign), _BLOCK):
        rows = slice(first, first + _BLOCK)
        key = section.keys[0][rows]
        raises = (section.sign[rows] > 0).view(np.int8)
        columns = (*(column[rows] for column in section.keys[1:]), raises)
        for place, column in enumerate(columns, start=2):
            key = _extended(key, section.shape[place - 1], column, prod(section.shape[:place]))
        key = np.multiply(key, section.shape[-1], dtype=_narrow(size))
        start, end = section.start[rows], section.end[rows]
        sound = start <= end
        if section.shadow is None and bool(sound.all()):
            _tally(found, 0, key, start, end)
            continue
        shadow = np.zeros(len(key), dtype=bool) if section.shadow is None else section.shadow[rows]
        for offset, kept in ((0, sound & ~shadow), (2, sound & shadow)):
            _tally(found, offset, key[kept], start[kept], end[kept])
    return found


def _extended(key: Ints, length: int, column: Ints, size: int) -> Ints:
    """Return key × length + column in the narrowest whole numbers that hold it: half the width is half the time."""
    longer: Ints = np.multiply(key, length, dtype=_narrow(size))
    return np.add(longer, column, out=longer, casting="same_kind")


def _narrow(size: int) -> type[np.signedinteger[Any]]:
    return np.int16 if size < 2**15 else np.int32 if size < 2**31 else np.int64


def _tally(found: Counts, offset: int, key: Ints, start: Ints, end: Ints) -> None:
    found[offset] += np.bincount(key + start, minlength=found.shape[1])
    found[offset + 1] += np.bincount(key + end, minlength=found.shape[1])


def _from_histogram(histogram: Counts, columns: PushColumns) -> Counts:
    shape = (len(columns.indicators), *(len(axis.names) for axis in columns.axes), 2, columns.ticks)
    starts, ends, shadow_starts, shadow_ends = histogram.reshape(4, *shape)
    true = {side: _starts_and_active(starts, ends, side) for side in (0, 1)}
    if not shadow_starts.any():
        wide = true
    else:
        shadows = {side: _starts_and_active(shadow_starts, shadow_ends, side) for side in (0, 1)}
        wide = {side: tuple(a - b for a, b in zip(true[side], shadows[side], strict=True)) for side in (0, 1)}
    found = np.zeros(shape[:2], dtype=np.int64)
    for turns in product((0, 1), repeat=len(columns.axes)):
        # The side that is wide in place brings its shadows along.
        raising, lowering = (wide if turns[0] == 0 else true)[1], (true if turns[0] == 0 else wide)[0]
        up = _spread(raising, columns.axes, [turn == 0 for turn in turns], strict=False)
        down = _spread(lowering, columns.axes, [turn == 1 for turn in turns], strict=True)
        facts = up[0] * down[1] + down[0] * (up[1] - up[0])
        found += facts.sum(axis=tuple(range(2, facts.ndim)))
    return found


def _starts_and_active(starts: Counts, ends: Counts, side: int) -> tuple[Counts, ...]:
    """Return by cell and tick how many begin and how many hold."""
    begin, stop = starts[..., side, :], ends[..., side, :]
    return begin, np.cumsum(begin, axis=-1) - (np.cumsum(stop, axis=-1) - stop)


def _spread(tables: Iterable[Counts], axes: tuple[Axis, ...], chosen: list[bool], *, strict: bool) -> list[Counts]:
    """Add to every node of the chosen axes what stands above it; with ``strict``, keep only that."""
    found = list(tables)
    for number, (axis, is_chosen) in enumerate(zip(axes, chosen, strict=True), start=1):
        if is_chosen:
            found = [_accumulate(table, axis, number, strict) for table in found]
    return found


def _accumulate(table: Counts, axis: Axis, number: int, strict: bool) -> Counts:
    whole = np.moveaxis(table, number, 0).copy()
    for node, parent in enumerate(axis.above.tolist()):
        if parent >= 0:
            whole[node] += whole[parent]
    if strict:
        whole -= np.moveaxis(table, number, 0)
    return np.moveaxis(whole, 0, number)


def _within_policies(columns: PushColumns, view: View) -> Counts:
    """Return the facts between two pushes of one document, which are no conflicts."""
    nothing = np.zeros((len(columns.indicators), len(columns.axes[0].names)), dtype=np.int64)
    if columns.policy is None or not len(columns):
        return nothing
    pair = columns.indicator.astype(np.int64) * (int(columns.policy.max()) + 1) + columns.policy
    both = np.intersect1d(pair[columns.sign > 0], pair[columns.sign < 0])
    rows = np.isin(pair, both)
    if not rows.any():
        return nothing
    return _by_sorting(columns.take(rows), certain=view is columns.certain, within=True)


def _by_sorting_part(work: tuple[PushColumns, bool]) -> Counts:
    return _by_sorting(work[0], certain=work[1], within=False)


def _by_sorting(columns: PushColumns, *, certain: bool, within: bool) -> Counts:
    """Count with sorted columns, for many cells or ticks: O(n log n) for every turn of the axes."""
    view = columns.certain if certain else columns.possible
    found = np.zeros((len(columns.indicators), len(columns.axes[0].names)), dtype=np.int64)
    sound = view.start <= view.end
    raising, lowering = np.flatnonzero(sound & (columns.sign > 0)), np.flatnonzero(sound & (columns.sign < 0))
    for turns in product((0, 1), repeat=len(columns.axes)):
        up = _expanded(columns, view, raising, [turn == 1 for turn in turns], strict=True, within=within)
        down = _expanded(columns, view, lowering, [turn == 0 for turn in turns], strict=False, within=within)
        base, asking = (up, down) if turns[0] == 0 else (down, up)
        if columns.shadow is not None:
            true = ~columns.shadow[asking[0]]
            asking = asking[0][true], asking[1][true]
        facts = _overlapping(columns, view, base, asking)
        place = view.nodes[0][asking[0]]
        np.add.at(found, (columns.indicator[asking[0]], place), facts)
    return found


def _expanded(
    columns: PushColumns, view: View, rows: Ints, climbing: list[bool], *, strict: bool, within: bool
) -> tuple[Ints, Ints]:
    """Return rows, repeated for every node above theirs on the climbing axes, and the number of their cell."""
    key = columns.indicator[rows].astype(np.int64)
    if within and columns.policy is not None:
        key = key * (int(columns.policy.max()) + 1) + columns.policy[rows]
    for axis, node, climbs in zip(columns.axes, view.nodes, climbing, strict=True):
        here = node[rows].astype(np.int64)
        if climbs:
            lines = axis.lineages(strict=strict)
            lengths = np.array([len(each) for each in lines])[here]
            rows, key = np.repeat(rows, lengths), np.repeat(key, lengths)
            here = np.concatenate([np.zeros(0, dtype=np.int64), *(lines[each] for each in here.tolist())])
        key = key * len(axis.names) + here
    return rows, key


def _overlapping(columns: PushColumns, view: View, base: tuple[Ints, Ints], asking: tuple[Ints, Ints]) -> Counts:
    """Return for every asking row how many base rows of its cell overlap it in time, shadows counting −1."""
    _, cells = np.unique(np.concatenate([base[1], asking[1]]), return_inverse=True)
    here, there = cells[: len(base[1])] * (columns.ticks + 1), cells[len(base[1]) :] * (columns.ticks + 1)
    worth = np.ones(len(base[0]), dtype=np.int64)
    if columns.shadow is not None:
        worth -= 2 * columns.shadow[base[0]]
    first, last = there + view.start[asking[0]], there + view.end[asking[0]]
    begun = _worth_below(here + view.start[base[0]], worth, (last + 1, there))
    ended = _worth_below(here + view.end[base[0]], worth, (first, there))
    return (begun[0] - begun[1]) - (ended[0] - ended[1])


def _worth_below(codes: Ints, worth: Counts, limits: tuple[Ints, ...]) -> list[Counts]:
    """Return the summed worth of all codes below each limit."""
    order = np.argsort(codes, kind="stable")
    sums = np.concatenate([[0], np.cumsum(worth[order])])
    return [sums[np.searchsorted(codes[order], each, side="left")] for each in limits]
