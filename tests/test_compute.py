"""A pure function spread over parts, here and over workers, with the same answer to the last bit."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from operator import add

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.checks.columns import PushColumns
from policygraph.checks.counting import count_facts
from policygraph.compute import map_reduce

WORDS = st.lists(st.text(max_size=3), min_size=1, max_size=8)


@given(WORDS)
def test_answers_are_folded_in_the_order_of_the_parts(parts: list[str]) -> None:
    # Joining text depends on the order, so a fold in another order would show.
    assert map_reduce(str.upper, parts, add) == "".join(parts).upper()


class Backwards:
    """A client that works on the last part first, as workers may."""

    def map(self, func, /, *iterables):  # type: ignore[no-untyped-def]
        return [(number, func, part) for number, part in enumerate(*iterables)]

    def gather(self, futures, /):  # type: ignore[no-untyped-def]
        done = {number: func(part) for number, func, part in reversed(futures)}
        return [done[number] for number in sorted(done)]


@given(WORDS)
def test_a_client_gives_what_the_builtin_map_gives(parts: list[str]) -> None:
    assert map_reduce(str.upper, parts, add, client=Backwards()) == map_reduce(str.upper, parts, add)


def test_nothing_cannot_be_folded() -> None:
    with pytest.raises(TypeError):
        map_reduce(str.upper, [], add)


def random_columns(size: int, ticks: int) -> PushColumns:
    rng = np.random.default_rng(3)
    start = rng.integers(0, ticks - ticks // 6, size)
    return PushColumns.of_arrays(
        indicator=rng.integers(0, 9, size), place=rng.integers(0, 12, size), sign=rng.choice([1, -1], size), start=start,
        end=start + rng.integers(0, ticks // 6, size), above=np.array([-1, *[0] * 11]), indicators=9, ticks=ticks,
    )  # fmt: skip


def ranges_of(size: int, cuts: list[int]) -> list[tuple[int, int]]:
    edges = sorted({0, size, *(cut % size for cut in cuts)})
    return list(pairwise(edges))


def starts_in(columns: PushColumns, rows: tuple[int, int]) -> object:
    return np.bincount(columns.certain.start[slice(*rows)], minlength=columns.ticks)


@given(st.lists(st.integers(1, 499), max_size=6))
def test_whole_numbers_add_up_alike_for_any_partition(cuts: list[int]) -> None:
    columns = random_columns(500, 36)
    found = map_reduce(partial(starts_in, columns), ranges_of(500, cuts), np.add)
    np.testing.assert_array_equal(found, starts_in(columns, (0, 500)))


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_dask_counts_the_same_for_any_number_of_workers_and_parts(workers: int) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.Client(
        n_workers=workers, threads_per_worker=1, processes=workers == 2, dashboard_address=None
    ) as client:
        for columns, method in ((random_columns(4000, 36), "histogram"), (random_columns(400, 90_000), "sorting")):
            wanted = count_facts(columns)
            assert wanted.total > 0
            for parts in (1, 2, 3, 7):
                found = count_facts(columns, parts=parts, client=client, method=method)
                np.testing.assert_array_equal(found.certain, wanted.certain)
                np.testing.assert_array_equal(found.possible, wanted.possible)
