"""What changed between two states of the data: rows, and the findings that appeared, ended or changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from policygraph.checks.run import find_conflicts, find_gaps, find_synergies
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.tablediff import diff
from policygraph.schema.findings import Finding
from policygraph.schema.vocabularies import label as word
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Changes", "compare_graphs"]

Change = Literal["appeared", "ended", "changed"]
# A finding changed when one of these did; a number that moved in the sixth digit is no news.
_TOLD = ("status", "grade", "verdict", "overlap", "explanation")


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows that differ (columns ``table, id, change, column, before, after``) and findings by what became of them."""

    rows: pd.DataFrame
    findings: tuple[tuple[Change, Finding], ...]
    before: PolicyGraph
    after: PolicyGraph

    def __bool__(self) -> bool:
        return bool(len(self.rows) or self.findings or self.before.as_of != self.after.as_of)

    def to_json(self) -> str:
        """Return rows and findings as JSON text."""
        body: dict[str, Any] = {
            "rows": self.rows.to_dict(orient="records"),
            "findings": [{"change": change, **each.model_dump(mode="json")} for change, each in self.findings],
            "as_of": [self.before.as_of, self.after.as_of],
        }
        return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return a change log: findings first, then rows table by table."""
        lines = [
            f"# {say('checks.changes.title', lang)}",
            "",
            say("checks.changes.dates", lang, before=self.before.as_of, after=self.after.as_of),
        ]
        if not self:
            return "\n".join([*lines, "", say("checks.changes.none", lang)]) + "\n"
        for kind in ("appeared", "ended", "changed"):
            found = [each for change, each in self.findings if change == kind]
            if found:
                lines += ["", f"## {say(f'checks.changes.{kind}', lang, count=len(found))}", ""]
                lines += [_line(each, lang) for each in found]
        for table, rows in self.rows.groupby("table", sort=True):
            lines += ["", f"## {say('checks.changes.table', lang, table=table, count=rows['id'].nunique())}", ""]
            lines += [_row_line(record, lang) for record in rows.to_dict(orient="records")]
        return "\n".join(lines) + "\n"


def _line(each: Finding, lang: Lang) -> str:
    status = word("finding_status", each.status, lang)
    return f"- {each.code} ({status}): {getattr(each.explanation, lang)} `{each.id}`"


def _row_line(record: dict[Any, Any], lang: Lang) -> str:
    key = f"checks.changes.row_{record['change']}"
    blank = say("checks.changes.blank", lang)
    cells = {name: record[name] or blank for name in ("before", "after")}
    return "- " + say(key, lang, id=record["id"], column=record["column"], **cells)


def compare_graphs(before: PolicyGraph, after: PolicyGraph) -> Changes:
    """Return what differs between two graphs, and between what the rules find in them."""
    old, new = _findings(before), _findings(after)
    found: list[tuple[Change, Finding]] = [("appeared", new[name]) for name in sorted(new.keys() - old.keys())]
    found += [("ended", old[name]) for name in sorted(old.keys() - new.keys())]
    both = (name for name in sorted(old.keys() & new.keys()))
    found += [
        ("changed", new[name])
        for name in both
        if any(getattr(old[name], part) != getattr(new[name], part) for part in _TOLD)
    ]
    return Changes(diff(before, after), tuple(found), before, after)


def _findings(graph: PolicyGraph) -> dict[str, Finding]:
    return {each.id: each for find in (find_conflicts, find_gaps, find_synergies) for each in find(graph)}
