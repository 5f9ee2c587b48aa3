"""What loading costs: against ``pandas.read_csv`` of the same files, and how it grows with the rows.

Loading reads, checks every cell and every reference, and builds the graph; ``read_csv`` only reads. Both are measured
in one run on one machine, so the ratio means something where seconds do not. Exit code 1 where a budget is missed.
"""

from __future__ import annotations

import csv
import gc
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import pandas as pd

from policygraph.graph import read_tables
from policygraph.resources import data_folder
from policygraph.schema.tables import TABLES

RATIO, EXPONENT = 20.0, 1.1
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


def seconds(job: Callable[[], object], times: int) -> float:
    """Return the median seconds of ``times`` runs of ``job``."""
    spent = []
    for _ in range(times):
        gc.collect()
        begin = perf_counter()
        job()
        spent.append(perf_counter() - begin)
    return statistics.median(spent)


def read_plain(folder: Path) -> None:
    """Read every table with pandas, all cells as text."""
    for table in TABLES.values():
        path = folder / table.path
        if path.is_file():
            pd.read_csv(path, dtype=str, keep_default_na=False)


def grow(folder: Path, target: Path, provisions: int) -> None:
    """Write the bundled tables to ``target``, policies and provisions repeated up to ``provisions`` rows."""
    for name, table in TABLES.items():
        with (folder / table.path).open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        if name == "provisions":
            copies = provisions // len(rows) + 1
            rows = [_renamed(row, copy) for copy in range(copies) for row in rows][:provisions]
        elif name == "policies":
            rows += [_renamed(row, copy) for copy in range(1, provisions // 500 + 2) for row in rows]
        path = target / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


def _renamed(row: list[str], copy: int) -> list[str]:
    """Give a copied row an id of its own, and let it point to the copy of its policy."""
    if not copy:
        return row
    return [f"{cell}-{copy}" if cell.startswith(("prv:", "pol:")) else cell for cell in row]


def measure(folder: Path, provisions: int) -> tuple[float, float]:
    """Return the seconds of ``read_csv`` and of loading for tables grown to ``provisions`` rows."""
    with TemporaryDirectory() as temporary:
        target = Path(temporary)
        grow(folder, target, provisions)
        (target / "datapackage.json").write_text('{"as_of": "2026-01-01"}', encoding="utf-8")
        return seconds(lambda: read_plain(target), 3), seconds(lambda: read_tables(target), 1)


def main() -> int:
    """Measure, report and compare with the budgets."""
    folder = data_folder()
    plain, loaded = seconds(lambda: read_plain(folder), 7), seconds(lambda: read_tables(folder), 7)
    ratio = loaded / plain
    report = [f"bundled data: read_csv {plain:.3f} s, load {loaded:.3f} s, ratio {ratio:.1f} (at most {RATIO:g})"]
    spent = []
    for size in SIZES:
        alone, whole = measure(folder, size)
        spent.append(whole)
        report.append(f"{size} provisions: read_csv {alone:.2f} s, load {whole:.2f} s, ratio {whole / alone:.1f}")
    # The smallest sizes carry the fixed rows of the other tables; growth is read off the largest three.
    exponent = float(np.polyfit(np.log(SIZES[-3:]), np.log(spent[-3:]), 1)[0])
    report.append(f"exponent of seconds against provisions: {exponent:.2f} (at most {EXPONENT:g})")
    sys.stdout.write("\n".join(report) + "\n")
    return int(ratio > RATIO or exponent > EXPONENT)


if __name__ == "__main__":
    sys.exit(main())
