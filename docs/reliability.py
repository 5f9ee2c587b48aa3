"""Draws what is coded and checked a second time, and writes ``docs/pages/reliability.md`` from it.

Run by ``make evaluate``. ``--draw SEED`` writes a new round (the seed is the first eight hex digits of the commit of
the data): ``sample.csv``, 100 provisions stratified by class of instrument, to be coded by two coders who see neither
the data nor each other (``coder_a.csv``, ``coder_b.csv``), and ``recheck.csv``, 50 cells to
compare with another page; ``--only`` draws the one or the other.

Sources: Cohen 1960 (kappa), Gwet 2008 (AC1), Wilson 1927 (interval of a share).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from evaluate import read_rows, wilson, write_rows

from policygraph.graph import PolicyGraph, load
from policygraph.schema.policies import Policy, Provision, Setting, Target
from policygraph.schema.vocabularies import ancestors

HERE = Path(__file__).parent
FOLDER = HERE.parent / "data" / "reliability"
PROVISIONS, AT_LEAST = 100, 10
CELLS = {"targets": 20, "settings": 15, "dates": 15}
DATES = ("text_date", "publication_date", "start", "end")
FIELDS = ("instrument", "modality", "addressees", "sides", "stages", "actors", "technologies")
RESAMPLES = 2_000
"""Bootstrap samples behind an interval."""


def draw(graph: PolicyGraph, seed: str) -> dict[str, list[dict[str, str]]]:
    """Return the rows of ``sample`` and ``recheck``: what to look at, and nothing that the data say of it."""
    rng = random.Random(int(seed, 16))  # noqa: S311 - a sample, no secret
    seen = [each for each in graph.rows(Provision) if "summary_en" not in each.recalled and _pages(graph, each.id)]
    classes: dict[str, list[str]] = {}
    for each in sorted(seen, key=lambda row: row.id):
        classes.setdefault(ancestors("instrument", each.instrument)[-1], []).append(each.id)
    chosen = [name for group, size in _sizes(classes).items() for name in rng.sample(classes[group], size)]
    rng.shuffle(chosen)
    cells = _cells(graph, rng)
    return {
        "sample": [_task(graph, name, seed) for name in chosen],
        "recheck": [{"seed": seed, **row, **_source(graph, row["id"])} for row in cells],
    }


def _sizes(classes: dict[str, list[str]]) -> dict[str, int]:
    """Return how many of each class are drawn: in proportion, but at least ten (all where fewer)."""
    total = sum(map(len, classes.values()))
    sizes = {each: min(len(members), max(AT_LEAST, PROVISIONS * len(members) // total)) for each, members in classes.items()}  # fmt: skip  # noqa: E501
    largest = max(sizes, key=lambda each: len(classes[each]))
    sizes[largest] += PROVISIONS - sum(sizes.values())
    return sizes


def _pages(graph: PolicyGraph, name: str) -> list[str]:
    """Return the addresses behind a row, or the titles of sources without one."""
    return [each.url or each.title for each in graph.sources_of(name)]


def _task(graph: PolicyGraph, name: str, seed: str) -> dict[str, str]:
    row = graph.get(Provision, name)
    policy = graph.get(Policy, row.policy)
    return {
        "seed": seed,
        "id": name,
        "class": ancestors("instrument", row.instrument)[-1],
        "policy": policy.title_zh or policy.title_en,
        "document_number": policy.document_number,
        "date": policy.text_date or policy.publication_date,
        "place": policy.jurisdiction,
        "clause": row.clause,
        "says": row.summary_zh or row.summary_en,
        "pages": " ".join(_pages(graph, name)),
    }


def _source(graph: PolicyGraph, name: str) -> dict[str, str]:
    """Return where a cell came from: another page than this is to be looked for."""
    return {"pages": " ".join(_pages(graph, name)), "verdict": "", "basis": "", "page": "", "note": ""}


def _cells(graph: PolicyGraph, rng: random.Random) -> list[dict[str, str]]:
    """Return the cells to compare with another page: whole targets, settings, and dates of policies."""
    rows: list[dict[str, str]] = []
    numbers: dict[str, tuple[Target | Setting, ...]] = {"targets": graph.rows(Target), "settings": graph.rows(Setting)}
    for table, members in numbers.items():
        held = sorted(each.id for each in members if not each.recalled and each.value is not None)
        rows += [{"table": table, "id": name, "column": ""} for name in rng.sample(held, CELLS[table])]
    dated = sorted(
        (each.id, column)
        for each in graph.rows(Policy)
        for column in DATES
        if getattr(each, column) and column not in (*each.recalled, *each.inferred)
    )
    rows += [{"table": "policies", "id": name, "column": column} for name, column in rng.sample(dated, CELLS["dates"])]
    return rows


def percent(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of pairs that agree."""
    return sum(first == second for first, second in pairs) / len(pairs)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of paired nominal codes; 1 where both coders use one and the same word."""
    first, second = (Counter(column) for column in zip(*pairs, strict=True))
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else (percent(pairs) - chance) / (1 - chance)


def gwet(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Gwet's AC1 of paired nominal codes; 1 where both coders use one and the same word."""
    shares = [count / (2 * len(pairs)) for count in Counter(word for pair in pairs for word in pair).values()]
    if len(shares) == 1:
        return 1.0
    chance = sum(share * (1 - share) for share in shares) / (len(shares) - 1)
    return (percent(pairs) - chance) / (1 - chance)


