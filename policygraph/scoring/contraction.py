"""Many draws x interventions x provinces x years: the linear part is folded once, so that only share paths are sampled.

Stock turnover is linear in sales times share. Provinces and vintages therefore fold into three vectors of one number a
year, and a lever that holds in some provinces only enters as weights on their sales. What is not linear in the stock
(:data:`NONLINEAR`) cannot be folded and runs on :func:`score_full`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from numpy.random import SeedSequence
from numpy.typing import NDArray

from policygraph.compute import Client, map_reduce
from policygraph.errors import UsageError

__all__ = [
    "BLOCK",
    "NONLINEAR",
    "OUTPUTS",
    "Draws",
    "Levers",
    "Provinces",
    "Summary",
    "draw_block",
    "score_contracted",
    "score_full",
    "summarise",
]

Array = NDArray[np.float64]
Counts = NDArray[np.int64]
BLOCK: Final = 4096
BINS: Final = 2048
OUTPUTS: Final = ("owner_margin", "carbon", "fuel")
# Survival bends every vintage, saturation caps the stock, peak power takes the smaller of post and battery.
NONLINEAR: Final = ("lifetime_mean", "lifetime_shape", "saturation", "discharge_power", "peak_hours")


class Provinces(NamedTuple):
    """``sales`` and ``grid`` (kgCO2/kWh) have shape (provinces, years); ``survival`` (ages,); ``discount`` (years,)."""

    sales: Array
    grid: Array
    survival: Array
    discount: Array


class Levers(NamedTuple):
    """By intervention, shape (M,): years the share path moves forward, enrolment, price gap (yuan/kWh), payment (yuan).

    ``weight`` has shape (M, provinces): the part of each province's sales the lever reaches, 0 to 1.
    """

    shift: Array
    enrolled: Array
    gap: Array
    payment: Array
    weight: Array


class Draws(NamedTuple):
    """By draw, shape (N,): growth and midpoint of the share path, km, kWh/km, L/km, kWh, efficiency, wear, cycles."""

    growth: Array
    middle: Array
    distance: Array
    electricity: Array
    fuel: Array
    pack: Array
    efficiency: Array
    wear: Array
    cycles: Array


_CARBON_PER_LITRE: Final = 2.1645
_DEPTH: Final = 0.6


def draw_block(child: SeedSequence, size: int) -> Draws:
    """Return ``size`` draws from one child of the seed; a block never depends on how many workers there are."""
    random = np.random.default_rng(child)
    return Draws(
        random.normal(0.25, 0.05, size), random.normal(6, 2, size), random.triangular(9500, 11000, 15000, size),
        random.triangular(0.12, 0.149, 0.16, size), random.triangular(0.066, 0.072, 0.078, size),
        random.normal(65, 8, size), random.triangular(0.791, 0.87, 0.878, size), random.uniform(0.07, 0.24, size),
        random.uniform(20, 120, size),
    )  # fmt: skip


def _turnover(provinces: Provinces) -> Array:
    """Return T with stock = sales @ T, shape (years, years)."""
    years, ages = provinces.sales.shape[1], len(provinces.survival)
    matrix = np.zeros((years, years))
    for age in range(min(ages, years)):
        matrix += np.diag(np.full(years - age, provinces.survival[age]), k=age)
    return matrix


def _paths(draws: Draws, levers: Levers, years: int) -> tuple[Array, Array]:
    """Return share paths without a lever, shape (N, years), and with it, shape (N, M, years)."""
    time = np.arange(years) - draws.middle[:, None]
    base = 1 / (1 + np.exp(-draws.growth[:, None] * time))
    moved = 1 / (1 + np.exp(-draws.growth[:, None, None] * (time[:, None, :] + levers.shift[:, None])))
    return base, moved


def score_full(provinces: Provinces, draws: Draws, levers: Levers) -> Array:
    """Return the outputs with every cell (draw, intervention, province, year) made, shape (N, M, outputs)."""
    base, moved = _paths(draws, levers, provinces.sales.shape[1])
    share = base[:, None, None, :] + levers.weight[:, :, None] * (moved - base[:, None, :])[:, :, None, :]
    matrix = _turnover(provinces)
    electric = (provinces.sales * share) @ matrix
    burnt = (provinces.sales @ matrix - electric) * (draws.distance * draws.fuel)[:, None, None, None]
    margin = electric * _per_car(draws, levers)[:, :, None, None] * provinces.discount
    driven = (draws.distance * draws.electricity)[:, None, None, None]
    carbon = electric * driven * provinces.grid + burnt * _CARBON_PER_LITRE
    return np.stack([each.sum(axis=(2, 3)) for each in (margin, carbon, burnt)], axis=-1)


def score_contracted(provinces: Provinces, draws: Draws, levers: Levers) -> Array:
    """Return the same outputs with provinces and vintages folded first, shape (N, M, outputs)."""
    base, moved = _paths(draws, levers, provinces.sales.shape[1])
    matrix = _turnover(provinces)
    ones = np.ones_like(provinces.grid)
    kinds = np.stack([ones * provinces.discount, provinces.grid, ones])
    # Weight of one unit of share in a sales year, by kind and province: what it leaves behind over all later years.
    weights = provinces.sales[None] * (kinds @ matrix.T)
    everywhere = weights.sum(axis=1)
    reached = np.einsum("mr,kry->mky", levers.weight, weights)
    moved -= base[:, None, :]
    added = np.matmul(moved.transpose(1, 0, 2), reached.transpose(0, 2, 1)).transpose(1, 0, 2)
    folded = np.einsum("ny,ky->nk", base, everywhere)[:, None, :] + added
    whole = (provinces.sales @ matrix).sum()
    burnt = (whole - folded[..., 2]) * (draws.distance * draws.fuel)[:, None]
    margin = folded[..., 0] * _per_car(draws, levers)
    carbon = folded[..., 1] * (draws.distance * draws.electricity)[:, None] + burnt * _CARBON_PER_LITRE
    return np.stack([margin, carbon, burnt], axis=-1)


def _per_car(draws: Draws, levers: Levers) -> Array:
    """Return what one electric car brings its owner in a year, yuan, shape (N, M)."""
    energy = (draws.pack * _DEPTH * draws.cycles)[:, None]
    kept = draws.efficiency[:, None] * levers.gap - draws.wear[:, None]
    per_car: Array = levers.enrolled * (energy * kept - levers.payment)
    return per_car


class Summary(NamedTuple):
    """Sums and counts over all draws; memory does not grow with them.

    ``total`` has shape (M, outputs); ``counts`` (M, outputs, bins + 2), the first and last bin open; ``low`` and
    ``width`` (M, outputs) place the bins, so a quantile is known to one width.
    """

    draws: int
    total: Array
    counts: Counts
    low: Array
    width: Array

    def mean(self) -> Array:
        """Return means, shape (M, outputs)."""
        return self.total / self.draws

    def quantile(self, share: float) -> Array:
        """Return a quantile from the counts, shape (M, outputs): the upper edge of the bin in which it lies."""
        below = self.counts.cumsum(axis=-1)
        place = (below < share * self.draws).sum(axis=-1)
        edge: Array = self.low + self.width * place
        return edge


def summarise(
    provinces: Provinces, levers: Levers, *, samples: int, seed: int = 0, client: Client | None = None
) -> Summary:
    """Return means and quantiles over many draws, block by block; the same bits for any number of workers.

    Parameters
    ----------
    samples
        Draws; blocks of :data:`BLOCK`, each from its own child of the seed, are summed in order.
    seed
        0 is a seed.
    client
        A ``dask.distributed.Client``; without one the builtin ``map``.

    Raises
    ------
    UsageError
        If there is no draw.
    """
    if samples < 1:
        raise UsageError("scoring.request", unknown="samples", known="samples ≥ 1")
    children = SeedSequence(seed).spawn(-(-samples // BLOCK))
    sizes = [BLOCK] * (len(children) - 1) + [samples - BLOCK * (len(children) - 1)]
    low, width = _bins(provinces, levers, children[0])
    part = partial(_block, provinces, levers, low, width)
    total, counts = map_reduce(part, list(zip(children, sizes, strict=True)), _add, client=client)
    return Summary(samples, total, counts, low, width)


def _bins(provinces: Provinces, levers: Levers, first: SeedSequence) -> tuple[Array, Array]:
    """Return where the bins start and how wide they are: the range of the first block, half as much again each side."""
    values = np.concatenate([score_contracted(provinces, part, levers) for part in _slices(draw_block(first, BLOCK))])
    low, high = values.min(axis=0), values.max(axis=0)
    reach = np.where(high > low, high - low, 1.0)
    return low - reach / 2, 2 * reach / BINS


def _slices(draws: Draws, size: int = 512) -> Iterator[Draws]:
    """Yield pieces that stay inside the cache; the pieces of a block are the same wherever it is computed."""
    for start in range(0, len(draws.growth), size):
        yield Draws(*(each[start : start + size] for each in draws))


def _block(
    provinces: Provinces, levers: Levers, low: Array, width: Array, part: tuple[SeedSequence, int]
) -> tuple[Array, Counts]:
    child, size = part
    shape = (len(levers.shift), len(OUTPUTS))
    total, counts = np.zeros(shape), np.zeros((*shape, BINS + 2), dtype=np.int64)
    places = np.arange(shape[0] * shape[1]) * (BINS + 2)
    for piece in _slices(draw_block(child, size)):
        values = score_contracted(provinces, piece, levers)
        total += values.sum(axis=0)
        here = np.clip(np.floor((values - low) / width) + 1, 0, BINS + 1).astype(np.int64)
        flat = here.reshape(len(values), -1) + places
        counts += np.bincount(flat.ravel(), minlength=counts.size).reshape(counts.shape)
    return total, counts


def _add(first: tuple[Array, Counts], second: tuple[Array, Counts]) -> tuple[Array, Counts]:
    return first[0] + second[0], first[1] + second[1]
