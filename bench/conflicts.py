"""What counting conflicts costs: against DuckDB and polars joins, against one streaming pass, and how it grows.

    python bench/conflicts.py [-o FOLDER] [--quick]

Synthetic provisions with three effects each over a nation and 31 provinces, 36 years, 60 indicators. A conflict is a
pair of effects on one indicator with opposite signs, of one place or one of them national, whose years overlap. Every
method must give the same total. All figures of a run come from one machine within minutes, so ratios mean something
where seconds do not. With ``-o`` the figures and a picture of cost against size are written there. Exit code 1 where
a budget is missed. ``--quick`` leaves the million out.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.checks.columns import PushColumns
from policygraph.checks.counting import count_facts
from policygraph.checks.facts import top_facts
from policygraph.graph import load

PLACES, YEARS, INDICATORS, EFFECTS = 32, 36, 60, 3
SIZES = (300, 1_000, 3_000, 10_000, 30_000, 100_000, 200_000, 300_000, 1_000_000)
ABOVE = np.array([-1, *[0] * (PLACES - 1)])
# What the project promises; see the figures printed beside them.
DUCKDB, POLARS, PASSES, TOP, MEMORY, BUNDLED = 80.0, 20.0, 40.0, 3.0, 2048.0, 5.0
Columns = dict[str, Any]


def provisions(count: int, seed: int = 0) -> Columns:
    """Return ``3 * count`` effects as raw columns: a tenth is national, periods last 3 to 11 years."""
    rng = np.random.default_rng(seed)
    place = np.where(rng.random(count) < 0.1, 0, rng.integers(1, PLACES, count)).astype(np.int16)
    start = rng.integers(0, YEARS, count).astype(np.int16)
    end = np.minimum(start + rng.integers(2, 11, count), YEARS - 1).astype(np.int16)
    popular = 1 / np.sqrt(np.arange(1, INDICATORS + 1))
    first = rng.choice(INDICATORS, count, p=popular / popular.sum())
    rows = np.repeat(np.arange(count), EFFECTS)
    return {
        "indicator": ((first[:, None] + 7 * np.arange(EFFECTS)) % INDICATORS).ravel().astype(np.int16),
        "place": place[rows],
        "sign": np.where(rng.random(len(rows)) < 0.7, 1, -1).astype(np.int8),
        "start": start[rows],
        "end": end[rows],
        "bound": rng.random(len(rows)),
    }


def columns_of(raw: Columns) -> PushColumns:
    """Wrap the raw columns; nothing is computed."""
    return PushColumns.of_arrays(**raw, above=ABOVE, indicators=INDICATORS, ticks=YEARS)


def total(raw: Columns) -> int:
    """Count the conflicts from the raw columns."""
    return count_facts(columns_of(raw)).total


def by_pairs(raw: Columns) -> int:
    """Look at every pair: what everything else must agree with."""
    rows = list(zip(*(raw[name].tolist() for name in ("indicator", "place", "sign", "start", "end")), strict=True))
    up, down = [row for row in rows if row[2] > 0], [row for row in rows if row[2] < 0]
    return sum(
        one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
        and one[3] <= other[4] and other[3] <= one[4]
        for one, other in product(up, down)
    )  # fmt: skip


# The join of equals: every national row is copied to each province, so that place is part of the key. A pair with a
# nation is met where the other side stands; nation against nation where both are copies of place 0.
DUCKDB_BY_PLACE = f"""
WITH up AS (SELECT indicator, place, start, "end" FROM e WHERE sign > 0),
     down AS (SELECT indicator, place, start, "end" FROM e WHERE sign < 0),
     spread AS (SELECT indicator, start, "end", place FROM up
                UNION ALL SELECT indicator, start, "end", k FROM up, range(1, {PLACES}) t(k) WHERE place = 0)
SELECT (SELECT count(*) FROM spread s JOIN down d ON s.indicator = d.indicator AND s.place = d.place
          AND s.start <= d."end" AND d.start <= s."end")
     + (SELECT count(*) FROM up u JOIN down d ON u.indicator = d.indicator AND u.place <> 0 AND d.place = 0
          AND u.start <= d."end" AND d.start <= u."end")
"""
DUCKDB_BY_INDICATOR = """
SELECT count(*) FROM e u JOIN e d ON u.indicator = d.indicator AND u.sign > 0 AND d.sign < 0
  AND u.start <= d."end" AND d.start <= u."end" AND (u.place = d.place OR u.place = 0 OR d.place = 0)
