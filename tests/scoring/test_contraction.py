"""Folding provinces and vintages first gives what making every cell gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import SeedSequence

from policygraph.errors import UsageError
from policygraph.scoring.contraction import (
    BLOCK,
    Draws,
    Levers,
    Provinces,
    draw_block,
    score_contracted,
    score_full,
    summarise,
)


def case(seed: int, provinces: int = 5, years: int = 12, levers: int = 4) -> tuple[Provinces, Levers]:
    random = np.random.default_rng(seed)
    made = Provinces(
        random.uniform(1e4, 1e6, (provinces, years)),
        random.uniform(0.1, 0.8, (provinces, years)),
        np.linspace(1, 0.2, 8),
        0.95 ** np.arange(years),
    )
    weight = random.random((levers, provinces)) * (random.random((levers, provinces)) < 0.6)
    return made, Levers(
        random.uniform(0, 4, levers),
        random.uniform(0, 0.3, levers),
        random.uniform(0.3, 0.8, levers),
        random.uniform(0, 500, levers),
        weight,
    )


@settings(max_examples=10)
@given(seed=st.integers(0, 100))
def test_folded_equals_all_cells(seed: int) -> None:
    provinces, levers = case(seed)
    draws = draw_block(SeedSequence(seed), 16)
    full, folded = score_full(provinces, draws, levers), score_contracted(provinces, draws, levers)
    assert np.max(np.abs(folded - full) / np.abs(full).max(axis=(0, 1))) < 1e-12


def test_one_province_one_year_by_hand() -> None:
    # 100 cars sold, half electric: 50 drive 10,000 km at 0.15 kWh/km on 0.5 kg/kWh, 50 burn 0.07 L/km.
    provinces = Provinces(np.asarray([[100.0]]), np.asarray([[0.5]]), np.ones(1), np.ones(1))
    levers = Levers(np.zeros(1), np.ones(1), np.asarray([0.5]), np.zeros(1), np.ones((1, 1)))
    one = [np.asarray([value]) for value in (0.25, 0.0, 1e4, 0.15, 0.07, 60.0, 0.8, 0.1, 100.0)]
    margin, carbon, fuel = score_contracted(provinces, Draws(*one), levers)[0, 0]
    assert fuel == pytest.approx(50 * 1e4 * 0.07)
    assert carbon == pytest.approx(50 * 1e4 * 0.15 * 0.5 + fuel * 2.1645)
    assert margin == pytest.approx(50 * 60 * 0.6 * 100 * (0.8 * 0.5 - 0.1))


def test_a_lever_that_reaches_no_province_does_nothing() -> None:
    provinces, levers = case(1)
    nowhere = levers._replace(
        weight=np.zeros_like(levers.weight), enrolled=np.ones(4), gap=np.full(4, 0.5), payment=np.zeros(4)
    )
    found = score_contracted(provinces, draw_block(SeedSequence(0), 8), nowhere)
    assert found == pytest.approx(np.broadcast_to(found[:, :1, :], found.shape))


def test_quantiles_lie_within_a_bin_of_the_exact_ones() -> None:
    provinces, levers = case(2, provinces=3, years=8, levers=2)
    summary = summarise(provinces, levers, samples=5000, seed=0)
    children = SeedSequence(0).spawn(2)
    draws = [draw_block(children[0], BLOCK), draw_block(children[1], 5000 - BLOCK)]
    values = np.concatenate([score_contracted(provinces, each, levers) for each in draws])
    assert summary.mean() == pytest.approx(values.mean(axis=0), rel=1e-12)
    assert summary.counts.sum(axis=-1).tolist() == [[5000] * 3] * 2
    for share in (0.05, 0.5, 0.95):
        exact = np.quantile(values, share, axis=0)
        assert (np.abs(summary.quantile(share) - exact) <= 1.5 * summary.width).all()


class Reversed:
    """A stand-in for a cluster that works from the last part to the first."""

    def map(self, function: object, parts: object, /) -> list[object]:
        rows = list(parts)  # type: ignore[call-overload]
        return [function(each) for each in reversed(rows)][::-1]  # type: ignore[operator]

    def gather(self, futures: list[object], /) -> list[object]:
        return futures


def test_the_order_of_work_leaves_every_bit_alone() -> None:
    provinces, levers = case(3, provinces=3, years=8, levers=2)
    alone = summarise(provinces, levers, samples=9000, seed=4)
    shared = summarise(provinces, levers, samples=9000, seed=4, client=Reversed())  # type: ignore[arg-type]
    assert alone.total.tobytes() == shared.total.tobytes()
    assert alone.counts.tobytes() == shared.counts.tobytes()


def test_no_draw_no_summary() -> None:
    with pytest.raises(UsageError):
        summarise(*case(0), samples=0)