def interval(
    measure: Callable[[Sequence[tuple[str, str]]], float], pairs: Sequence[tuple[str, str]], seed: str
) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of a measure over resampled provisions."""
    rng = random.Random(int(seed, 16))  # noqa: S311 - a bootstrap, no secret
    drawn = sorted(measure(rng.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    return drawn[round(0.025 * (RESAMPLES - 1))], drawn[round(0.975 * (RESAMPLES - 1))]


def report(graph: PolicyGraph) -> str:
    """Return the page: agreement of every round, and the cells that were compared with another page."""
    lines = ["# How reliable the coding is", "", *INTRODUCTION]
    for folder in sorted(FOLDER.glob("round-*")):
        lines += ["", f"## Round {folder.name.removeprefix('round-')}", "", *_round(graph, folder)]
        cells = read_rows(folder / "recheck.csv")
        lines += ["", *_recheck(cells)] if cells else []
    return "\n".join(lines) + "\n"


INTRODUCTION = (
    "Written by `make evaluate` from `data/reliability/`. Both codings of a round were machine-assisted, by models of",
    "one family: agreement measures consistency, not truth. Neither coder saw the data or the other's codes. Where a",
    "page could not be opened, a coder worked from the sentence that the evidence table keeps of it; `basis` says so.",
    "Sets (such as sides) count as one word: they agree only if all members do. AC1 is Gwet's, intervals are 95 % from",
    f"{RESAMPLES:,} bootstrap samples over provisions. A change of the codebook draws a new round; earlier ones stay.",
    '"As in the data" compares with the data of today. The coders of round 1 had the codebook before its section 8;',
    "after round 2 the data were brought in line with that section (whom a number addresses, who must act), after",
    "round 6 in stages, technologies and actors where both coders differed from them alike. Agreement of the data with",
    "these two rounds is therefore no longer a test: at the time of coding they agreed with round 6 in 81 % of the",
    "addressees, 75 % of the stages, 70 % of the technologies and 54 and 72 % of the actors. Round 6 was coded from",
    "the kept sentences alone.",
)


def _round(graph: PolicyGraph, folder: Path) -> list[str]:
    sample, first, second = (_by_id(read_rows(folder / f"{name}.csv")) for name in ("sample", "coder_a", "coder_b"))
    both = [name for name in sample if name in first and name in second]
    if not sample:
        return ["No convention of the coded fields changed; only cells were compared with pages."]
    if not both:
        return [f"{len(sample)} provisions drawn, not coded yet."]
    seed = sample[both[0]]["seed"]
    classes = Counter(sample[name]["class"] for name in both)
    pages = [sum(rows[name]["basis"] == "page" for name in both) for rows in (first, second)]
    lines = [
        f"{len(both)} provisions, seed {seed}, by class of instrument: "
        + ", ".join(f"{count} {name}" for name, count in sorted(classes.items()))
        + f". Read from a page: {pages[0]} by coder A, {pages[1]} by coder B.",
        "",
        "| Field | Words used | Agree | Kappa | AC1 | A as in the data | B as in the data | Commonest differences |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for field in FIELDS:
        pairs = [(first[name][field], second[name][field]) for name in both]
        held = [_held(graph, name, field) for name in both]
        cells = [field, str(len({word for pair in pairs for word in pair})), f"{percent(pairs):.0%}"]
        cells += [f"{measure(pairs):.2f} ({low:.2f} to {high:.2f})" for measure in (kappa, gwet) for low, high in [interval(measure, pairs, seed)]]  # fmt: skip  # noqa: E501
        cells += [f"{sum(pair[side] == own for pair, own in zip(pairs, held, strict=True)) / len(both):.0%}" for side in (0, 1)]  # fmt: skip  # noqa: E501
        unlike = Counter(" / ".join(sorted(pair)) for pair in pairs if pair[0] != pair[1])
        commonest = sorted(unlike.items(), key=lambda item: (-item[1], item[0]))[:3]
        cells.append("; ".join(f"{words or 'none'} ({count})" for words, count in commonest))
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, "", "Counts of the words, A and B:", "", *_counts(first, second, both)]


def _counts(first: dict[str, dict[str, str]], second: dict[str, dict[str, str]], both: Iterable[str]) -> list[str]:
    """Return one line a field with how often each coder used each word."""
    lines: list[str] = []
    names = list(both)
    for field in FIELDS:
        mine, theirs = (Counter(rows[name][field] for name in names) for rows in (first, second))
        words = sorted(mine | theirs, key=lambda word: (-(mine[word] + theirs[word]), word))
        lines.append(f"- {field}: " + ", ".join(f"{word or 'blank'} {mine[word]}/{theirs[word]}" for word in words))
    return lines


def _held(graph: PolicyGraph, name: str, field: str) -> str:
    """Return what the data say today, in the form the coders write."""
    row = graph.index.get(name)
    value = getattr(row, field, "")
    return ";".join(sorted(value)) if isinstance(value, tuple) else str(value)


def _recheck(rows: list[dict[str, str]]) -> list[str]:
    judged = [row for row in rows if row.get("verdict")]
    if not judged:
        return [f"{len(rows)} cells drawn, not compared yet."]
    right = sum(row["verdict"] == "right" for row in judged)
    numbers = sum(row["verdict"] == "wrong number" for row in judged)
    apart = sum(row["basis"] != "other page" for row in judged)
    low, high = wilson(right, len(judged))
    lines = [
        f"{len(judged)} cells (20 targets, 15 settings, 15 dates) were compared with a page that is not the one",
        "they came from, where there is one. "
        f"{right} are right: {right / len(judged):.0%} (Wilson 95 %: {low:.0%} to {high:.0%});",
        f"with a wrong number: {numbers}; without an independent page: {apart}. A target is right only if value, unit,",
        "comparator, year, basis and document are. The verdict is on the cell as drawn; what was wrong is mended.",
        "",
        "| Cell | Verdict | Compared with | Note |",
        "|---|---|---|---|",
    ]
    return lines + [f"| `{row['id']}` {row['column']} | {row['verdict']} | {row['basis']} | {row['note']} |" for row in judged]  # fmt: skip  # noqa: E501


def _by_id(rows: Iterable[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows}


def main() -> int:
    """Draw a round where asked to, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", metavar="SEED", help="draw a new round with this hexadecimal seed")
    parser.add_argument("--only", choices=("sample", "recheck"), help="draw the clauses only, or the cells only")
    asked = parser.parse_args()
    seed = asked.draw
    graph = load()
    if seed:
        folder = FOLDER / f"round-{len(list(FOLDER.glob('round-*'))) + 1}"
        for name, rows in draw(graph, seed).items():
            if asked.only in (None, name):
                write_rows(folder / f"{name}.csv", rows)
    (HERE / "pages" / "reliability.md").write_text(report(graph), encoding="utf-8")
    sys.stdout.write("written: docs/pages/reliability.md\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
