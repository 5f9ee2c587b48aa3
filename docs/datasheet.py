"""The generated part of ``data/README.md``: rows, how each field is known, coverage in three states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from policygraph.checks.coverage import STATES, coverage_by_place
from policygraph.graph import PolicyGraph
from policygraph.schema.column import Column, Row, cell_text
from policygraph.schema.places import Jurisdiction
from policygraph.schema.policies import Policy
from policygraph.schema.tables import TABLES
from policygraph.schema.vocabularies import label

__all__ = ["datasheet", "field_shares", "rows_per_table"]

_MARKS = ("<!-- generated: begin -->", "<!-- generated: end -->")
_ASIDE = ("id", "note", "recalled", "inferred")
_SIGNS = dict(zip(STATES, ("●", "○", "·"), strict=True))
_WORDS = dict(zip(STATES, ("present", "searched and none found", "not searched"), strict=True))


def datasheet(page: Path, graph: PolicyGraph) -> str:
    """Return the text of ``page`` with what stands between its two marks made anew."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_MARKS[0])
    _, _, after = rest.partition(_MARKS[1])
    parts = (_rows(graph), _titles(graph), _coverage(graph), _fields(graph))
    return before + _MARKS[0] + "\n\n" + "\n\n".join(parts) + "\n\n" + _MARKS[1] + after


def rows_per_table(graph: PolicyGraph) -> list[tuple[str, str, int]]:
    """Return name, path and number of rows of every table."""
    return [(name, table.path, len(graph.tables[name])) for name, table in TABLES.items()]


def field_shares(rows: Iterable[Row], column: Column) -> dict[str, int]:
    """Return how many cells of ``column`` were seen on a page, inferred, recalled, or say nothing."""
    counts = dict.fromkeys(("seen", "inferred", "recalled", "not stated"), 0)
    for row in rows:
        if cell_text(getattr(row, column.name)) in ("", "not_stated"):
            counts["not stated"] += 1
        elif column.name in getattr(row, "recalled", ()):
            counts["recalled"] += 1
        else:
            counts["inferred" if column.name in getattr(row, "inferred", ()) else "seen"] += 1
    return counts


def _table(heads: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    heads = list(heads)
    body = ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
    return "\n".join(["| " + " | ".join(heads) + " |", "| " + " | ".join("---" for _ in heads) + " |", *body])


def _rows(graph: PolicyGraph) -> str:
    lines = [(name, f"`{path}`", count) for name, path, count in rows_per_table(graph)]
    return "### Rows per table\n\n" + _table(("table", "file", "rows"), lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""


def _titles(graph: PolicyGraph) -> str:
    """Titles count where a document was meant to have one; numbers where one is given."""
    rows = graph.rows(Policy)
    titled = [row for row in rows if row.title_zh]
    numbered = [row for row in rows if row.document_number]
    seen = sum("title_zh" not in row.recalled for row in titled)
    known = sum("document_number" not in row.recalled for row in numbered)
    lines = [
        ("Chinese titles", len(rows), len(titled), seen, _percent(seen, len(rows)), _percent(seen, len(titled))),
        (
            "document numbers",
            len(rows),
            len(numbered),
            known,
            _percent(known, len(rows)),
            _percent(known, len(numbered)),
        ),
    ]
    heads = ("", "policies", "given", "seen on a page", "seen of all", "seen of those given")
    return "### Titles and numbers\n\n" + _table(heads, lines)


def _coverage(graph: PolicyGraph) -> str:
    frame = coverage_by_place(graph)
    topics = sorted(frame["topic"].unique())
    cells = zip(frame["place"], frame["topic"], frame["state"], strict=True)
    states = {(place, topic): _SIGNS[state] for place, topic, state in cells}
    places = [row for row in graph.rows(Jurisdiction) if row.place_level == "province"]
    lines = [(row.label_en, *(states[row.id, topic] for topic in topics)) for row in places]
    counts = frame["state"].value_counts()
    summary = ", ".join(f"{_SIGNS[state]} {_WORDS[state]} {counts.get(state, 0)}" for state in STATES)
    heads = ("place", *(label("topic", topic, "en") for topic in topics))
    return f"### Coverage, place by topic\n\n{summary}. Only ○ is a gap; · says nothing.\n\n" + _table(heads, lines)


def _fields(graph: PolicyGraph) -> str:
    lines = [line for name, table in TABLES.items() if graph.tables[name] for line in _field_lines(graph, name)]
    heads = ("table", "column", "seen", "inferred", "recalled", "not stated")
    return (
        "### How each field is known\n\n<details><summary>Share of cells per column</summary>\n\n"
        + _table(heads, lines)
        + "\n\n</details>"
    )


def _field_lines(graph: PolicyGraph, name: str) -> Iterator[tuple[str, ...]]:
    rows = graph.tables[name]
    for column in TABLES[name].columns:
        if column.name not in _ASIDE:
            counts = field_shares(rows, column)
            yield (name, f"`{column.name}`", *(_percent(count, len(rows)) for count in counts.values()))
