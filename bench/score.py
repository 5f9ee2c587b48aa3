"""Scoring many draws: folded against all cells, in one run. Usage: python bench/score.py [samples] [--dask]

Ratios inside one run are to be trusted, seconds are not: other work shares the machine.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.random import SeedSequence

from policygraph.errors import ModelError
from policygraph.graph import load
from policygraph.graph.numbers import grid_factors, parameters, series
from policygraph.models.cohorts import survival
from policygraph.schema.places import Jurisdiction
from policygraph.scoring.contraction import (
    BLOCK,
    NONLINEAR,
    OUTPUTS,
    Draws,
    Levers,
    Provinces,
    draw_block,
    score_contracted,
    score_full,
    summarise,
)

YEARS, INTERVENTIONS, PROVINCES = 36, 24, 31


def made_up_provinces() -> Provinces:
    """Return provinces with the factors of the data and made-up shares of national sales (a benchmark, no result)."""
    graph = load()
    factors = []
    for place in graph.rows(Jurisdiction):
        try:
            known = grid_factors(graph, "province", place.id)
        except ModelError:
            continue
        factors.append(known[max(known)])
    factors = [*factors, float(np.mean(factors))][:PROVINCES]
    registered = series(graph, "automobile_new_registrations_mps")
    random = np.random.default_rng(0)
    share = random.dirichlet(np.ones(PROVINCES) * 4)
    fleet = parameters(graph, "fleet")
    sales = registered[max(registered)] * 1e4 * share[:, None] * np.linspace(1, 0.9, YEARS)
    grid = np.asarray(factors)[:, None] * 0.976 ** np.arange(YEARS)
    alive = survival(np.arange(YEARS), mean=fleet["lifetime_mean"], shape=fleet["lifetime_shape"])
    return Provinces(sales, grid, alive, 1.04 ** -np.arange(YEARS, dtype=float))


def made_up_levers() -> Levers:
    """Return interventions of which two thirds reach some provinces only."""
    random = np.random.default_rng(1)
    weight = np.where(random.random((INTERVENTIONS, PROVINCES)) < 0.4, random.random((INTERVENTIONS, PROVINCES)), 0.0)
    weight[::3] = 1.0
    spread = np.linspace(0, 1, INTERVENTIONS)
    return Levers(4 * spread, 0.02 + 0.28 * spread, 0.3 + 0.5 * spread, 500 * spread, weight)


def seconds(job: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        found.append(time.perf_counter() - start)
    return min(found)


def in_pieces(
    score: Callable[[Provinces, Draws, Levers], np.ndarray],
    provinces: Provinces,
    draws: Draws,
    levers: Levers,
    size: int,
) -> np.ndarray:
    """Return a score made piece by piece, so that no temporary outgrows the memory."""
    pieces = [Draws(*(each[at : at + size] for each in draws)) for at in range(0, len(draws.growth), size)]
    return np.concatenate([score(provinces, piece, levers) for piece in pieces])


def main() -> None:
    samples = int(next((word for word in sys.argv[1:] if word.isdigit()), "1000000"))
    provinces, levers = made_up_provinces(), made_up_levers()
    draws = draw_block(SeedSequence(0), 512)
    cells = 512 * INTERVENTIONS * PROVINCES * YEARS
    full = min(
        seconds(lambda size=size: in_pieces(score_full, provinces, draws, levers, size), 2) for size in (4, 16, 64)
    )
    folded = seconds(lambda: in_pieces(score_contracted, provinces, draws, levers, 512), 5)
    first, second = (in_pieces(score, provinces, draws, levers, 16) for score in (score_full, score_contracted))
    error = float(np.max(np.abs(second - first) / np.abs(first).max(axis=(0, 1))))
    print(f"cells {cells / 1e6:.1f} M; all cells {full:.3f} s; folded {folded:.4f} s; ratio {full / folded:.0f}")
    print(f"largest difference, of the largest output: {error:.1e}")
    print(f"run on the full path, because they do not enter linearly: {', '.join(NONLINEAR)}")
    for count in (samples // 10, samples):
        start = time.perf_counter()
        summary = summarise(provinces, levers, samples=count, seed=0)
        spent = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = f"{count:,} draws x {INTERVENTIONS} interventions x {PROVINCES} provinces x {YEARS} years"
        print(f"{size}: {spent:.1f} s, peak memory {memory:.0f} MB, blocks of {BLOCK}")
    for number, name in enumerate(OUTPUTS):
        wide = summary.width[-1, number]
        low, high = (summary.quantile(share)[-1, number] for share in (0.05, 0.95))
        print(f"last intervention, {name}: mean {summary.mean()[-1, number]:.6g}, 5-95 % {low:.6g} to {high:.6g}")
        print(f"    bin width {wide:.3g}, {wide / (high - low):.2%} of that range")
    if "--dask" in sys.argv:
        with_dask(provinces, levers)


def with_dask(provinces: Provinces, levers: Levers) -> None:
    """Compare the bits of one process with those of one, two and four workers."""
    from distributed import Client

    alone = summarise(provinces, levers, samples=50_000, seed=0)
    for workers in (1, 2, 4):
        with Client(n_workers=workers, threads_per_worker=1, dashboard_address=None, processes=False) as client:
            shared = summarise(provinces, levers, samples=50_000, seed=0, client=client)
        same = alone.total.tobytes() == shared.total.tobytes() and alone.counts.tobytes() == shared.counts.tobytes()
        print(f"dask, {workers} workers: same bits {same}")


if __name__ == "__main__":
    main()
