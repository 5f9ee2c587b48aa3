"""Writes ``docs/pages/evaluation.md``: recall on documented cases, precision on a judged sample, what must stay silent.

Run by ``make evaluate``. With ``--draw SEED`` it draws a new sample into ``docs/evaluation/sample.csv`` first (the seed is
the first eight hex digits of the commit of the data); a sample stays until the rules or the data change it.
"""  # noqa: E501

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from sheet import sheet

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.graph import PolicyGraph, load
from policygraph.schema.findings import Finding
from policygraph.schema.periods import Period

HERE = Path(__file__).parent
FOLDER = HERE / "evaluation"
PER_CONFLICT, PER_OTHER = 8, 3


class Outcome(NamedTuple):
    """How a documented case fares: the finding that shows it, and which of the four conditions hold."""

    case: str
    wanted: str
    finding: Finding | None
    code: bool
    place: bool
    period: bool
    note: str

    @property
    def found(self) -> bool:
        """Whether code, parties, place and period all fit."""
        return self.finding is not None and self.code and self.place and self.period


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file; none where it does not exist."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge_case(graph: PolicyGraph, row: dict[str, str], findings: Iterable[Finding]) -> Outcome:
    """Return the best finding for a case: all parties, then code, place and period."""
    sides = [set(side.split("|")) for side in row["parties"].split(";")]
    span = Period.parse(row["start"], row["end"])
    best = Outcome(row["case"], row["wanted"], None, False, False, False, row["note"])
    for each in findings:
        names = {name for party in each.parties for name in (party.id, party.policy)}
        if not all(side & names for side in sides):
            continue
        place = graph.places.covers(row["place"], each.place) or graph.places.covers(each.place, row["place"])
        period = Period.parse(each.period.start, each.period.end).overlap(span) is not None
        outcome = Outcome(
            row["case"], row["wanted"], each, row["wanted"] in (each.code, *each.also), place, period, row["note"]
        )
        if _score(outcome) > _score(best):
            best = outcome
    return best