"""


def duckdb_join(raw: Columns, query: str) -> Callable[[], int]:
    """Return a job that counts with a DuckDB join over a table already loaded."""
    import duckdb
    import pandas as pd

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.register("frame", pd.DataFrame({name: raw[name] for name in raw if name != "bound"}))
    connection.execute("CREATE TABLE e AS SELECT * FROM frame")

    def job() -> int:
        row = connection.execute(query).fetchone()
        return int(row[0]) if row else 0

    return job


def polars_join(raw: Columns) -> Callable[[], int]:
    """Return a job that counts with a polars join on indicator and place over a frame already loaded."""
    import polars as pl

    frame = pl.DataFrame({name: raw[name] for name in raw if name != "bound"})

    def job() -> int:
        up, down = frame.lazy().filter(pl.col("sign") > 0), frame.lazy().filter(pl.col("sign") < 0)
        copies = up.filter(pl.col("place") == 0).drop("place").join(
            pl.LazyFrame({"place": np.arange(1, PLACES, dtype=np.int16)}), how="cross"
        )  # fmt: skip
        spread = pl.concat(
            [up.select("indicator", "place", "start", "end"), copies.select("indicator", "place", "start", "end")]
        )
        overlap = (pl.col("start") <= pl.col("end_right")) & (pl.col("start_right") <= pl.col("end"))
        same = spread.join(down, on=["indicator", "place"]).filter(overlap).select(pl.len())
        below = up.filter(pl.col("place") != 0).join(down.filter(pl.col("place") == 0), on="indicator").filter(overlap)
        found = pl.collect_all([same, below.select(pl.len())], engine="streaming")
        return int(sum(each.item() for each in found))

    return job


def seconds(job: Callable[[], Any], times: int = 5, budget: float = 20.0) -> tuple[float, Any]:
    """Return median seconds and the answer; no further run once ``budget`` seconds are spent."""
    spent: list[float] = []
    answer = None
    while len(spent) < times and (not spent or sum(spent) < budget):
        gc.collect()
        begin = perf_counter()
        answer = job()
        spent.append(perf_counter() - begin)
    return statistics.median(spent), answer


def in_turn(jobs: dict[str, Callable[[], Any]], rounds: int = 15) -> tuple[dict[str, float], dict[str, Any]]:
    """Run several jobs in turn and return the least seconds and the answer of each.

    Another program on the machine slows every job, but not for all rounds: the least is what the job itself takes.
    """
    least = dict.fromkeys(jobs, float("inf"))
    answers: dict[str, Any] = {}
    for _ in range(rounds):
        for name, job in jobs.items():
            spent, answers[name] = seconds(job, 1)
            least[name] = min(least[name], spent)
    return least, answers


class Report:
    """The figures of a run, printed as they come, and whether every budget was kept."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def add(self, name: str, value: float, unit: str, least: float | None = None, most: float | None = None) -> None:
        """Print a figure; one with a limit is a promise."""
        kept = (least is None or value >= least) and (most is None or value <= most)
        limit = f"at least {least:g}" if least is not None else f"at most {most:g}" if most is not None else ""
        self.lines.append({"figure": name, "value": float(f"{value:.3g}"), "unit": unit, "limit": limit, "kept": kept})
        sys.stdout.write(f"{name:58s} {value:12.4g} {unit:8s} {limit:14s} {'' if kept else 'MISSED'}\n")
        sys.stdout.flush()

    @property
    def kept(self) -> bool:
        """Whether no promise was missed."""
        return all(line["kept"] for line in self.lines)


def against_joins(report: Report) -> None:
    """Compare with the joins at 200,000 provisions, all with the same total."""
    small = provisions(300)
    jobs = {"by place": DUCKDB_BY_PLACE, "by indicator": DUCKDB_BY_INDICATOR}
    totals = {total(small), by_pairs(small), polars_join(small)(), *(duckdb_join(small, q)() for q in jobs.values())}
    raw = provisions(200_000)
    least, answers = in_turn({"counts": lambda: total(raw)})
    own, found = least["counts"], answers["counts"]
    report.add("counts, 200,000 provisions", own, "s")
    report.add("facts, 200,000 provisions", found, "")
    joins = {}
    for name, query in jobs.items():
        joins[name], answer = seconds(duckdb_join(raw, query), 3)
        totals.add(answer) if answer != found else None
        report.add(f"DuckDB join {name}, 200,000 provisions", joins[name], "s")
    polars, answer = seconds(polars_join(raw), 3)
    totals.add(answer) if answer != found else None
    report.add("polars join by place, 200,000 provisions", polars, "s")
    report.add("totals that differ", len(totals) - 1, "", most=0)
    report.add("DuckDB (the quicker) / counts", min(joins.values()) / own, "times", least=DUCKDB)
    report.add("polars / counts", polars / own, "times", least=POLARS)