def _score(outcome: Outcome) -> tuple[int, int, bool]:
    first = outcome.finding is not None and outcome.finding.code == outcome.wanted
    return (int(outcome.code), int(outcome.finding is not None) + outcome.place + outcome.period, first)


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson interval of a share."""
    if total == 0:
        return 0.0, 1.0
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def draw(findings: dict[str, list[Finding]], seed: str) -> list[dict[str, str]]:
    """Return the sample: findings of every code in random order, without what any rule says about them."""
    rng = random.Random(int(seed, 16))  # noqa: S311 - a sample, no secret
    rows: list[dict[str, str]] = []
    for code in sorted(findings, key=lambda code: (code[0], int(code[1:]))):
        members = sorted(findings[code], key=lambda each: each.id)
        number = PER_CONFLICT if code.startswith("C") else PER_OTHER
        for each in rng.sample(members, min(number, len(members))):
            rows.append({"seed": seed, "code": code, "id": each.id, "parties": ";".join(party.id for party in each.parties), "place": each.place, "start": each.period.start, "end": each.period.end})  # fmt: skip  # noqa: E501
    rng.shuffle(rows)
    return rows


def by_code(graph: PolicyGraph) -> dict[str, list[Finding]]:
    """Return all findings of a graph by code."""
    found: dict[str, list[Finding]] = {}
    for find in (find_conflicts, find_gaps, find_synergies):
        for each in find(graph):
            found.setdefault(each.code, []).append(each)
    return found


def report(graph: PolicyGraph) -> str:
    """Return the page."""
    findings = by_code(graph)
    everything = [each for members in findings.values() for each in members]
    outcomes = [judge_case(graph, row, everything) for row in read_rows(FOLDER / "cases.csv")]
    lines = [
        "# How well the checker does",
        "",
        _intro(graph, findings),
        "",
        *_recall(outcomes),
        "",
        *_precision(findings),
        "",
        *_limits(),
    ]
    return "\n".join(lines) + "\n"


def _intro(graph: PolicyGraph, findings: dict[str, list[Finding]]) -> str:
    counts = ", ".join(f"{len(members)} {code}" for code, members in sorted(findings.items(), key=lambda item: (item[0][0], int(item[0][1:]))))  # fmt: skip  # noqa: E501
    return (
        f"Written by `make evaluate` from the bundled data as of {graph.as_of} "
        f"({len(graph.tables['policies'])} policies, {len(graph.tables['provisions'])} provisions). Findings by code: {counts}."  # noqa: E501
    )


def _recall(outcomes: list[Outcome]) -> list[str]:
    found = [each for each in outcomes if each.found]
    low, high = wilson(len(found), len(outcomes))
    lines = [
        "## Documented cases",
        "",
        f"{len(found)} of {len(outcomes)} are found with the right code (as primary code or beside it), parties, place and "  # noqa: E501
        f"period: {len(found) / len(outcomes):.0%} (Wilson 95 %: {low:.0%} to {high:.0%}). The parties were coded with the "  # noqa: E501
        "cases known, so this says that the rules reach them, not that unknown cases would be found as often. "
        "No case, place or title is named in the code of a rule; a test looks.",
        "",
        "| Case | Wanted | Found as | Grade | Status | Place | Period | Note |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in outcomes:
        finding = each.finding
        if finding is None:
            lines.append(f"| {each.case} | {each.wanted} | not found | | | | | {each.note} |")
            continue
        code = finding.code + (f" (+{', '.join(finding.also)})" if finding.also else "")
        span = f"{finding.period.start or '…'} – {finding.period.end or '…'}"
        missing = [
            name for name, holds in (("code", each.code), ("place", each.place), ("period", each.period)) if not holds
        ]
        note = each.note + (f" Misses: {', '.join(missing)}." if missing else "")
        lines.append(f"| {each.case} | {each.wanted} | {code}, `{finding.rule}` | {finding.grade or ''} | {finding.status} | {graph_label(finding.place)} | {span} | {note} |")  # fmt: skip  # noqa: E501
    return lines


def graph_label(place: str) -> str:
    """Return the short form of a place for the table."""
    return place.removeprefix("plc:")


def _precision(findings: dict[str, list[Finding]]) -> list[str]:
    sample = {row["id"]: row for row in read_rows(FOLDER / "sample.csv")}
    judged = [row for row in read_rows(FOLDER / "judgements.csv") if row["id"] in sample]
    if not judged:
        return ["## Precision", "", "No sample has been judged."]
    known = {each.id for members in findings.values() for each in members}
    seed = next(iter(sample.values()))["seed"]
    lines = [
        "## Precision",
        "",
        f"A sample of {len(sample)} findings (seed {seed}, from the commit of the data) was judged twice from "
        "`docs/evaluation/sheet.md`: the claim in a few words, place, period, clauses and their sources, without rule "
        "or explanation. *Right*, *immaterial* (right but not worth a reader's time), *wrong*, *cannot tell*; only "
        "*right* counts here. Both passes were machine-assisted; each was made apart, by a reader who saw neither code "
        "nor data nor the other pass, in opposite order, and who could look clauses up. They are models of one family, "
        "and not as far apart as two people would be.",
        "",
        "| Code | Judged | Right in pass 1 | Right in pass 2 | Right in both | Immaterial | Wrong or cannot tell |",
        "|---|---|---|---|---|---|---|",
    ]
    codes = sorted({sample[row["id"]]["code"] for row in judged}, key=lambda code: (code[0], int(code[1:])))
    lines += [_row(code, [row for row in judged if sample[row["id"]]["code"] == code]) for code in codes]
    pooled = [row for row in judged if sample[row["id"]]["code"].startswith("C")]
    lines += [_row("all conflicts", pooled), ""]
    for name in ("pass1", "pass2"):
        right = sum(row[name] == "right" for row in pooled)
        low, high = wilson(right, len(pooled))
        lines.append(f"- Conflicts pooled, {name}: {right} of {len(pooled)} right, {right / len(pooled):.0%} (Wilson 95 %: {low:.0%} to {high:.0%}).")  # fmt: skip  # noqa: E501
    same = sum(row["pass1"] == row["pass2"] for row in judged)
    lines.append(f"- The passes agree on {same} of {len(judged)} findings.")
    lines += _earlier()
    gone = sorted(set(sample) - known)
    if gone:
        lines.append(f"- {len(gone)} findings of the sample are no longer reported, because rules or data changed since the draw.")  # fmt: skip  # noqa: E501
    wrong = [
        row
        for row in judged
        if "wrong" in (row["pass1"], row["pass2"]) or "cannot tell" in (row["pass1"], row["pass2"])
    ]
    if wrong:
        lines += ["", "What was not right, and why:", ""]
        lines += [
            f"- `{row['id']}` ({sample[row['id']]['code']}): {row['note']}"
            for row in sorted(wrong, key=lambda row: row["id"])
        ]
    return lines


def _earlier() -> list[str]:
    """Return what earlier samples gave, one line a sample: their rules were changed since."""
    rows = [row for row in read_rows(FOLDER / "earlier.csv") if row["code"].startswith("C")]
    lines = []
    for seed in dict.fromkeys(row["seed"] for row in rows):
        members = [row for row in rows if row["seed"] == seed]
        first, second = (sum(row[name] == "right" for row in members) for name in ("pass1", "pass2"))
        lines.append(
            f"- An earlier sample (seed {seed}), judged likewise: {first} and {second} of {len(members)} conflicts "
            "right. What was wrong there was mended, and this sample drawn anew (`docs/evaluation/earlier.csv`)."
        )
    return lines


def _row(code: str, rows: list[dict[str, str]]) -> str:
    first, second = (sum(row[name] == "right" for row in rows) for name in ("pass1", "pass2"))
    both = sum(row["pass1"] == row["pass2"] == "right" for row in rows)
    dull = sum("immaterial" in (row["pass1"], row["pass2"]) for row in rows)
    bad = sum(bool({"wrong", "cannot tell"} & {row["pass1"], row["pass2"]}) for row in rows)
    return f"| {code} | {len(rows)} | {first} | {second} | {both} | {dull} | {bad} |"


def _limits() -> list[str]:
    return [
        "## What this does not show",
        "",
        "- Recall on cases nobody has documented is unknown.",
        "- A finding that a place has no rule rests on a search; the gazette may hold what the search did not.",
        "- A sign in the causal map is a claim with its source, not a measurement; belief says how sure it is.",
        "- Judging one's own findings is lenient. The rows are kept so that others can judge them again.",
    ]


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows to a file; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Draw a sample where asked to, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", metavar="SEED", help="draw a new sample with this hexadecimal seed")
    seed = parser.parse_args().draw
    graph = load()
    if seed:
        found = by_code(graph)
        drawn = draw(found, seed)
        write_rows(FOLDER / "sample.csv", drawn)
        known = {each.id: each for members in found.values() for each in members}
        (FOLDER / "sheet.md").write_text(sheet(graph, [known[row["id"]] for row in drawn]), encoding="utf-8")
    (HERE / "pages" / "evaluation.md").write_text(report(graph), encoding="utf-8")
    sys.stdout.write("written: docs/pages/evaluation.md\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