def at_a_million(report: Report) -> None:
    """Compare with one streaming pass over the raw columns, and the exact top with the counts."""
    raw = provisions(1_000_000)
    size = 25_000_000
    first, second = np.zeros(size), np.ones(size)
    jobs: dict[str, Callable[[], Any]] = {
        "stream": lambda: np.add(first, second, out=first),
        "counts": lambda: total(raw),
        "top": lambda: top_facts(columns_of(raw), 100),
    }
    least, answers = in_turn(jobs)
    # The stream reads two numbers and writes one: 24 bytes a cell; the pass reads the five raw columns once.
    one_pass = least["stream"] * sum(raw[name].nbytes for name in raw if name != "bound") / (24 * size)
    report.add("one pass over the raw columns, 1,000,000 provisions", one_pass, "s")
    report.add("counts, 1,000,000 provisions", least["counts"], "s")
    report.add("facts, 1,000,000 provisions", answers["counts"], "")
    report.add("counts from raw columns / one pass", least["counts"] / one_pass, "times", most=PASSES)
    report.add("rows of the exact top 100", len(answers["top"]), "", least=100)
    report.add("top 100 / counts", least["top"] / least["counts"], "times", most=TOP)
    report.add("largest memory so far", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", most=MEMORY)


def bundled(report: Report) -> None:
    """Compare the whole check of the bundled graph, cold, with loading it."""
    loading, checking = [], []
    for _ in range(5):
        spent, graph = seconds(load, 1)
        loading.append(spent)
        checks = (find_conflicts, find_gaps, find_synergies)
        checking.append(seconds(lambda graph=graph, checks=checks: [find(graph) for find in checks], 1)[0])
    report.add("loading the bundled data", min(loading), "s")
    report.add("all conflicts, gaps and synergies", min(checking), "s")
    report.add("whole check / load", min(checking) / min(loading), "times", most=BUNDLED)


def growth(report: Report, sizes: tuple[int, ...]) -> dict[str, list[tuple[int, float]]]:
    """Return seconds by size for every method, each up to the size it can bear."""
    found: dict[str, list[tuple[int, float]]] = {
        name: [] for name in ("counts", "top 100", "DuckDB join", "every pair")
    }
    for size in sizes:
        raw = provisions(size)
        found["counts"].append((size, seconds(lambda raw=raw: total(raw))[0]))
        found["top 100"].append((size, seconds(lambda raw=raw: top_facts(columns_of(raw), 100))[0]))
        if size <= 200_000:
            found["DuckDB join"].append((size, seconds(duckdb_join(raw, DUCKDB_BY_PLACE), 1)[0]))
        if size <= 1_000:
            found["every pair"].append((size, seconds(lambda raw=raw: by_pairs(raw), 1)[0]))
        report.add(f"counts, {size:,} provisions", found["counts"][-1][1], "s")
    return found


def draw(found: dict[str, list[tuple[int, float]]], path: Path) -> None:
    """Write cost against size as a picture with two logarithmic axes."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "policygraph"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    for (name, points), colour, mark in zip(
        found.items(), ("#0072B2", "#009E73", "#D55E00", "#767676"), "os^D", strict=True
    ):
        axes.loglog(*zip(*points, strict=True), marker=mark, color=colour, label=name, linewidth=1.5, markersize=4)
        # The counts and the top 100 end in one point: their names stand above and below it.
        raised = {"counts": 7, "top 100": -7}.get(name, 0)
        axes.annotate(name, points[-1], xytext=(6, raised), textcoords="offset points", color=colour, va="center")
    axes.set(xlabel="provisions", ylabel="seconds", title="Conflicts: cost against size")
    axes.set_xlim(right=6e6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, which="major", linewidth=0.4, color="#dddddd")
    figure.savefig(path, metadata={"Date": None})


def main() -> int:
    """Run every measurement; return 1 where a promise is missed."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    reader.add_argument("-o", "--output", type=Path)
    reader.add_argument("--quick", action="store_true", help="leave the million out")
    asked = reader.parse_args()
    report = Report()
    # The million first: the largest memory of the run is then that of the counts, not that of the joins.
    if not asked.quick:
        at_a_million(report)
    bundled(report)
    against_joins(report)
    found = growth(report, SIZES[:5] if asked.quick else SIZES)
    if asked.output:
        asked.output.mkdir(parents=True, exist_ok=True)
        draw(found, asked.output / "conflicts.svg")
        text = json.dumps({"figures": report.lines, "seconds": found}, indent=1)
        (asked.output / "conflicts.json").write_text(text + "\n", encoding="utf-8")
    return 0 if report.kept else 1


if __name__ == "__main__":
    sys.exit(main())
